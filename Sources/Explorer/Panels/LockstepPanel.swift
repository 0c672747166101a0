import RollupSimulation
import RunComparison
import Screen

/// The layer in which other runs step along with the main one: a column a run, the main one first,
/// with a sign at each figure that differs from the main run's.
struct LockstepPanel {
  let lockstep: Lockstep
  let table: MeasureTable
  let isBrief: Bool
  let isCatchingUp: Bool

  /// Cells for the sign before a value.
  private static let signWidth = 1

  /// Rows that are no row of the table.
  private static let otherRows = 3

  init?(_ scene: Scene, height: Int) {
    guard let lockstep = scene.model.lockstep else { return nil }
    self.lockstep = lockstep
    // While time runs it waits for the others, a moment each time.
    isCatchingUp = scene.model.isStepping && scene.model.pace.direction == .paused
    var notes = 0
    let others = lockstep.runs.map { run in
      if run.refusal != nil { notes += 1 }
      return MeasureTable.Column(
        title: run.label, figures: run.figures, note: run.refusal == nil ? nil : notes)
    }
    let main = MeasureTable.Column(title: "this run", figures: lockstep.main?.figures)
    let whole = MeasureTable([main] + others, areOver: false)
    isBrief = !lockstep.isShowingAll && whole.rows.count > height - Self.otherRows
    table = isBrief ? MeasureTable([main] + others, areOver: false, isBrief: true) : whole
  }

  static func draw(_ scene: Scene, _ pen: inout Pen) {
    pen.clear()
    LockstepPanel(scene, height: pen.height)?.draw(scene.model.overlayScroll, &pen)
  }

  private func draw(_ scroll: Int, _ pen: inout Pen) {
    let shown = shownColumns(pen.width - 2)
    Overlay.drawTitle("COMPARE at \(Wording.clock(lockstep.moment))", &pen)
    let state =
      isCatchingUp
      ? " \(lockstep.runs.count { !$0.isDone(lockstep.moment) }) still on their way, Esc stops "
      : " runs \(shown.lowerBound)-\(shown.upperBound - 1) of \(lockstep.runs.count) "
    pen.put(state, endingAt: pen.width - 1, 0, .quiet)
    drawTitles(shown, &pen)
    let notes = notes(width: pen.width - 2)
    let total = table.rows.count + notes.count
    let rows = Self.rows(pen.height)
    let start = min(max(scroll, 0), max(total - rows, 0))
    for k in start..<min(start + rows, total) {
      let y = 2 + k - start
      if k < table.rows.count {
        draw(table.rows[k], shown, y, &pen)
      } else {
        pen.put(notes[k - table.rows.count], at: 1, y)
      }
    }
    let more = total > rows ? "; rows \(start + 1)-\(min(start + rows, total)) of \(total)" : ""
    pen.put(
      "▴ more, ▾ less than this run; — nothing yet\(more)\(isBrief ? "; a shows all" : "")", at: 1,
      pen.height - 1, .quiet)
  }

  private static func rows(_ height: Int) -> Int { max(height - otherRows, 1) }

  /// How many lines there is no room for.
  func beyond(_ area: Rect) -> Int {
    table.rows.count + notes(width: area.width - 2).count - Self.rows(area.height)
  }

  /// The other runs that fit beside the main one.
  private func shownColumns(_ width: Int) -> Range<Int> {
    let first = min(lockstep.firstColumn, max(lockstep.runs.count - 1, 0)) + 1
    let own = MeasureTable.gap + Self.signWidth + table.widths[0]
    return table.fitting(from: first, width: width - own, extra: Self.signWidth)
  }

  private func drawTitles(_ shown: Range<Int>, _ pen: inout Pen) {
    pen.run("─", from: 0, to: pen.width, 1, .quiet)
    place([0] + shown) { column, end in
      let title = " " + table.columns[column].title + " "
      pen.put(title, endingAt: end + 1, 1, column == 0 ? .accent : .strong)
    }
  }

  private func draw(
    _ row: MeasureTable.Row, _ shown: Range<Int>, _ y: Int, _ pen: inout Pen
  ) {
    guard let measure = row.measure else {
      pen.put(row.title, at: 1, y, .accent)
      return
    }
    pen.put(row.title, at: 1, y, .quiet)
    let main = table.columns[0].figures.flatMap { measure.value(in: $0) }
    place([0] + shown) { column, end in
      let figures = table.columns[column].figures
      let value = figures.flatMap { measure.value(in: $0) }
      let sign = column == 0 || figures == nil ? " " : Self.sign(value, main)
      pen.put(
        sign + row.cells[column], endingAt: end, y, sign == " " ? .normal : .changed)
    }
  }

  /// Calls `body` with each column and the cell after its end.
  private func place(_ columns: [Int], _ body: (_ column: Int, _ end: Int) -> Void) {
    var x = 1 + table.rowTitleWidth
    for column in columns {
      x += MeasureTable.gap + Self.signWidth + table.widths[column]
      body(column, x)
    }
  }

  /// More or less than the main run has; what has not happened is less than what has.
  private static func sign(_ value: Int64?, _ main: Int64?) -> String {
    let (mine, theirs) = (value ?? .min, main ?? .min)
    return mine == theirs ? " " : mine > theirs ? "▴" : "▾"
  }

  private func notes(width: Int) -> [String] {
    let refusals = lockstep.runs.compactMap { run in run.refusal.map { (run.label, $0) } }
    let told = table.columns.filter { $0.figures != nil }
    let verdict = Wording.verdict(told.compactMap(\.figures), labels: told.map(\.title))
    let notes = refusals.enumerated().map { "[\($0 + 1)] \(Text.sanitised($1.0)): \($1.1)" }
    return (verdict + notes).flatMap { Text.wrapped($0, to: width) }
  }
}
