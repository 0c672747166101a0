import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// Each setting's value, who gave it, and where the figure comes from.
@Suite struct ProvenanceTests {
  private func rows(_ text: String, _ settings: [String] = []) -> [Provenance.Setting] {
    Provenance(text: text, fileName: "x.yaml", settings: settings).settings
  }

  private func row(_ path: String, _ rows: [Provenance.Setting]) throws -> Provenance.Setting {
    try #require(rows.first { $0.path == path })
  }

  @Test func eachOriginIsTold() throws {
    let text = minimal(
      """
      settings:
        preset: [ethereum, groth16]
        rollups: 4
        l1:
          finalitySlots: 3
      """)
    let all = rows(text, ["seed=4", "costs.fold=9s"])
    #expect(all.map(\.path) == SettingsField.paths)
    #expect(try row("rollups", all).origin == .file(line: 5))
    #expect(try row("rollups", all).source == nil)
    #expect(try row("l1.finalitySlots", all).origin == .file(line: 7))
    #expect(try row("costs.fold", all).origin == .setOption(number: 2))
    #expect(try row("costs.fold", all).value == "9s")
    let slot = try row("l1.slot", all)
    #expect(slot.origin == .preset("ethereum") && slot.value == "12s")
    #expect(slot.source?.publication?.address.contains("consensus-specs") == true)
    let gas = try row("costs.verificationGas", all)
    #expect(gas.origin == .preset("groth16") && gas.value == "250000")
    let delay = try row("networkDelay", all)
    #expect(delay.origin == .byDefault && delay.source?.title == "assumption")
    #expect(try row("blockTime", all).source?.publication == .post)
  }

  @Test func aPresetOfTheCommandLineIsAPreset() throws {
    let all = rows(minimal("settings: {preset: aztec}"), ["preset=scroll"])
    #expect(try row("blockTime", all).origin == .preset("scroll"))
    #expect(try row("checkpointsPerEpoch", all).value == "10")
    let named = Provenance(
      text: minimal(), fileName: "x.yaml", settings: ["preset=[scroll, plonk]"])
    #expect(named.presets.map(\.name) == ["scroll", "plonk"])
  }

  /// The line is that of the key; what the command line changes inside is the command line's.
  @Test func aValueOfSeveralPartsHasOneOrigin() throws {
    let text = minimal(
      "settings:\n  rollups: 2\n  order:\n    - R1\n    - R0\n  costs: {chainProofOf: {R0: 4s}}\n")
    #expect(try row("order", rows(text)).origin == .file(line: 5))
    #expect(try row("costs.chainProofOf", rows(text)).origin == .file(line: 8))
    let changed = rows(text, ["costs.chainProofOf.R1=5s", "l1={slot: 6s}"])
    #expect(try row("costs.chainProofOf", changed).origin == .setOption(number: 1))
    #expect(try row("costs.chainProofOf", changed).value == "{R0: 4s, R1: 5s}")
    #expect(try row("l1.slot", changed).origin == .setOption(number: 2))
  }

  @Test func aSessionSpellsAllOut() throws {
    var settings = Settings()
    settings.costs.fold = .seconds(1)
    let all = Provenance(session: settings).settings
    #expect(all.map(\.path) == SettingsField.paths)
    #expect(all.allSatisfy { $0.origin == .session })
    #expect(try row("costs.fold", all).source == nil)
    #expect(try row("l1.slot", all).source?.publication == .consensusConfiguration)
  }

  @Test func aTextThatIsNoScenarioHasDefaults() {
    #expect(rows("faults: [").allSatisfy { $0.origin == .byDefault })
  }

  /// Whoever says it last says it: `--set`, then the file, then the last preset that has it. The
  /// values are those of the scenario that is read.
  @Test func whoeverSaysItLastIsNamed() {
    check("provenance", cases: 60) { choices in
      let own: [(path: String, text: String)] = [
        ("l1.slot", "12s"), ("l1.finalitySlots", "9"), ("costs.verificationGas", "7"),
        ("costs.proofSize", "8B"), ("aggregation.collectionDeadline", "80s"),
      ]
      let inFile = own.filter { _ in choices.bool() }
      let inOptions = own.filter { _ in choices.bool() }
      let presets = Presets.all.filter { _ in choices.int(in: 0...3) == 0 }
      let names = presets.map(\.name).joined(separator: ", ")
      var lines = ["schema: 1", "name: x", "settings:", "  rollups: 4", "  preset: [\(names)]"]
      var expected: [String: SettingOrigin] = ["rollups": .file(line: 4)]
      for value in presets.flatMap({ preset in preset.values.map { (preset.name, $0.path) } })
      where value.1 != "rollups" {
        expected[value.1] = .preset(value.0)
      }
      for group in ["l1", "costs", "aggregation"] {
        let values = inFile.filter { $0.path.hasPrefix(group + ".") }
        if !values.isEmpty { lines.append("  \(group):") }
        for value in values {
          lines.append("    \(value.path.dropFirst(group.count + 1)): \(value.text)")
          expected[value.path] = .file(line: lines.count)
        }
      }
      let arguments = inOptions.map { "\($0.path)=\($0.text)" }
      for (k, value) in inOptions.enumerated() {
        expected[value.path] = .setOption(number: k + 1)
      }
      let text = lines.joined(separator: "\n")
      let found = rows(text, arguments)
      for row in found {
        try demandEqual(row.origin, expected[row.path] ?? .byDefault, row.path)
        try demandEqual(row.source != nil, row.origin.isSourced, "source of \(row.path)")
      }
      let read = try ScenarioReader.applying(
        settings: arguments, to: text, fileName: "x.yaml"
      ).get()
      let values = ScenarioWriter.values(of: read.settings).map { "\($0.path) \($0.value)" }
      try demandEqual(found.map { "\($0.path) \($0.value)" }, values, "values")
    }
  }
}

extension SettingOrigin {
  /// Whether the program itself has the value, and so has to say from where.
  fileprivate var isSourced: Bool {
    switch self {
    case .preset, .byDefault: true
    case .file, .setOption, .session: false
    }
  }
}
