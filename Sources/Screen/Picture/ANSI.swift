/// A canvas as text with escape sequences (ECMA-48), for pipes into colour pagers and recordings.
public enum ANSI {
  /// The rows with colours, each ended by a line feed; no cursor movement.
  public static func text(_ canvas: Canvas, _ palette: Palette) -> String {
    (0..<canvas.height).reduce(into: "") { text, y in
      text += row(canvas, y, palette) + "\n"
    }
  }

  /// A whole frame for a terminal of the canvas's size: every row, then the cursor.
  public static func frame(_ canvas: Canvas, _ palette: Palette) -> String {
    changes(canvas, palette, rows: Array(0..<canvas.height))
  }

  /// What turns the frame of `old` into the one of `new`: the runs of cells that differ, then the
  /// cursor.
  ///
  /// Empty if nothing differs. Canvases of different sizes give a whole frame.
  public static func difference(
    from old: Canvas, to new: Canvas, _ palette: Palette
  ) -> String {
    guard old.width == new.width, old.height == new.height else { return frame(new, palette) }
    var text = ""
    for y in 0..<new.height where !new.hasSameRow(y, as: old) {
      for run in runs(old.row(y), new.row(y)) {
        text += "\u{1B}[\(y + 1);\(run.lowerBound + 1)H" + cells(new.row(y), run, palette)
      }
    }
    guard !text.isEmpty || old.cursor != new.cursor else { return "" }
    return "\u{1B}[?25l" + text + placed(new.cursor)
  }

  /// Moving the cursor costs about so many bytes; a shorter gap of equal cells is written again.
  private static let gapMax = 6

  /// The columns that differ, in runs; a run never cuts a two-cell glyph.
  private static func runs(_ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (x, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
      var start = x
      while start > 0, new[new.startIndex + start].isContinuation { start -= 1 }
      var end = x + 1
      while end < new.count, new[new.startIndex + end].isContinuation { end += 1 }
      if let last = runs.last, start - last.upperBound <= gapMax {
        runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        runs.append(start..<end)
      }
    }
    return runs
  }

  private static func changes(_ canvas: Canvas, _ palette: Palette, rows: [Int]) -> String {
    var text = "\u{1B}[?25l"
    for y in rows {
      // Erased first: after a full last column, erasing would take that column's cell away.
      text += "\u{1B}[\(y + 1);1H\u{1B}[K" + row(canvas, y, palette)
    }
    return text + placed(canvas.cursor)
  }

  private static func placed(_ cursor: Canvas.Position?) -> String {
    cursor.map { "\u{1B}[\($0.y + 1);\($0.x + 1)H\u{1B}[?25h" } ?? ""
  }

  /// One row without unmarked trailing spaces, which starts and ends without colours.
  private static func row(_ canvas: Canvas, _ y: Int, _ palette: Palette) -> String {
    let row = canvas.row(y)
    let end = (row.lastIndex { $0 != .blank } ?? row.startIndex - 1) + 1
    return cells(row, 0..<(end - row.startIndex), palette)
  }

  private static func cells(
    _ row: ArraySlice<Cell>, _ columns: Range<Int>, _ palette: Palette
  ) -> String {
    let unmarked = palette.paint(.normal)
    var current = unmarked
    var text = ""
    for x in columns {
      let cell = row[row.startIndex + x]
      if cell.isContinuation { continue }
      let paint = palette.paint(cell.style)
      if paint != current {
        text += "\u{1B}[\(paint.sgr)m"
        current = paint
      }
      text.unicodeScalars.append(cell.scalar)
    }
    if current != unmarked { text += "\u{1B}[0m" }
    return text
  }
}
