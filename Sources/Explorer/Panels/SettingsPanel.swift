import Screen

/// The layer of the scenario's settings: value, who gave it, and the source; of the selected one
/// all that is known.
enum SettingsPanel {
  /// Rows for the selected setting, below the list.
  private static let detailRows = 6

  static func draw(_ scene: Scene, _ pen: inout Pen) {
    pen.clear()
    let list = scene.model.settings
    let assumed = list.rows.filter { $0.source == "assumption" }.count
    Overlay.drawTitle(
      "SETTINGS \(scene.world.scenario.name), assumptions: \(assumed)", &pen)
    let rows = max(pen.height - 2 - detailRows, 1)
    let start = min(max(list.selected - rows / 2, 0), max(list.rows.count - rows, 0))
    if list.rows.count > rows {
      pen.put(
        " \(list.selected + 1) of \(list.rows.count) ", endingAt: pen.width - 1, 0, .quiet)
    }
    let widths = widths(list.rows, in: pen.width)
    for (k, row) in list.rows.enumerated().dropFirst(start).prefix(rows) {
      draw(row, widths, at: 1 + k - start, isSelected: k == list.selected, &pen)
      pen.mark(
        row: 1 + k - start, target: .intent(.settings(.select(k))),
        reverse: k == list.selected)
    }
    if let row = list.row { drawDetails(row, from: 1 + rows, &pen) }
  }

  private struct Widths {
    var name: Int
    var value: Int
    var origin: Int
    /// Columns between two.
    var gap: Int
  }

  /// As wide as what is in them, but no column takes more than its share.
  private static func widths(_ rows: [SettingRow], in width: Int) -> Widths {
    func longest(_ part: (SettingRow) -> String, share: Int) -> Int {
      min(rows.map { Text.width(part($0)) }.max() ?? 0, width * share / 100)
    }
    return Widths(
      name: longest(\.name, share: 38), value: longest(\.value, share: 16),
      origin: longest(\.origin, share: 23), gap: width < 100 ? 1 : 2)
  }

  private static func draw(
    _ row: SettingRow, _ widths: Widths, at y: Int, isSelected: Bool, _ pen: inout Pen
  ) {
    if isSelected {
      pen.sign(Sign.selected, at: 0, y, .accent)
      pen.cursor(at: 0, y)
    }
    var x = 2
    pen.put(row.name, at: x, y, width: widths.name)
    x += widths.name + widths.gap
    pen.put(row.value, at: x, y, .strong, width: widths.value)
    x += widths.value + widths.gap
    pen.put(row.origin, at: x, y, width: widths.origin)
    x += widths.origin + widths.gap
    pen.put(row.source, at: x, y, .quiet, width: max(pen.width - x - 1, 0))
  }

  /// What is said of the selected setting, in as many rows as there are.
  private static func drawDetails(_ row: SettingRow, from top: Int, _ pen: inout Pen) {
    pen.run("─", from: 0, to: pen.width, top, .quiet)
    let room = max(pen.width - 3, 10)
    pen.put("\(row.name): \(row.value)", at: 2, top + 1, .strong, width: room)
    let source =
      row.source.isEmpty
      ? "set by \(row.origin): the scenario's own"
      : "\(row.origin), \(row.source): \(row.remark)"
    var lines = Text.wrapped(source, to: room)
    var rest = Substring(row.address)
    while !rest.isEmpty {
      lines.append(String(rest.prefix(room)))
      rest = rest.dropFirst(room)
    }
    for (k, line) in lines.prefix(detailRows - 1).enumerated() {
      pen.put(line, at: 2, top + 2 + k, width: room)
    }
  }
}
