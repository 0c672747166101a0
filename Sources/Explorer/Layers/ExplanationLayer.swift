import RollupSimulation
import Screen

/// A word that is explained, and the others beside it.
extension LayerRow {
  static let explanation = LayerRow(
    keys: [
      key(
        [.up, .character("k"), .left, .character("h")], .move(.up), "the word before",
        hint: hint("↑↓ choose a word", short: "↑↓ choose", rank: 1)),
      key([.down, .character("j"), .right, .character("l")], .move(.down), "the next word"),
      key(
        [.enter, .character("K")], .ask(.explain), "explain the word chosen",
        hint: hint("Enter explain it", short: "Enter explain", rank: 2)),
      key(
        [.escape, .character("q"), .backspace], .place(.close), "close",
        hint: hint("Esc close", rank: 0)),
    ],
    move: { intent, model in
      if case .explain(let words) = model.layers.last { Update.move(intent, in: words, &model) }
    }
  ) { scene, layout, pen in
    guard case .explain(let explanation) = scene.model.layers.last else { return }
    pen.within(layout.foot(rows: 10)) { ExplainPanel.draw(explanation, &$0) }
  }
}
