@testable import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// Settings one by one: taken over from others, and made simpler, for whoever makes a scenario
/// small.
@Suite struct SimplerSettingsTests {
  /// Whatever differs is named, and taken over nothing differs; one path moves one setting.
  @Test func aSettingIsTakenOverAlone() {
    check("settings taken over", cases: 100) { choices in
      let maker = ScenarioMaker(choices: choices)
      let (one, other) = (maker.settings(), maker.settings())
      let paths = one.paths(unlike: other)
      var taken = one
      taken.take(paths, from: other)
      try demand(taken == other, "all of \(paths)")
      for path in paths {
        var single = one
        single.take([path], from: other)
        try demandEqual(single.paths(unlike: one), [path])
      }
    }
  }

  /// Each simpler value is one that a file can hold, changes this setting alone, and has fewer that
  /// are simpler still: so going on comes to an end, whichever is taken.
  @Test func simplerValuesComeToAnEnd() {
    check("simpler settings", cases: 60) { choices in
      let settings = ScenarioMaker(choices: choices).settings()
      for field in SettingsField.all {
        var simplest = settings
        var steps = 0
        while let next = simplest.simpler(at: field.path).first {
          for simpler in simplest.simpler(at: field.path) {
            try demandEqual(simpler.paths(unlike: simplest), [field.path], "what changes")
            let text = field.write(simpler)
            try demandEqual(readBack(field, text, rollups: settings.rollups), text, field.path)
          }
          simplest = next
          steps += 1
          try demand(steps <= 20, "\(field.path) does not come to an end")
        }
      }
    }
  }

  /// What the reader makes of a value, written again; its complaints if it refuses.
  private func readBack(_ field: SettingsField, _ text: String, rollups: Int) -> String {
    let problems = Problems()
    guard let tree = TreeComposer.compose(SourceText(text, fileName: "x"), problems: problems)
    else { return "no tree" }
    var reader = ValueReader(problems: problems)
    reader.rollups = rollups
    var settings = Settings()
    field.read(tree, reader, &settings)
    return problems.all.isEmpty ? field.write(settings) : "\(problems.all)"
  }

  @Test func anUnknownPathHasNothingSimpler() {
    #expect(Settings().simpler(at: "no.such").isEmpty)
    #expect(Settings().paths(unlike: Settings()).isEmpty)
  }
}
