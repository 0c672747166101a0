import Explorer
import RollupSimulation
import ScenarioFile
import Testing

@testable import prooftop

/// What a person reads of the settings and their sources.
@Suite struct SettingRowsTests {
  private let text = """
    schema: 1
    name: x
    settings:
      preset: op-interop
      rollups: 4
    """

  private func rows() -> [SettingRow] {
    let provenance = Provenance(
      text: text, fileName: "some/folder/x.yaml", settings: ["costs.fold=9s"])
    return SettingRows.rows(provenance, fileName: "some/folder/x.yaml")
  }

  @Test func everyOriginHasItsWords() throws {
    func row(_ name: String) throws -> SettingRow {
      try #require(rows().first { $0.name == name })
    }
    #expect(try row("rollups").origin == "x.yaml:5")
    #expect(try row("rollups").source.isEmpty)
    #expect(try row("costs.fold").origin == "--set 1")
    #expect(try row("blockTime").origin == "preset op-interop")
    #expect(try row("l1.slot").origin == "default")
    #expect(try row("networkDelay").source == "assumption")
    let expiry = try row("message expiry")
    #expect(expiry.value == "604,800 s" && expiry.origin == "decides nothing")
    #expect(expiry.address.contains("docs.optimism.io"))
    let session = SettingRows.rows(Provenance(session: .init()), fileName: "")
    #expect(session.allSatisfy { $0.origin == "session" })
  }

  /// A session has the values: it goes on as the same run, whatever the file named.
  @Test func aSessionOfAPresetReadsBackToTheSameSettings() throws {
    let scenario = try ScenarioReader.read(text: text, fileName: "x.yaml").get()
    let timeline = Timeline(scenario: scenario, seed: 3)
    let back = try SessionText(Array(SessionText(timeline).text.utf8)).timeline()
    #expect(back.scenario.settings == scenario.settings)
    #expect(back.scenario.settings.blockTime == .seconds(2))
    #expect(back.runIdentifier == timeline.runIdentifier)
  }

  @Test func columnsAreAlignedAndSourcesNumberedOnce() throws {
    let lines = SettingRows.text(rows()).split(separator: "\n").map(String.init)
    let table = lines.prefix(rows().count)
    // The second column begins where the longest name and two spaces end.
    let start = (rows().map(\.name.count).max() ?? 0) + 2
    for (line, row) in zip(table, rows()) {
      #expect(line.hasPrefix(row.name) && line.dropFirst(start).hasPrefix(row.value.prefix(20)))
      #expect(!line.hasSuffix(" "))
    }
    let sources = lines.dropFirst(rows().count)
    let addresses = Set(rows().map(\.address)).subtracting([""])
    #expect(sources.count == 2 * addresses.count)
    for address in addresses {
      #expect(sources.filter { $0 == "    \(address)" }.count == 1, "\(address)")
    }
    for number in 1...addresses.count {
      #expect(table.contains { $0.contains("[\(number)] ") }, "[\(number)]")
    }
  }
}
