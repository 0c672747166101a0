import Foundation
import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// The manual's page of the scenario file has every setting, in its group, with its default.
@Suite struct SettingsPageTests {
  @Test func everySettingIsToldWithItsDefault() throws {
    let page = try String(
      contentsOf: repositoryRoot.appendingPathComponent(
        "Sources/ScenarioFile/ScenarioFile.docc/ScenarioFile.md"), encoding: .utf8)
    let usual = Settings()
    for field in SettingsField.all {
      let parts = field.path.split(separator: ".").map(String.init)
      let rows = Self.rows(of: page, group: parts.count > 1 ? parts[0] : nil)
      let row = rows.first { $0.first?.contains("`\(parts[parts.count - 1])`") == true }
      #expect(row != nil, "\(field.path) is not told")
      guard let row else { continue }
      if row.count < 4 {
        // The table of guards says once that all of them are on.
        #expect(parts[0] == "guards" && field.write(usual) == "true", "\(field.path)")
        continue
      }
      let told = Self.plain(row[2]).split(separator: "&").map(String.init)
      #expect(told.contains(Self.plain(field.write(usual))), "\(field.path): \(row[2])")
    }
  }

  /// No row of the tables tells of a setting that there is not.
  @Test func noSettingIsToldThatThereIsNot() throws {
    let page = try String(
      contentsOf: repositoryRoot.appendingPathComponent(
        "Sources/ScenarioFile/ScenarioFile.docc/ScenarioFile.md"), encoding: .utf8)
    let paths = SettingsField.all.map(\.path)
    for group in [nil, "aggregation", "costs", "l1", "guards"] {
      let rows = Self.rows(of: page, group: group)
      #expect(!rows.isEmpty)
      for name in rows.flatMap({ Self.names(in: $0[0]) }) where name != "preset" {
        #expect(paths.contains((group.map { $0 + "." } ?? "") + name), "\(name)")
      }
    }
  }

  /// The cells of the first table after a group's name; that of the settings without a group has
  /// `preset` in its first row.
  private static func rows(of page: String, group: String?) -> [[String]] {
    let lines = page.components(separatedBy: "\n")
    let start =
      group.flatMap { name in lines.firstIndex { $0.hasPrefix("`\(name)`") } }
      ?? lines.firstIndex { $0.hasPrefix("| `preset` |") } ?? lines.endIndex
    return lines[start...].drop { !$0.hasPrefix("| `") }.prefix { $0.hasPrefix("| `") }.map {
      $0.components(separatedBy: " | ").map { $0.trimmingCharacters(in: ["|", " "]) }
    }
  }

  private static func names(in cell: String) -> [String] {
    cell.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// Without what only helps to read it; several defaults of one row are set apart.
  private static func plain(_ text: String) -> String {
    text.replacingOccurrences(of: ", ", with: "&").filter { !" ,`".contains($0) }
  }
}
