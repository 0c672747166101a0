import RollupSimulation
import Screen

/// The signs of a pane, and every key.
extension LayerRow {
  static let help = LayerRow(
    keys: [
      key(
        [.escape, .character("q"), .enter, .backspace], .place(.close), "close",
        hint: hint("Esc close", rank: 0)),
      key([.up], .move(.up), "scroll up"),
      key([.pageUp], .move(.pageUp), "one page up"),
      key([.pageDown], .move(.pageDown), "one page down"),
      key([.down], .move(.down), "scroll down", hint: hint("↑↓ scroll", rank: 1)),
    ],
    move: { Update.scrollLayer($0, &$1) },
    beyond: { scene, layout in
      guard case .help(let pane) = scene.model.layers.last else { return 0 }
      return Legend.help(for: pane, width: layout.body.width - 2).count - layout.body.height + 1
    }
  ) { scene, layout, pen in
    guard case .help(let pane) = scene.model.layers.last else { return }
    let lines = Legend.help(for: pane, width: layout.body.width - 2)
    pen.within(layout.body) { draw("HELP \(pane)", lines, scene.model.overlayScroll, &$0) }
  }

  private static func draw(_ title: String, _ lines: [Line], _ scroll: Int, _ pen: inout Pen) {
    pen.clear()
    Overlay.drawTitle(title, &pen)
    let rows = max(pen.height - 1, 0)
    let start = min(max(scroll, 0), max(lines.count - rows, 0))
    for (k, line) in lines[start...].prefix(rows).enumerated() {
      pen.put(line, at: 1, 1 + k, width: pen.width - 1)
    }
    if lines.count > rows {
      pen.put(
        " \(start + 1)-\(min(start + rows, lines.count)) of \(lines.count) ↑↓ ",
        endingAt: pen.width - 1, 0, .quiet)
    }
  }
}
