import RollupSimulation
import Screen

/// A hash with its preimage.
extension LayerRow {
  static let hash = LayerRow(
    keys: [
      key(
        [.up, .character("k"), .left, .character("h")], .move(.up), "the hash before",
        hint: hint("↑↓ move", rank: 3)),
      key([.down, .character("j"), .right, .character("l")], .move(.down), "the next hash"),
      key(
        [.enter], .place(.inspect), "down into the hash",
        hint: hint("Enter into the hash", short: "Enter into", rank: 0)),
      key(
        [.backspace], .place(.back), "back up",
        hint: hint("Backspace back up", short: "Backspace up", rank: 2)),
      key(
        [.character("y")], .act(.copy), "copy the command line",
        hint: hint("y copy the line", short: "y copy", rank: 1)),
      key([.escape, .character("q")], .place(.close), "close", hint: hint("Esc close", rank: 0)),
    ],
    move: { intent, model in
      if case .hash(let trail) = model.layers.last { Update.move(intent, in: trail, &model) }
    }
  ) { scene, layout, pen in
    guard case .hash(let trail) = scene.model.layers.last else { return }
    pen.within(layout.body) { HashPanel.draw(trail, scene, &$0) }
  }
}
