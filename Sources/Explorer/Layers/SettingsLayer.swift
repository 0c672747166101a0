import RollupSimulation
import Screen

/// The settings of the scenario.
extension LayerRow {
  static let settings = LayerRow(
    place: "among the settings",
    keys: [
      key([.up, .character("k")], .move(.up), "up", hint: hint("↑↓ move", rank: 3)),
      key([.down, .character("j")], .move(.down), "down"),
      key([.pageUp, .ctrl("u")], .move(.pageUp), "one page up"),
      key([.pageDown, .ctrl("d")], .move(.pageDown), "one page down"),
      key([.character("g"), .home], .move(.first), "first"),
      key([.character("G"), .end], .move(.last), "last"),
      key(
        [.character("/")], .prompt(.open(.search)), "search among the settings",
        hint: hint("/ search", rank: 1)),
      key(
        [.character("n")], .ask(.nextHit), "next hit",
        hint: hint("n N next, previous hit", short: "n N hit", rank: 4)),
      key([.character("N")], .ask(.previousHit), "previous hit"),
      key(
        [.character("y")], .act(.copy), "copy the address of the source",
        hint: hint("y copy the address", short: "y copy", rank: 2)),
      key(
        [.escape, .character("q"), .character("P")], .place(.close), "close",
        hint: hint("Esc close", rank: 0)),
    ],
    others: .commandLine,
    move: { $1.settings.select($1.settings.selected + $0.step()) }
  ) { scene, layout, pen in
    pen.within(layout.body) { SettingsPanel.draw(scene, &$0) }
  }
}
