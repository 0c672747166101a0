import CCurses
import Screen

extension Terminal {
  /// Shows a canvas, sending only what differs from the last one.
  ///
  /// Drain ``nextInput(timeoutMillis:)`` first, so that a burst of input costs one drawing. Rows
  /// equal to the last canvas are skipped, others handed to ncurses with one call each. What is
  /// beyond the terminal's size is cut off, what the canvas lacks is blank. False, and nothing is
  /// drawn, while the terminal ``isBehind``: pictures never queue up.
  @discardableResult
  public func draw(_ canvas: Canvas) -> Bool {
    guard !isBehind else { return false }
    var isChanged = shown == nil || shown?.cursor != canvas.cursor
    for y in 0..<rows {
      if let shown, canvas.hasSameRow(y, as: shown) { continue }
      isChanged = true
      drawRow(canvas, y)
    }
    shown = canvas
    guard isChanged else { return true }
    if let cursor = canvas.cursor, cursor.x < columns, cursor.y < rows {
      cc_screen_show(Int32(cursor.y), Int32(cursor.x))
    } else {
      cc_screen_show(0, -1)
    }
    sendDrawn()
    return true
  }

  /// Lets the next drawing repaint every cell, for when something else wrote on the screen.
  public func redraw() {
    cc_screen_redraw()
    shown = nil
  }

  private func drawRow(_ canvas: Canvas, _ y: Int) {
    let blank = cc_cell(scalar: 0x20, pair: 0, attributes: 0, width: 1)
    cells.removeAll(keepingCapacity: true)
    cells.reserveCapacity(columns)
    if y < canvas.height {
      for cell in canvas.row(y).prefix(columns) {
        let look = looks[cell.style.index]
        // ncurses makes the right half of a wide glyph itself.
        var scalar = cell.scalar
        var width = cell.isContinuation ? 0 : TextWidth.cells(scalar)
        if isASCII {
          scalar = cell.isContinuation ? " " : ASCII.sign(scalar)
          width = 1
        }
        cells.append(
          cc_cell(
            scalar: scalar.value, pair: look.pair, attributes: look.attributes,
            width: UInt8(width)))
      }
    }
    while cells.count < columns { cells.append(blank) }
    cc_screen_row(Int32(y), cells, Int32(cells.count))
  }
}
