import RollupSimulation
import Screen

/// An answer on top of the panes: labels on the left, moments on the right, a cursor on the lines
/// from which one can go somewhere.
enum AnswerOverlay {
  private static let labelWidth = 12

  /// A row of the screen; a line that is too long takes several.
  private struct Row {
    var line: Int
    var isFirst: Bool
    var text: String
  }

  static func draw(_ answer: Answer, _ scene: Scene, _ layout: Layout, _ pen: inout Pen) {
    let body = layout.body
    let labels = answer.lines.contains { !$0.label.isEmpty } ? labelWidth : 1
    let rows = rows(answer, width: body.width - labels - 2)
    // The tree stays in sight as long as there is room for both.
    let most = max(body.height - 6, min(body.height, 12))
    let height = min(max(rows.count + 1, min(10, body.height)), most)
    pen.within(Rect(body.x, body.maxY - height, body.width, height)) { pen in
      pen.clear()
      Overlay.drawTitle(answer.title, &pen)
      draw(answer, rows, labels, scene.model.overlayCursor, &pen)
    }
  }

  private static func draw(
    _ answer: Answer, _ rows: [Row], _ labels: Int, _ cursor: Int?, _ pen: inout Pen
  ) {
    let room = max(pen.height - 1, 0)
    let place = answer.place(cursor)
    let start = start(rows, room: room, place: place)
    for (k, row) in rows[start...].prefix(room).enumerated() {
      let line = answer.lines[row.line]
      let y = 1 + k
      if row.isFirst {
        pen.put(line.label, at: 1, y, .quiet)
        if !line.end.isEmpty { pen.put(line.end, endingAt: pen.width - 1, y, .quiet) }
      }
      pen.put(row.text, at: labels, y, style(line.tone))
      if let intent = line.intent { pen.mark(row: y, target: .intent(intent)) }
      if row.line == place, row.isFirst {
        pen.sign(Sign.selected, at: 0, y, .accent)
        pen.mark(row: y, from: labels, to: labels + Text.width(row.text), reverse: true)
        pen.cursor(at: 0, y)
      }
    }
    if rows.count > room {
      pen.put(
        " \(start + 1)-\(min(start + room, rows.count)) of \(rows.count) ↑↓ ",
        endingAt: pen.width - 1, 0, .quiet)
    }
  }

  /// As little scrolled as the cursor allows.
  private static func start(_ rows: [Row], room: Int, place: Int?) -> Int {
    guard let place, let row = rows.firstIndex(where: { $0.line == place }) else { return 0 }
    return min(max(row - room + 2, 0), max(rows.count - room, 0))
  }

  private static func rows(_ answer: Answer, width: Int) -> [Row] {
    answer.lines.enumerated().flatMap { k, line in
      let end = line.end.isEmpty ? 0 : Text.width(line.end) + 2
      let parts = Text.wrapped(line.text, to: max(width - end, 8))
      return parts.enumerated().map { Row(line: k, isFirst: $0 == 0, text: $1) }
    }
  }

  private static func style(_ tone: Answer.Tone) -> Style {
    switch tone {
    case .normal: .normal
    case .quiet: .quiet
    case .warn: .warn
    case .good: .good
    case .bad: .bad
    }
  }
}
