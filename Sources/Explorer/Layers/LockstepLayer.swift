import RollupSimulation
import Screen

/// Beside runs that step along; keys of time, and all others, go through to what is below.
extension LayerRow {
  static let lockstep = LayerRow(
    place: "beside other runs",
    keys: [
      key(
        [.left, .character("h")], .lockstep(.left), "earlier columns",
        hint: hint("← → runs", rank: 4)),
      key([.right, .character("l")], .lockstep(.right), "later columns"),
      key(
        [.character("a")], .lockstep(.all), "all figures, or the chief ones",
        hint: hint("a all figures", short: "a all", rank: 6)),
      key([.up, .character("k")], .move(.up), "scroll up"),
      key([.down, .character("j")], .move(.down), "scroll down", hint: hint("↑↓ scroll", rank: 3)),
      key([.pageUp, .ctrl("u")], .move(.pageUp), "one page up"),
      key([.pageDown, .ctrl("d")], .move(.pageDown), "one page down"),
      key(
        [.character(".")], .time(.stepForward), "one unit forward, all runs",
        hint: hint(", . step", short: ",. step", rank: 1)),
      key(
        [.character(">")], .time(.checkpointForward), "one checkpoint forward, all runs",
        hint: hint("< > checkpoint", short: "<> ck", rank: 2)),
      key(
        [.character(" ")], .pace(.toggleRun), "run or pause, all runs",
        hint: hint("Space run", rank: 5)),
      key(
        [.escape, .character("q")], .place(.close), "close; the runs stop",
        hint: hint("Esc close", rank: 0)),
    ],
    move: { Update.scrollLayer($0, &$1) },
    beyond: { scene, layout in
      LockstepPanel(scene, height: layout.body.height)?.beyond(layout.body) ?? 0
    }
  ) { scene, layout, pen in
    pen.within(layout.body) { LockstepPanel.draw(scene, &$0) }
  }
}
