extension Keymap {
  /// Beside runs that step along; keys of time, and all others, go through to what is below.
  static let lockstep: [Binding] = [
    bind(
      .layers, [.left, .character("h")], .lockstep(.left), "earlier columns", in: .lockstep,
      hint: hint("← → runs", rank: 4)),
    bind(
      .layers, [.right, .character("l")], .lockstep(.right), "later columns", in: .lockstep),
    bind(
      .layers, [.character("a")], .lockstep(.all), "all figures, or the chief ones", in: .lockstep,
      hint: hint("a all figures", short: "a all", rank: 6)),
    bind(.layers, [.up, .character("k")], .moveUp, "scroll up", in: .lockstep),
    bind(
      .layers, [.down, .character("j")], .moveDown, "scroll down", in: .lockstep,
      hint: hint("↑↓ scroll", rank: 3)),
    bind(.layers, [.pageUp, .ctrl("u")], .pageUp, "one page up", in: .lockstep),
    bind(.layers, [.pageDown, .ctrl("d")], .pageDown, "one page down", in: .lockstep),
    bind(
      .layers, [.character(".")], .stepForward, "one unit forward, all runs", in: .lockstep,
      hint: hint(", . step", short: ",. step", rank: 1)),
    bind(
      .layers, [.character(">")], .checkpointForward, "one checkpoint forward, all runs",
      in: .lockstep, hint: hint("< > checkpoint", short: "<> ck", rank: 2)),
    bind(
      .layers, [.character(" ")], .toggleRun, "run or pause, all runs", in: .lockstep,
      hint: hint("Space run", rank: 5)),
    bind(
      .layers, [.escape, .character("q")], .close, "close; the runs stop", in: .lockstep,
      hint: hint("Esc close", rank: 0)),
  ]
}
