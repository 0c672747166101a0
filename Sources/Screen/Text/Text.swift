/// Measuring and shaping of text in cells, in the same terms as the canvas draws it.
public enum Text {
  /// The number of cells that text takes when drawn. O(scalars).
  public static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      guard let drawn = TextWidth.drawn(scalar) else { return width }
      return width + TextWidth.cells(drawn)
    }
  }

  /// The text as a canvas would show it: nothing in it can command a terminal.
  public static func sanitised(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let drawn = TextWidth.drawn(scalar) { safe.append(drawn) }
    }
    return String(safe)
  }

  /// The text cut to at most `width` cells, ending in `…` if anything is missing.
  public static func truncated(_ text: String, to width: Int) -> String {
    guard Text.width(text) > width else { return sanitised(text) }
    guard width > 0 else { return "" }
    var cut = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      guard let drawn = TextWidth.drawn(scalar) else { continue }
      let cells = TextWidth.cells(drawn)
      if used + cells > width - 1 { break }
      cut.append(drawn)
      used += cells
    }
    cut.append("…")
    return String(cut)
  }

  /// The text with spaces after it up to `width` cells, or cut to them.
  public static func padded(_ text: String, to width: Int) -> String {
    let shown = truncated(text, to: width)
    return shown + String(repeating: " ", count: max(width - Text.width(shown), 0))
  }

  /// The text with spaces before it up to `width` cells, or cut to them.
  public static func padded(left text: String, to width: Int) -> String {
    let shown = truncated(text, to: width)
    return String(repeating: " ", count: max(width - Text.width(shown), 0)) + shown
  }

  /// The text in lines of at most `width` cells, broken at spaces where there are any.
  ///
  /// Line ends in the text are kept; a word longer than a line is broken. A width below 2 counts as
  /// 2, so that a glyph of two cells fits. O(scalars).
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(width, 2)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var used = 0
      for word in paragraph.split(separator: " ") {
        let word = sanitised(String(word))
        let cells = Text.width(word)
        if used > 0 && used + 1 + cells <= width {
          line += " " + word
          used += 1 + cells
          continue
        }
        if used > 0 { lines.append(line) }
        let parts = broken(word, to: width)
        lines += parts.dropLast()
        line = parts.last ?? ""
        used = Text.width(line)
      }
      lines.append(line)
    }
    return lines
  }

  /// A word in parts of at most `width` cells, at least one part.
  private static func broken(_ word: String, to width: Int) -> [String] {
    var parts = [""]
    var used = 0
    for scalar in word.unicodeScalars {
      let cells = TextWidth.cells(scalar)
      if used + cells > width {
        parts.append("")
        used = 0
      }
      parts[parts.count - 1].unicodeScalars.append(scalar)
      used += cells
    }
    return parts
  }
}
