import RollupSimulation
import Screen

/// Layers on top of the panes; without boxes: a title line, and what is behind is gone.
enum Overlay {
  static func draw(_ scene: Scene, _ layout: Layout, _ pen: inout Pen) {
    guard let layer = scene.model.layers.last else { return }
    switch layer {
    case .prompt(let prompt): drawPrompt(prompt, scene, layout, &pen)
    case .menu(let menu): drawMenu(menu, layout, &pen)
    case .help(let pane):
      drawText(
        "HELP \(pane)", Legend.help(for: pane, width: layout.body.width - 2), scene, layout.body,
        &pen)
    case .legend:
      drawText("LEGEND", Legend.all(width: layout.body.width - 2), scene, layout.body, &pen)
    case .why, .follow, .followExport, .changes:
      if let answer = scene.model.answer { AnswerOverlay.draw(answer, scene, layout, &pen) }
    case .explain(let explanation):
      pen.within(small(layout, rows: 10)) { ExplainPanel.draw(explanation, &$0) }
    case .hash(let trail): pen.within(layout.body) { HashPanel.draw(trail, scene, &$0) }
    case .branches: pen.within(layout.body) { BranchPanel.draw(scene, &$0) }
    case .comparison: pen.within(layout.body) { ComparisonPanel.draw(scene, &$0) }
    case .settings: pen.within(layout.body) { SettingsPanel.draw(scene, &$0) }
    case .lockstep: pen.within(layout.body) { LockstepPanel.draw(scene, &$0) }
    case .breakpoints:
      let rows = min(scene.model.breaks.points.count + 1, 14)
      pen.within(small(layout, rows: rows)) { pen in
        pen.clear()
        drawTitle("BREAKPOINTS", &pen)
        BreakpointsPanel.draw(scene, &pen)
      }
    }
  }

  /// The lower part of the body, on top of the middle panes.
  private static func small(_ layout: Layout, rows: Int) -> Rect {
    let body = layout.body
    let height = min(max(rows, min(layout.middle.height, rows + 4)), body.height)
    return Rect(body.x, body.maxY - height, body.width, height)
  }

  private static func drawText(
    _ title: String, _ lines: [Line], _ scene: Scene, _ rect: Rect, _ pen: inout Pen
  ) {
    pen.within(rect) { pen in
      pen.clear()
      drawTitle(title, &pen)
      let rows = max(pen.height - 1, 0)
      let start = min(max(scene.model.overlayScroll, 0), max(lines.count - rows, 0))
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

  static func drawTitle(_ title: String, _ pen: inout Pen) {
    pen.run("─", from: 0, to: pen.width, 0, .quiet)
    pen.put("▌", at: 0, 0, .accent.reverse)
    pen.put("\(title) ", at: 1, 0, .accent.bold)
  }

  private static func drawMenu(_ menu: Model.Menu, _ layout: Layout, _ pen: inout Pen) {
    pen.within(small(layout, rows: min(menu.items.count + 1, 14))) { pen in
      pen.clear()
      drawTitle(menu.title, &pen)
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
          row: y, from: 0, to: end, target: .intent(.chooseItem(k)),
          reverse: k == menu.selected)
      }
    }
  }

  private static func drawPrompt(
    _ prompt: Model.Prompt, _ scene: Scene, _ layout: Layout, _ pen: inout Pen
  ) {
    let label =
      switch prompt.purpose {
      case .command: ":"
      case .goTo: "go to "
      case .search: "/"
      case .filter: "&"
      case .bookmark: "bookmark "
      case .branchName: "name "
      }
    let hint =
      switch prompt.purpose {
      case .command: "a command, such as inject crashAggregator Agg0, or theme light"
      case .goTo:
        "a time 15:30, an event e1780, or an object: R5, R5#183, A5.3, 4-5.3, B.3, m17, L1#77"
      case .search: "a name, a hash, or what a message says"
      case .filter: "keep only messages that match; nothing shows all"
      case .bookmark: "a name for this moment"
      case .branchName: "a name for the branch; nothing takes its name away"
      }
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
}
