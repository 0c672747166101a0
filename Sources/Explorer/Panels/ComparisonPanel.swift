import RollupSimulation
import RunComparison
import Screen

/// The layer that shows two branches side by side: only what differs, the first divergence marked.
enum ComparisonPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    pen.clear()
    guard let comparison = scene.model.comparison else { return }
    let branches = scene.model.timeline.branches
    let (left, right) = (branches[comparison.left].name, branches[comparison.right].name)
    let count = Wording.count(comparison.groups.count, "difference")
    Overlay.drawTitle("COMPARE \(left) | \(right): \(count)", &pen)
    pen.put(" to \(Wording.clock(comparison.runs.end)) ", endingAt: pen.width - 1, 0, .quiet)
    let head = head(comparison)
    for (k, line) in head.enumerated() { pen.put(line, at: 1, 1 + k, width: pen.width - 1) }
    let top = 1 + head.count
    let room = max((pen.width - 5) / 2, 1)
    drawTitles(left, right, comparison.side, at: top, room, &pen)
    let rows = max(pen.height - top - 1, 1)
    let total = comparison.groups.count
    let start = min(max(comparison.selected - rows / 2, 0), max(total - rows, 0))
    for (k, group) in comparison.groups.enumerated().dropFirst(start).prefix(rows) {
      let y = top + 1 + k - start
      draw(group, comparison, y, room, &pen)
      let isSelected = k == comparison.selected
      if isSelected {
        pen.sign(Sign.selected, at: 0, y, .accent)
        pen.cursor(at: 0, y)
      }
      pen.mark(row: y, target: .intent(.branches(.inComparison(.select(k)))), reverse: isSelected)
    }
  }

  private static func head(_ comparison: Model.Comparison) -> [Line] {
    guard let first = comparison.runs.firstDivergence else {
      let more = comparison.runs.isComplete ? "" : " > compares on, A to the end."
      return [Line("The two are the same up to here.\(more)")]
    }
    let cause = Wording.cause(comparison.inputs, of: first)
    let isDeed = comparison.inputs.cause(of: first) != nil
    var lines = [
      Line("! parted \(isDeed ? "" : "at \(Wording.clock(first.time)) ")by \(cause)")
    ]
    let figures = Wording.figures(comparison.figures)
    lines.append(Line(figures.isEmpty ? "no figure differs" : figures))
    if comparison.hiddenCount > 0 {
      lines.append(
        Line("\(Wording.number(comparison.hiddenCount)) more that follow from these: a", .quiet))
    }
    return lines
  }

  private static func drawTitles(
    _ left: String, _ right: String, _ side: Side, at y: Int, _ room: Int, _ pen: inout Pen
  ) {
    pen.run("─", from: 0, to: pen.width, y, .quiet)
    // Enter goes to the side whose name stands in brackets.
    let names = side == .left ? ("[\(left)]", " \(right) ") : (" \(left) ", "[\(right)]")
    pen.put("\(names.0) ", at: 2, y, side == .left ? .accent : .quiet, width: room)
    pen.put("\(names.1) ", at: room + 5, y, side == .right ? .accent : .quiet, width: room)
  }

  private static func draw(
    _ group: DifferenceGroup, _ comparison: Model.Comparison, _ y: Int, _ room: Int,
    _ pen: inout Pen
  ) {
    if comparison.isFirst(group) { pen.put("!", at: 1, y, .warn) }
    let sides = Wording.sides(group, in: comparison.runs)
    let style: Style = group.first.isQuiet ? .quiet : .normal
    pen.put(sides.left, at: 2, y, style, width: room)
    pen.put(Wording.sign(group.first.change), at: room + 3, y, .accent)
    pen.put(sides.right, at: room + 5, y, style, width: room)
  }
}
