/// A canvas as a picture in SVG; the same canvas always gives the same bytes.
public enum SVG {
  private static let cellWidth = 9
  private static let cellHeight = 18
  private static let margin = 12

  /// The picture of a canvas in the colours of a palette, with a title for those who cannot see it.
  public static func picture(
    _ canvas: Canvas, _ palette: Palette = Palette(.dark), title: String = ""
  ) -> String {
    let width = canvas.width * cellWidth + 2 * margin
    let height = canvas.height * cellHeight + 2 * margin
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" role=\"img\">\n"
    if !title.isEmpty { text += "<title>\(escaped(Text.sanitised(title)))</title>\n" }
    text += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(palette.background.hex)\"/>\n"
    text +=
      "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\" "
      + "fill=\"\(palette.foreground.hex)\" xml:space=\"preserve\">\n"
    for y in 0..<canvas.height { row(canvas, y, palette, &text) }
    if let cursor = canvas.cursor {
      text +=
        "<rect x=\"\(margin + cursor.x * cellWidth)\" "
        + "y=\"\(margin + (cursor.y + 1) * cellHeight - 2)\" "
        + "width=\"\(cellWidth)\" height=\"2\"/>\n"
    }
    return text + "</g>\n</svg>\n"
  }

  /// Writes one row as runs of one style; a run of blanks that shows nothing is left out.
  private static func row(
    _ canvas: Canvas, _ y: Int, _ palette: Palette, _ text: inout String
  ) {
    var start = 0
    while start < canvas.width {
      let style = canvas[start, y].style
      var end = start + 1
      while end < canvas.width && canvas[end, y].style == style { end += 1 }
      run(canvas, y, start..<end, palette, &text)
      start = end
    }
  }

  private static func run(
    _ canvas: Canvas, _ y: Int, _ columns: Range<Int>, _ palette: Palette, _ text: inout String
  ) {
    let paint = palette.paint(canvas[columns.lowerBound, y].style)
    var content = ""
    for x in columns where !canvas[x, y].isContinuation {
      content.unicodeScalars.append(canvas[x, y].scalar)
    }
    let isBlank = content.unicodeScalars.allSatisfy { $0 == " " }
    if isBlank && !paint.reverse && !paint.underline { return }
    let left = margin + columns.lowerBound * cellWidth
    let length = columns.count * cellWidth
    let ink = paint.colour.map { RGB(xterm: $0) } ?? palette.foreground
    if paint.reverse {
      text +=
        "<rect x=\"\(left)\" y=\"\(margin + y * cellHeight)\" width=\"\(length)\" "
        + "height=\"\(cellHeight)\" fill=\"\(ink.hex)\"/>\n"
      if isBlank { return }
    }
    text += "<text x=\"\(left)\" y=\"\(margin + y * cellHeight + 14)\" textLength=\"\(length)\""
    if paint.reverse {
      text += " fill=\"\(palette.background.hex)\""
    } else if paint.colour != nil {
      text += " fill=\"\(ink.hex)\""
    }
    if paint.bold { text += " font-weight=\"bold\"" }
    if paint.dim { text += " opacity=\"0.6\"" }
    if paint.underline { text += " text-decoration=\"underline\"" }
    text += ">\(escaped(content))</text>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
