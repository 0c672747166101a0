extension Keymap {
  /// In the tree of branches.
  static let branches: [Binding] = [
    bind(.layers, [.up, .character("k")], .inBranches(.up), "up", in: .branches),
    bind(
      .layers, [.down, .character("j")], .inBranches(.down), "down", in: .branches,
      hint: hint("↑↓ move", rank: 5)),
    bind(.layers, [.character("g"), .home], .inBranches(.first), "first", in: .branches),
    bind(.layers, [.character("G"), .end], .inBranches(.last), "last", in: .branches),
    bind(
      .layers, [.enter], .inBranches(.enter), "go to the branch or the command", in: .branches,
      hint: hint("Enter go to", rank: 0)),
    bind(
      .layers, [.character("x")], .inBranches(.toggle),
      "switch the command off or on, in a new branch", in: .branches,
      hint: hint("x command off or on", short: "x off/on", rank: 2)),
    bind(
      .layers, [.character("c")], .inBranches(.compare), "compare with the branch shown",
      in: .branches, hint: hint("c compare", rank: 3)),
    bind(
      .layers, [.character("R")], .inBranches(.rename), "name the branch", in: .branches,
      hint: hint("R name", rank: 4)),
    bind(
      .layers, [.escape, .character("q"), .character("v")], .close, "close", in: .branches,
      hint: hint("Esc close", rank: 1)),
  ]

  /// In a comparison of two branches.
  static let comparison: [Binding] = [
    bind(
      .layers, [.character("n"), .down, .character("j")], .inComparison(.next),
      "next difference", in: .comparison, hint: hint("n N next, previous", short: "n N", rank: 2)
    ),
    bind(
      .layers, [.character("N"), .up, .character("k")], .inComparison(.previous),
      "previous difference", in: .comparison),
    bind(
      .layers, [.pageDown, .ctrl("d")], .inComparison(.pageDown), "one page down",
      in: .comparison),
    bind(.layers, [.pageUp, .ctrl("u")], .inComparison(.pageUp), "one page up", in: .comparison),
    bind(.layers, [.character("g"), .home], .inComparison(.first), "first", in: .comparison),
    bind(.layers, [.character("G"), .end], .inComparison(.last), "last", in: .comparison),
    bind(
      .layers, [.left, .character("h")], .inComparison(.left), "to the left branch",
      in: .comparison, hint: hint("← → side", rank: 4)),
    bind(
      .layers, [.right, .character("l")], .inComparison(.right), "to the right branch",
      in: .comparison),
    bind(
      .layers, [.enter], .inComparison(.enter), "go to the moment, in the branch in brackets",
      in: .comparison, hint: hint("Enter go to", rank: 0)),
    bind(
      .layers, [.character(">")], .inComparison(.on), "compare on by a checkpoint",
      in: .comparison, hint: hint("> on", rank: 5)),
    bind(
      .layers, [.character("A")], .inComparison(.toEnd), "compare to the end", in: .comparison,
      hint: hint("A to the end", short: "A end", rank: 3)),
    bind(
      .layers, [.character("a")], .inComparison(.all),
      "list what follows from other differences too", in: .comparison,
      hint: hint("a all", rank: 6)),
    bind(
      .layers, [.escape, .character("q"), .character("c")], .close, "close", in: .comparison,
      hint: hint("Esc close", rank: 1)),
  ]
}
