/// A canvas as lines of text, for `--plain`, copies and goldens.
public enum PlainText {
  /// The rows without trailing spaces, each ended by a line feed.
  public static func text(_ canvas: Canvas) -> String {
    rows(canvas).reduce(into: "") { text, row in text += row + "\n" }
  }

  /// The rows without trailing spaces.
  public static func rows(_ canvas: Canvas) -> [String] {
    (0..<canvas.height).map { y in
      var row = String.UnicodeScalarView()
      for cell in canvas.row(y) where !cell.isContinuation { row.append(cell.scalar) }
      return trimmed(row)
    }
  }

  /// The styles of the canvas as lines of text, one sign a cell, each ended by a line feed.
  ///
  /// A space is an unmarked normal cell. Else the letter of the ink: `n` normal, `q` quiet,
  /// `a` accent, `g` good, `w` warn, `b` bad, `i` info, `f` followed, `c` changed; a capital in
  /// bold. A reversed cell shows the ink's place (`0` normal … `8` changed) whether bold or not,
  /// and an underlined one `_` whatever its ink.
  public static func styles(_ canvas: Canvas) -> String {
    (0..<canvas.height).reduce(into: "") { text, y in
      var row = String.UnicodeScalarView()
      for cell in canvas.row(y) { row.append(Unicode.Scalar(sign(cell.style))) }
      text += trimmed(row) + "\n"
    }
  }

  private static func sign(_ style: Style) -> UInt8 {
    if style == .normal { return UInt8(ascii: " ") }
    if style.emphasis.contains(.underline) { return UInt8(ascii: "_") }
    if style.emphasis.contains(.reverse) { return UInt8(ascii: "0") + style.ink.rawValue }
    return style.emphasis.contains(.bold) ? style.ink.letter - 32 : style.ink.letter
  }

  private static func trimmed(_ row: String.UnicodeScalarView) -> String {
    var row = row
    while row.last == " " { row.removeLast() }
    return String(row)
  }
}
