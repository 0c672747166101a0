import RollupSimulation
import Testing

@testable import ScenarioFile

/// A preset is a way of writing settings, and nothing else.
@Suite struct PresetTests {
  private func settings(_ line: String, _ more: [String] = []) throws -> Settings {
    try scenario(minimal("settings: \(line)"), settings: more).settings
  }

  /// The values of presets as a person would write them out, later ones in place of earlier ones.
  private func spelledOut(_ presets: [Preset]) -> String {
    var groups: [(String, [(String, String)])] = []
    func put(_ group: String, _ key: String, _ text: String) {
      if let g = groups.firstIndex(where: { $0.0 == group }) {
        groups[g].1.removeAll { $0.0 == key }
        groups[g].1.append((key, text))
      } else {
        groups.append((group, [(key, text)]))
      }
    }
    for value in presets.flatMap(\.values) {
      let parts = value.path.split(separator: ".").map(String.init)
      put(parts.count == 2 ? parts[0] : "", parts[parts.count - 1], value.text)
    }
    let fields = groups.flatMap { group, entries in
      let list = entries.map { "\($0): \($1)" }
      return group.isEmpty ? list : ["\(group): {\(list.joined(separator: ", "))}"]
    }
    return "{" + fields.joined(separator: ", ") + "}"
  }

  @Test(arguments: Presets.all)
  func onePresetIsItsValuesWrittenOut(_ preset: Preset) throws {
    let named = try scenario(minimal("settings: {preset: \(preset.name)}"))
    let written = try scenario(minimal("settings: \(spelledOut([preset]))"))
    #expect(named == written)
    #expect(named.runIdentifier(seed: 1) == written.runIdentifier(seed: 1))
  }

  @Test func ofSeveralTheLaterWins() throws {
    for a in Presets.all {
      for b in Presets.all where a != b {
        let line = "{preset: [\(a.name), \(b.name)]}"
        #expect(try settings(line) == settings(spelledOut([a, b])), "\(line)")
      }
    }
    let three = try settings("{preset: [scroll, ethereum, sp1-groth16]}")
    #expect(three.costs.verificationGas == 270_000 && three.checkpointsPerEpoch == 10)
  }

  @Test func whatTheFileSaysWinsWhereverItStands() throws {
    for line in [
      "{blockTime: 9s, preset: starknet, checkpointInterval: 90s}",
      "{preset: [starknet], checkpointInterval: 90s, blockTime: 9s}",
    ] {
      #expect(try settings(line).blockTime == .seconds(9))
    }
    #expect(try settings("{blockTime: 5s}", ["preset=starknet"]).blockTime == .seconds(5))
  }

  @Test func theCommandLineNamesPresetsToo() throws {
    let own = minimal("settings: {preset: aztec}")
    func read(_ arguments: [String], _ text: String = minimal()) throws -> Settings {
      try scenario(text, settings: arguments).settings
    }
    let scroll = try settings("{preset: scroll}")
    #expect(try read(["preset=scroll"]) == scroll)
    #expect(try read(["settings.preset=scroll"]) == scroll)
    #expect(try read(["preset=scroll"], own) == scroll)
    let two = try read(["preset=[aztec, plonk]", "preset.0=scroll"])
    #expect(two.costs.verificationGas == 300_000 && two.blockTime == .seconds(3))
    #expect(try read(["preset=[]"], own) == Settings())
    #expect(try read(["blockTime=1s", "preset=starknet"]).blockTime == .seconds(1))
  }

  /// What is written holds the values, whatever they came from.
  @Test func whatIsWrittenReadsBackTheSameWithoutThePreset() throws {
    for preset in Presets.all {
      let original = try scenario(minimal("settings: {preset: \(preset.name)}"))
      let text = ScenarioWriter.write(original)
      #expect(!text.contains("preset"))
      let back = try scenario(text)
      #expect(back == original && back.digest == original.digest)
    }
  }

  @Test(arguments: [
    (
      "{preset: etherum}", [],
      "x.yaml:3:20: 'etherum'; did you mean 'ethereum'? (expected a preset, or a list of them: "
    ),
    ("{preset: [ethereum, plonc]}", [], "x.yaml:3:31: 'plonc'; did you mean 'plonk'? "),
    ("{preset: {a: 1}}", [], "x.yaml:3:20: a mapping (expected a preset, or a list of them: post"),
    ("{preset: ''}", [], "x.yaml:3:20: the quoted text '' (expected a preset"),
    ("{preset: [stark, stark]}", [], "x.yaml:3:28: 'stark' (expected each preset once)"),
    ("{}", ["preset=takio"], "--set:1:8: 'takio'; did you mean 'taiko'? (expected a preset"),
    ("{}", ["presets=taiko"], "--set:1:1: unknown path 'presets'; did you mean 'preset'? "),
    // What is wrong with a preset's value beside the file's own is told where it is named.
    (
      "{blockTime: 6min, preset: aztec}", [],
      "x.yaml:3:37: a checkpointInterval of 4min48s (expected at least a blockTime, 6min)"
    ),
  ])
  func aMistakeNamesItsPlace(_ line: String, _ arguments: [String], _ start: String) {
    let message = complaints(minimal("settings: \(line)"), settings: arguments)
    #expect(message.hasPrefix(start), "\(message)")
    #expect(!message.contains("\n"), "\(message)")
  }
}
