import RollupSimulation
import Screen

/// The list of breakpoints; other keys go through to what is below.
extension LayerRow {
  static let breakpoints = LayerRow(
    place: "in the list of breakpoints",
    keys: [
      key([.enter], .breaks(.toggle), "on or off", hint: hint("Enter on/off", rank: 1)),
      key(
        [.character("x"), .delete], .breaks(.remove), "take it away",
        hint: hint("x remove", rank: 2)),
      key(
        [.character("n")], .breaks(.nextHit), "run to its next hit",
        hint: hint("n N next, previous hit", short: "nN hit", rank: 3)),
      key([.character("N")], .breaks(.previousHit), "back to its previous hit"),
      key([.up, .character("k")], .move(.up), "up", hint: hint("↑↓ move", rank: 4)),
      key([.down, .character("j")], .move(.down), "down"),
      key([.escape, .character("q")], .place(.close), "close", hint: hint("Esc close", rank: 0)),
    ],
    isPage: false,
    move: { intent, model in
      let last = model.breaks.points.count - 1
      model.breaks.selected = max(min(model.breaks.selected + intent.step(), last), 0)
    }
  ) { scene, layout, pen in
    let rows = min(scene.model.breaks.points.count + 1, 14)
    pen.within(layout.foot(rows: rows)) { pen in
      pen.clear()
      Overlay.drawTitle("BREAKPOINTS", &pen)
      BreakpointsPanel.draw(scene, &pen)
    }
  }
}
