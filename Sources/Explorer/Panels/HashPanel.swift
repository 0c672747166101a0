import RollupSimulation
import Screen

/// A hash with its preimage, field by field, and the command line that recomputes it.
enum HashPanel {
  /// Rows for everything but the fields: title, subject, whole hash, and two of the command line.
  private static let otherRows = 5

  static func draw(_ trail: HashTrail, _ scene: Scene, _ pen: inout Pen) {
    pen.clear()
    let target = trail.target
    let start = "HASH \(target.digest.prefixHex(12))…"
    guard let preimage = target.preimage(in: scene.world) else {
      Overlay.drawTitle(start, &pen)
      drawUnknown(target, &pen)
      return
    }
    Overlay.drawTitle(
      "\(start) = SHA-256 of \(Wording.count(preimage.bytes.count, "byte"))", &pen)
    if trail.steps.count > 1 {
      pen.put(" \(trail.steps.count) deep ", endingAt: pen.width - 1, 0, .quiet)
    }
    pen.put(PreimageText.subject(preimage, in: scene.world), at: 1, 1, .strong)
    let rows = PreimageText.rows(preimage)
    let cursor = self.cursor(trail, rows)
    let room = max(pen.height - otherRows, 1)
    let first = min(max((cursor ?? 0) - room / 2, 0), max(rows.count - room, 0))
    var y = 2
    for (k, row) in rows.enumerated().dropFirst(first).prefix(room) {
      draw(row, isSelected: k == cursor, y, &pen)
      y += 1
    }
    let whole = cursor.flatMap { rows[$0].target?.digest } ?? target.digest
    let label = cursor == nil ? "this hash" : rows[cursor ?? 0].name
    pen.put(Text.padded(label, to: nameWidth), at: 1, y, .quiet)
    pen.put(whole.hex, at: min(1 + nameWidth, max(pen.width - 2 * Digest.byteCount, 0)), y, .info)
    drawCommand(PreimageText.commandLine(preimage), from: y + 1, &pen)
  }

  private static let nameWidth = 16

  /// The row that the cursor is on.
  private static func cursor(_ trail: HashTrail, _ rows: [PreimageText.Row]) -> Int? {
    let places = rows.indices.filter { rows[$0].target != nil }
    let wished = trail.steps[trail.steps.count - 1].cursor
    return places.isEmpty ? nil : places[min(max(wished, 0), places.count - 1)]
  }

  private static func draw(
    _ row: PreimageText.Row, isSelected: Bool, _ y: Int, _ pen: inout Pen
  ) {
    pen.put(Text.padded(row.name, to: nameWidth), at: 1, y, .quiet)
    let hex = row.hex.count > 16 ? row.hex.prefix(14) + "…" : row.hex[...]
    let end = pen.put(
      String(hex), at: 1 + nameWidth, y, row.target == nil ? .normal : .info,
      target: row.target.map { .hash($0) })
    pen.put(row.meaning, at: 1 + nameWidth + 18, y)
    if isSelected {
      pen.sign(Sign.selected, at: 0, y, .accent)
      pen.mark(row: y, from: 1 + nameWidth, to: end, reverse: true)
      pen.cursor(at: 1 + nameWidth, y)
    }
  }

  /// As many rows of the line as there is room for; what is cut off is only copied.
  private static func drawCommand(_ line: String, from top: Int, _ pen: inout Pen) {
    let width = max(pen.width - 2, 1)
    let rows = max(pen.height - top, 0)
    var rest = Substring(line)
    for row in 0..<rows {
      if row == rows - 1, rest.count > width {
        let note = "…  y copies all \(line.count) characters"
        let start = String(rest.prefix(max(width - note.count, 0)))
        pen.put(note, at: pen.put(start, at: 1, top + row), top + row, .quiet)
        return
      }
      pen.put(String(rest.prefix(width)), at: 1, top + row)
      rest = rest.dropFirst(width)
      if rest.isEmpty { return }
    }
  }

  private static func drawUnknown(_ target: HashTarget, _ pen: inout Pen) {
    pen.put(target.digest.hex, at: 1, 1, .info)
    let words =
      target.reference == nil
      ? "Nobody knows a preimage of it: it is no hash of anything in this run, but junk or a "
        + "chosen value that somebody gave out for one."
      : "At this moment its preimage is not known yet, or not any more."
    for (k, text) in Text.wrapped(words, to: max(pen.width - 2, 10)).enumerated() {
      pen.put(text, at: 1, 2 + k)
    }
  }
}
