import RollupSimulation
import Screen

/// A line being typed: at the foot of the panes, which stay in sight.
extension LayerRow {
  static let prompt = LayerRow(
    keys: [
      key([.enter], .prompt(.accept), "accept", hint: hint("Enter do", rank: 0)),
      key([.tab], .prompt(.complete), "complete", hint: hint("Tab complete", rank: 2)),
      key([.up], .prompt(.historyBack), "earlier line", hint: hint("↑↓ history", rank: 3)),
      key([.down], .prompt(.historyForward), "later line"),
      key([.backspace], .prompt(.eraseBack), "erase"),
      key([.ctrl("u")], .prompt(.eraseAll), "erase all"),
      key([.escape], .place(.close), "close", hint: hint("Esc close", rank: 1)),
    ],
    others: .taken { key in
      if case .character(let scalar) = key {
        .prompt(.type(String(Character(scalar))))
      } else {
        nil
      }
    },
    isPage: false
  ) { scene, layout, pen in
    guard case .prompt(let prompt) = scene.model.layers.last else { return }
    draw(prompt, layout, &pen)
  }

  private static func draw(_ prompt: Model.Prompt, _ layout: Layout, _ pen: inout Pen) {
    let (label, hint) = words(prompt.purpose)
    pen.within(Rect(layout.body.x, layout.body.maxY - 2, layout.body.width, 2)) { pen in
      pen.clear()
      pen.run("─", from: 0, to: pen.width, 0, .quiet)
      pen.put(" \(hint) ", at: 1, 0, .quiet)
      let x = pen.put(label, at: 0, 1, .accent.bold)
      // The end of a long line matters more than its start.
      let room = max(pen.width - x - 1, 0)
      var shown = Substring(Text.sanitised(prompt.text))
      while Text.width(String(shown)) > room { shown = shown.dropFirst() }
      let end = pen.put(String(shown), at: x, 1)
      pen.cursor(at: min(end, pen.width - 1), 1)
    }
  }

  private static func words(_ purpose: Model.Prompt.Purpose) -> (label: String, hint: String) {
    switch purpose {
    case .command: (":", "a command, such as inject crashAggregator Agg0, or theme light")
    case .goTo:
      (
        "go to ",
        "a time 15:30, an event e1780, or an object: R5, R5#183, A5.3, 4-5.3, B.3, m17, L1#77"
      )
    case .search: ("/", "a name, a hash, or what a message says")
    case .filter: ("&", "keep only messages that match; nothing shows all")
    case .bookmark: ("bookmark ", "a name for this moment")
    case .branchName: ("name ", "a name for the branch; nothing takes its name away")
    }
  }
}
