import Testing

/// What is known of a kind is a row of a total table: when a kind comes, the compiler names the
/// tables that lack it. So no `switch` over an enum of the engine has a `default`, which would
/// swallow the next kind; one over numbers, characters or texts may.
@Suite struct TotalSwitchTests {
  /// Whose enums are meant: everything above them tells of their cases.
  private static let owners = ["Sources/RollupSimulation", "Sources/RunComparison"]

  private static let enums = owners.flatMap { SourceFile.all(under: $0) }
    .flatMap { SwitchScanner($0.code).enums }.filter { !$0.isEmpty }

  /// Whether all names at one place of the patterns are cases of one of the enums.
  private static func isOverAnEnum(_ found: SwitchScanner.Switch) -> Bool {
    found.names.contains { names in
      guard let names, !names.isEmpty else { return false }
      return enums.contains { $0.isSuperset(of: names) }
    }
  }

  @Test func noSwitchOverAnEnumOfTheEngineHasADefault() {
    #expect(Self.enums.count > 80)
    var seen = 0
    for file in SourceFile.all(under: "Sources") {
      for found in SwitchScanner(file.code).switches where Self.isOverAnEnum(found) {
        seen += 1
        if found.hasDefault {
          Issue.record("\(file.path): switch \(found.subject) has a default")
        }
      }
    }
    #expect(seen > 80)
  }

  @Test func aDefaultIsFound() {
    let text = """
      switch record.occurrence {
      case .l1(let it): switch it { default: break }
      case .tree(.foldLost): if case .x = y { y }
        guard case .z = y else { return }
      }
      switch a { case .b, nil: c.default; case let .d(e): f }
      switch (pane, object) {
      case (.tree, .rollup(let r)), (_, .block) where r.isX: true
      default: false
      }
      switch n { case 0: a; case 1...3: b; default: c }
      """
    let found = SwitchScanner(text).switches
    #expect(found.map(\.subject) == ["record.occurrence", "it", "a", "(pane, object)", "n"])
    #expect(found.map(\.hasDefault) == [false, true, false, true, true])
    #expect(
      found.map(\.names) == [
        [["l1", "tree"]], [], [["b", "d"]], [["tree"], ["rollup", "block"]], [nil],
      ])
  }

  @Test func casesOfAnEnumAreFound() {
    let text = """
      public enum Kind: Hashable { case a, b(Int, to: B)
        case c(
          of: Int), d
        indirect case e
        var x: Int { switch self { case .f: 1 } }
        enum Inner { case g = 1
          case h }
      }
      """
    #expect(SwitchScanner(text).enums == [["a", "b", "c", "d", "e"], ["g", "h"]])
  }
}
