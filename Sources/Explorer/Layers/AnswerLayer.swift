import RollupSimulation
import Screen

/// An answer whose lines lead somewhere; other keys go through to what is below.
extension LayerRow {
  static let answer = LayerRow(
    keys: [
      key([.enter], .answer(.choose), "go there, or do it", hint: hint("Enter go there", rank: 0)),
      key([.up, .character("k")], .move(.up), "up", hint: hint("↑↓ move", rank: 2)),
      key([.down, .character("j")], .move(.down), "down"),
      key([.pageUp, .ctrl("u")], .move(.pageUp), "one page up"),
      key([.pageDown, .ctrl("d")], .move(.pageDown), "one page down"),
      key([.home, .character("g")], .move(.first), "first"),
      key([.end, .character("G")], .move(.last), "last"),
      key([.backspace], .answer(.last), "the answer before", hint: hint("Bksp back", rank: 3)),
      key([.escape, .character("q")], .place(.close), "close", hint: hint("Esc close", rank: 1)),
    ],
    move: { intent, model in
      guard let answer = model.answer, let here = answer.place(model.overlayCursor),
        let row = answer.places.firstIndex(of: here)
      else { return }
      let places = answer.places
      model.overlayCursor = places[min(max(row + intent.step(), 0), places.count - 1)]
    }
  ) { scene, layout, pen in
    if let answer = scene.model.answer { AnswerOverlay.draw(answer, scene, layout, &pen) }
  }
}
