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
  /// A row with what stands in each column; without a measure, the title of a group.
  struct Row {
    var title: String
    var measure: Measure?
    var cells: [String] = []
  }

  /// Cells of the longest title.
  static let titleMax = 24
  /// Cells between columns.
  static let gap = 2

  let columns: [Column]
  let rows: [Row]
  /// Cells of the row titles.
  let rowTitleWidth: Int
  /// Cells of each column.
  let widths: [Int]

  /// A table of runs, in this order; whether they are over decides what some rows are called. A
  /// brief one has the chief measures only, without groups.
  public init(_ columns: [Column], areOver: Bool = true, isBrief: Bool = false) {
    self.columns = columns
    var rows: [Row] = []
    var group: Measure.Group?
    let measures = isBrief ? Measure.chief : Measure.all(for: columns.compactMap(\.figures))
    for measure in measures {
      if !isBrief, measure.group != group { rows.append(Row(title: Wording.group(measure.group))) }
      group = measure.group
      let cells = columns.map { $0.figures.map { Wording.value(measure, $0) } ?? "—" }
      let title = isBrief ? Wording.brief(measure) : "  " + Wording.row(measure, isOver: areOver)
      rows.append(Row(title: title, measure: measure, cells: cells))
    }
    self.rows = rows
    rowTitleWidth = rows.map { Text.width($0.title) }.max() ?? 0
    widths = columns.indices.map { column in
      let cells = rows.compactMap { $0.measure == nil ? nil : Text.width($0.cells[column]) }
      return max(cells.max() ?? 0, Text.width(columns[column].title))
    }
  }

  /// As many columns from `first` on as fit beside the row titles, at least one; `extra` cells more
  /// belong to each.
  func fitting(from first: Int, width: Int, extra: Int = 0) -> Range<Int> {
    var end = first
    var used = rowTitleWidth
    while end < columns.count {
      used += Self.gap + extra + widths[end]
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
      lines.append(line("", columns.map(\.title), block))
      // Of runs that there are not, the footnotes tell all.
      for row in rows where block.contains(where: { columns[$0].figures != nil }) {
        lines.append(row.measure == nil ? row.title : line(row.title, row.cells, block))
      }
      first = block.upperBound
    }
    return lines
  }

  private func line(_ title: String, _ cells: [String], _ block: Range<Int>) -> String {
    var line = Text.padded(title, to: rowTitleWidth)
    for column in block {
      line += String(repeating: " ", count: Self.gap)
      line += Text.padded(left: cells[column], to: widths[column])
    }
    return line
  }
}
