extension Keymap {
  /// Among the settings.
  static let settings: [Binding] = [
    bind(
      .layers, [.up, .character("k")], .moveUp, "up", in: .settings,
      hint: hint("↑↓ move", rank: 3)),
    bind(.layers, [.down, .character("j")], .moveDown, "down", in: .settings),
    bind(.layers, [.pageUp, .ctrl("u")], .pageUp, "one page up", in: .settings),
    bind(
      .layers, [.pageDown, .ctrl("d")], .pageDown, "one page down", in: .settings),
    bind(.layers, [.character("g"), .home], .first, "first", in: .settings),
    bind(.layers, [.character("G"), .end], .last, "last", in: .settings),
    bind(
      .layers, [.character("/")], .openPrompt(.search), "search among the settings",
      in: .settings, hint: hint("/ search", rank: 1)),
    bind(
      .layers, [.character("n")], .nextHit, "next hit", in: .settings,
      hint: hint("n N next, previous hit", short: "n N hit", rank: 4)),
    bind(
      .layers, [.character("N")], .previousHit, "previous hit", in: .settings),
    bind(
      .layers, [.character("y")], .copy, "copy the address of the source",
      in: .settings, hint: hint("y copy the address", short: "y copy", rank: 2)),
    bind(
      .layers, [.escape, .character("q"), .character("P")], .close, "close", in: .settings,
      hint: hint("Esc close", rank: 0)),
  ]
}
