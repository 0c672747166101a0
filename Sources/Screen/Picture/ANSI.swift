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

  /// What turns the frame of `old` into the one of `new`: the rows that differ, then the cursor.
  ///
  /// Empty if nothing differs. Canvases of different sizes give a whole frame.
  public static func difference(
    from old: Canvas, to new: Canvas, _ palette: Palette
  ) -> String {
    guard old.width == new.width, old.height == new.height else { return frame(new, palette) }
    let rows = (0..<new.height).filter { old.row($0) != new.row($0) }
    guard !rows.isEmpty || old.cursor != new.cursor else { return "" }
    return changes(new, palette, rows: rows)
  }

  private static func changes(_ canvas: Canvas, _ palette: Palette, rows: [Int]) -> String {
    var text = "\u{1B}[?25l"
    for y in rows {
      // Erased first: after a full last column, erasing would take that column's cell away.
      text += "\u{1B}[\(y + 1);1H\u{1B}[K" + row(canvas, y, palette)
    }
    if let cursor = canvas.cursor {
      text += "\u{1B}[\(cursor.y + 1);\(cursor.x + 1)H\u{1B}[?25h"
    }
    return text
  }

  /// One row without unmarked trailing spaces, which starts and ends without colours.
  private static func row(_ canvas: Canvas, _ y: Int, _ palette: Palette) -> String {
    let cells = canvas.row(y)
    let end = (cells.lastIndex { $0 != .blank } ?? cells.startIndex - 1) + 1
    let unmarked = palette.paint(.normal)
    var current = unmarked
    var text = ""
    for cell in cells[..<end] where !cell.isContinuation {
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
