import RollupSimulation
import RunComparison
import Screen

/// Runs side by side as text: a column a run, a row a measure, rows in groups.
public struct MeasureTable {
  /// A run's name and what it has come to; `nil` for one that could not be run.
  public struct Column {
    var title: String
    var figures: RunFigures?

    /// A column; the title is shortened and made safe to print, the number of its footnote stays.
    public init(title: String, figures: RunFigures?, note: Int? = nil) {
      let sign = note.map { " [\($0)]" } ?? ""
      let room = MeasureTable.titleMax - sign.utf8.count
      self.title = Text.truncated(Text.sanitised(title), to: room) + sign
      self.figures = figures
    }
  }
  /// A row; `nil` stands for a group's title, which has no values.
  struct Row {
    var title: String
    var measure: Measure?
  }

  /// Cells of the longest title.
  static let titleMax = 24
  /// Cells between columns.
  static let gap = 2

  let columns: [Column]
  let rows: [Row]

  /// A table of runs, in this order.
  public init(_ columns: [Column]) {
    self.columns = columns
    var rows: [Row] = []
    var group: Measure.Group?
    for measure in Measure.all(for: columns.compactMap(\.figures)) {
      if measure.group != group { rows.append(Row(title: Wording.group(measure.group))) }
      group = measure.group
      rows.append(Row(title: "  " + Wording.row(measure), measure: measure))
    }
    self.rows = rows
  }

  /// Cells of the row titles.
  var rowTitleWidth: Int { rows.map { Text.width($0.title) }.max() ?? 0 }

  /// What stands in a row of a column.
  func cell(_ row: Row, _ column: Int) -> String {
    guard let measure = row.measure else { return "" }
    return columns[column].figures.map { Wording.value(measure, $0) } ?? "—"
  }

  /// Cells of a column.
  func width(ofColumn column: Int) -> Int {
    rows.map { Text.width(cell($0, column)) }.max().map {
      max($0, Text.width(columns[column].title))
    } ?? 0
  }

  /// As many columns from `first` on as fit beside the row titles, at least one; `extra` cells more
  /// belong to each.
  func fitting(from first: Int, width: Int, extra: Int = 0) -> Range<Int> {
    var end = first
    var used = rowTitleWidth
    while end < columns.count {
      used += Self.gap + extra + self.width(ofColumn: end)
      if used > width, end > first { break }
      end += 1
    }
    return first..<end
  }

  /// The table in lines of at most `width` cells; columns that do not fit follow in another block.
  public func lines(width: Int) -> [String] {
    var lines: [String] = []
    var first = 0
    while first < columns.count {
      if first > 0 { lines.append("") }
      let block = fitting(from: first, width: width)
      lines.append(line("", block.map { columns[$0].title }, block))
      // Of runs that there are not, the footnotes tell all.
      for row in rows where block.contains(where: { columns[$0].figures != nil }) {
        lines.append(
          row.measure == nil ? row.title : line(row.title, block.map { cell(row, $0) }, block))
      }
      first = block.upperBound
    }
    return lines
  }

  private func line(_ title: String, _ cells: [String], _ block: Range<Int>) -> String {
    var line = Text.padded(title, to: rowTitleWidth)
    for (cell, column) in zip(cells, block) {
      line += String(repeating: " ", count: Self.gap)
      line += Text.padded(left: cell, to: width(ofColumn: column))
    }
    return line
  }
}
