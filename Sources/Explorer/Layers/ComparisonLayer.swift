import RollupSimulation
import Screen

/// Two branches side by side.
extension LayerRow {
  static let comparison = LayerRow(
    place: "comparing",
    keys: [
      key(
        [.character("n"), .down, .character("j")], .branches(.inComparison(.next)),
        "next difference", hint: hint("n N next, previous", short: "n N", rank: 2)),
      key(
        [.character("N"), .up, .character("k")], .branches(.inComparison(.previous)),
        "previous difference"),
      key([.pageDown, .ctrl("d")], .branches(.inComparison(.pageDown)), "one page down"),
      key([.pageUp, .ctrl("u")], .branches(.inComparison(.pageUp)), "one page up"),
      key([.character("g"), .home], .branches(.inComparison(.first)), "first"),
      key([.character("G"), .end], .branches(.inComparison(.last)), "last"),
      key(
        [.left, .character("h")], .branches(.inComparison(.left)), "to the left branch",
        hint: hint("← → side", rank: 4)),
      key([.right, .character("l")], .branches(.inComparison(.right)), "to the right branch"),
      key(
        [.enter], .branches(.inComparison(.enter)), "go to the moment, in the branch in brackets",
        hint: hint("Enter go to", rank: 0)),
      key(
        [.character(">")], .branches(.inComparison(.on)), "compare on by a checkpoint",
        hint: hint("> on", rank: 5)),
      key(
        [.character("A")], .branches(.inComparison(.toEnd)), "compare to the end",
        hint: hint("A to the end", short: "A end", rank: 3)),
      key(
        [.character("a")], .branches(.inComparison(.all)),
        "list what follows from other differences too", hint: hint("a all", rank: 6)),
      key(
        [.escape, .character("q"), .character("c")], .place(.close), "close",
        hint: hint("Esc close", rank: 1)),
    ],
    others: .commandLine
  ) { scene, layout, pen in
    pen.within(layout.body) { ComparisonPanel.draw(scene, &$0) }
  }
}
