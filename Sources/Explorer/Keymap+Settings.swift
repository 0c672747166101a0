extension Keymap {
  /// Among the settings.
  static let settings: [Binding] = [
    bind(
      .layers, [.up, .character("k")], .inSettings(.up), "up", in: .settings,
      hint: hint("↑↓ move", rank: 3)),
    bind(.layers, [.down, .character("j")], .inSettings(.down), "down", in: .settings),
    bind(.layers, [.pageUp, .ctrl("u")], .inSettings(.pageUp), "one page up", in: .settings),
    bind(
      .layers, [.pageDown, .ctrl("d")], .inSettings(.pageDown), "one page down", in: .settings),
    bind(.layers, [.character("g"), .home], .inSettings(.first), "first", in: .settings),
    bind(.layers, [.character("G"), .end], .inSettings(.last), "last", in: .settings),
    bind(
      .layers, [.character("/")], .openPrompt(.search), "search among the settings",
      in: .settings, hint: hint("/ search", rank: 1)),
    bind(
      .layers, [.character("n")], .inSettings(.nextHit), "next hit", in: .settings,
      hint: hint("n N next, previous hit", short: "n N hit", rank: 4)),
    bind(
      .layers, [.character("N")], .inSettings(.previousHit), "previous hit", in: .settings),
    bind(
      .layers, [.character("y")], .inSettings(.copy), "copy the address of the source",
      in: .settings, hint: hint("y copy the address", short: "y copy", rank: 2)),
    bind(
      .layers, [.escape, .character("q"), .character("P")], .close, "close", in: .settings,
      hint: hint("Esc close", rank: 0)),
  ]
}
