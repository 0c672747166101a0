import RollupSimulation
import Screen

/// Layers on top of the panes; without boxes: a title line, and what is behind is gone.
enum Overlay {
  static func draw(_ scene: Scene, _ layout: Layout, _ pen: inout Pen) {
    guard let layer = scene.model.layers.last else { return }
    layer.kind.row.draw(scene, layout, &pen)
  }

  static func drawTitle(_ title: String, _ pen: inout Pen) {
    pen.run("─", from: 0, to: pen.width, 0, .quiet)
    pen.put("▌", at: 0, 0, .accent.reverse)
    pen.put("\(title) ", at: 1, 0, .accent.bold)
  }
}
