import Testing

/// What is known of a kind is a row of a total table: when a kind comes, the compiler names the
/// tables that lack it. So no `switch` over an enum declared in our own sources has a `default`,
/// nor a pattern that takes anything in its place, which would swallow the next kind; one over
/// numbers, characters or texts may.
@Suite struct TotalSwitchTests {
  /// The names of all cases that our sources declare. A pattern is taken for a case of ours as
  /// soon as its name is one, whatever its type: better that one switch too many is total.
  private static let cases = SourceFile.all(under: "Sources")
    .flatMap { SwitchScanner($0.code).enums }.reduce(into: Set<String>()) { $0.formUnion($1) }

  private static func isOverAnEnum(_ found: SwitchScanner.Switch) -> Bool {
    found.names.contains { $0.map { !$0.isDisjoint(with: cases) } ?? false }
  }

  @Test func noSwitchOverAnEnumHasADefault() {
    #expect(Self.cases.count > 700)
    var seen = 0
    for file in SourceFile.all(under: "Sources") {
      for found in SwitchScanner(file.code).switches where Self.isOverAnEnum(found) {
        seen += 1
        if found.hasDefault {
          Issue.record("\(file.path): switch \(found.subject) has a default")
        }
      }
    }
    #expect(seen > 300)
  }

  @Test func whatTakesAnythingIsADefault() {
    let text = """
      switch a { case .b: c; case _: d }
      switch a { case .b: c; case let x: d }
      switch a { case .b: c; case let x where x.isY: d; case .e: f }
      switch (a, b) { case (.b, _): c; case (_, _): d }
      switch (a, b) { case (.b, _): c; case (_, .d): e }
      switch a { case .b?: c; case let x?: d; case nil: e }
      """
    let found = SwitchScanner(text).switches.map(\.hasDefault)
    #expect(found == [true, true, false, true, false, true])
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
