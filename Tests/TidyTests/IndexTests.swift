import Foundation
import Testing

/// What has a number of its own kind is looked up by it: `rollups[r]`, which the compiler checks,
/// and not `rollups[r.index]`, which would take the number of anything.
@Suite struct IndexTests {
  /// Files of the engine that may, and how often at most.
  static let allowed: [(file: String, most: Int)] = [
    // The tables themselves.
    ("Kernel/Numbered.swift", 4), ("Kernel/ByNumber.swift", 2),
    ("Kernel/LongTable.swift", 2),
    // Flat lists of plain numbers, which stand in no table of a kind.
    ("Conditions/Journal+Reading.swift", 1), ("Conditions/World+Stuck.swift", 2),
    ("Messages/MessagePage.swift", 2), ("Messages/Conservation.swift", 2),
    // The place in an outbox is no identifier.
    ("Rollup/World+Blocks.swift", 1),
  ]

  @Test func onlyTheTablesLookUpByBareIndex() {
    for file in SourceFile.engine {
      let found = file.code.components(separatedBy: ".index]").count - 1
      let most = Self.allowed.first { file.path.hasSuffix($0.file) }?.most ?? 0
      #expect(found <= most, "\(file.path) has .index] \(found) times, \(most) at most")
    }
  }

  @Test func everyExceptionIsNeeded() {
    for (name, most) in Self.allowed {
      let file = SourceFile.engine.first { $0.path.hasSuffix(name) }
      let found = (file?.code.components(separatedBy: ".index]").count ?? 1) - 1
      #expect(found == most, "\(name) has .index] \(found) times")
    }
  }
}
