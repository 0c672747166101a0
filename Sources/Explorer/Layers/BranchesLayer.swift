import RollupSimulation
import Screen

/// The tree of branches.
extension LayerRow {
  static let branches = LayerRow(
    place: "among branches",
    keys: [
      key([.up, .character("k")], .branches(.inList(.up)), "up"),
      key(
        [.down, .character("j")], .branches(.inList(.down)), "down",
        hint: hint("↑↓ move", rank: 5)),
      key([.character("g"), .home], .branches(.inList(.first)), "first"),
      key([.character("G"), .end], .branches(.inList(.last)), "last"),
      key(
        [.enter], .branches(.inList(.enter)), "go to the branch or the command",
        hint: hint("Enter go to", rank: 0)),
      key(
        [.character("x")], .branches(.inList(.toggle)),
        "switch the command off or on, in a new branch",
        hint: hint("x command off or on", short: "x off/on", rank: 2)),
      key(
        [.character("c")], .branches(.inList(.compare)), "compare with the branch shown",
        hint: hint("c compare", rank: 3)),
      key(
        [.character("R")], .branches(.inList(.rename)), "name the branch",
        hint: hint("R name", rank: 4)),
      key(
        [.escape, .character("q"), .character("v")], .place(.close), "close",
        hint: hint("Esc close", rank: 1)),
    ],
    others: .commandLine
  ) { scene, layout, pen in
    pen.within(layout.body) { BranchPanel.draw(scene, &$0) }
  }
}
