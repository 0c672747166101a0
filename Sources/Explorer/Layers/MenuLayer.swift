import RollupSimulation
import Screen

/// A question with answers by number.
extension LayerRow {
  static let menu = LayerRow(
    keys: [
      key([.up, .character("k")], .move(.up), "up", hint: hint("1-9 choose  ↑↓ move", rank: 2)),
      key([.down, .character("j")], .move(.down), "down"),
      key([.enter], .prompt(.accept), "choose", hint: hint("Enter choose", rank: 0)),
      key([.escape, .character("q")], .place(.close), "close", hint: hint("Esc close", rank: 1)),
    ],
    others: .taken { key in
      guard case .character(let digit) = key, ("1"..."9").contains(digit) else { return nil }
      return .prompt(.choose(Int(digit.value) - 0x31))
    },
    isPage: false,
    move: { intent, model in
      guard case .menu(var menu) = model.layers.last else { return }
      let last = max(menu.items.count - 1, 0)
      menu.selected = min(max(menu.selected + intent.step(), 0), last)
      model.layers[model.layers.count - 1] = .menu(menu)
    }
  ) { scene, layout, pen in
    guard case .menu(let menu) = scene.model.layers.last else { return }
    pen.within(layout.foot(rows: min(menu.items.count + 1, 14))) { draw(menu, &$0) }
  }

  private static func draw(_ menu: Model.Menu, _ pen: inout Pen) {
    pen.clear()
    Overlay.drawTitle(menu.title, &pen)
    let rows = max(pen.height - 1, 0)
    let start = min(max(menu.selected - rows + 1, 0), max(menu.items.count - rows, 0))
    for (k, item) in menu.items.enumerated().dropFirst(start).prefix(rows) {
      let y = 1 + k - start
      let number = k < 9 ? "\(k + 1)" : " "
      if k == menu.selected {
        pen.sign(Sign.selected, at: 0, y, .accent)
        pen.cursor(at: 0, y)
      }
      let end = pen.put("\(number)  \(item.title)", at: 2, y)
      pen.mark(
        row: y, from: 0, to: end, target: .intent(.prompt(.choose(k))),
        reverse: k == menu.selected)
    }
  }
}
