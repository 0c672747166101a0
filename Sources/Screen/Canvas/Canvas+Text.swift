extension Canvas {
  /// Draws text from a cell to the right and returns the column after it, clipped or not.
  ///
  /// With `width`, longer text is cut and ends in `…`. A `tag` other than nil is left on the cells
  /// for ``tag(_:_:)``. Scalars that must not reach a terminal are replaced
  /// (``TextWidth/drawn(_:)``); half a glyph at an edge becomes a space. O(scalars).
  @discardableResult
  public mutating func put(
    _ text: String, at x: Int, _ y: Int, _ style: Style = .normal, tag: Int32? = nil,
    width limit: Int = .max
  ) -> Int {
    let limit = max(limit, 0)
    let cut = limit != .max && Text.width(text) > limit
    let room = cut ? limit - 1 : limit
    var column = x
    for scalar in text.unicodeScalars {
      guard let drawn = TextWidth.drawn(scalar) else { continue }
      let cellWidth = TextWidth.cells(drawn)
      if cut && column - x + cellWidth > room { break }
      put(drawn, cellWidth, column, y, style, tag)
      column += cellWidth
    }
    if cut && limit > 0 {
      // A wide glyph that did not fit may leave one cell before the sign.
      while column < x + room {
        put(" ", 1, column, y, style, tag)
        column += 1
      }
      put("…", 1, column, y, style, tag)
      column += 1
    }
    return column
  }

  /// Draws signs that take a cell each, as ``put(_:at:_:_:tag:width:)`` draws a text of them.
  @discardableResult
  public mutating func put(
    _ signs: UnsafeBufferPointer<Unicode.Scalar>, at x: Int, _ y: Int, _ style: Style = .normal,
    width limit: Int
  ) -> Int {
    let limit = max(limit, 0)
    let cut = signs.count > limit
    let count = cut ? limit : signs.count
    let row = y + frame.y
    let first = max(x + frame.x, clip.x)
    let end = min(x + frame.x + count, clip.maxX)
    guard row >= clip.y, row < clip.maxY, first < end else { return x + count }
    separate(row * width + first, first)
    separate(row * width + end - 1, end - 1)
    for column in first..<end {
      let k = column - frame.x - x
      let sign = cut && k == count - 1 ? "…" : TextWidth.drawn(signs[k]) ?? TextWidth.replacement
      precondition(TextWidth.cells(sign) == 1, "signs take a cell each")
      cells[row * width + column] = Cell(sign, style)
    }
    return x + count
  }

  /// Draws text so that it ends before a column, and returns the column it starts at.
  @discardableResult
  public mutating func put(
    _ text: String, endingAt end: Int, _ y: Int, _ style: Style = .normal, tag: Int32? = nil,
    width limit: Int = .max
  ) -> Int {
    let start = end - min(Text.width(text), max(limit, 0))
    put(text, at: start, y, style, tag: tag, width: limit)
    return start
  }

  /// Draws one glyph on a cell and returns the column after it.
  @discardableResult
  public mutating func put(
    _ scalar: Unicode.Scalar, at x: Int, _ y: Int, _ style: Style = .normal, tag: Int32? = nil
  ) -> Int {
    guard let drawn = TextWidth.drawn(scalar) else { return x }
    let cellWidth = TextWidth.cells(drawn)
    put(drawn, cellWidth, x, y, style, tag)
    return x + cellWidth
  }

  /// Draws a scalar that is known to be safe, of a known width, in coordinates of the part.
  private mutating func put(
    _ scalar: Unicode.Scalar, _ cellWidth: Int, _ x: Int, _ y: Int, _ style: Style, _ tag: Int32?
  ) {
    let row = y + frame.y
    let column = x + frame.x
    guard row >= clip.y, row < clip.maxY else { return }
    if cellWidth == 1 {
      guard column >= clip.x, column < clip.maxX else { return }
      let place = row * width + column
      separate(place, column)
      cells[place] = Cell(scalar, style)
      if let tag { tags[place] = tag }
      return
    }
    let whole = column >= clip.x && column + cellWidth <= clip.maxX
    for offset in 0..<cellWidth where column + offset >= clip.x && column + offset < clip.maxX {
      let place = row * width + column + offset
      separate(place, column + offset)
      let content: Unicode.Scalar = whole ? (offset == 0 ? scalar : "\0") : " "
      cells[place] = Cell(content, style)
      if let tag { tags[place] = tag }
    }
  }

  /// Blanks the other half of a glyph of two cells before one half is drawn over.
  @inline(__always)
  private mutating func separate(_ place: Int, _ column: Int) {
    if cells[place].isContinuation && column > 0 { cells[place - 1].scalar = " " }
    if column + 1 < width && cells[place + 1].isContinuation { cells[place + 1].scalar = " " }
  }

  /// Fills a rectangle with one glyph of one cell.
  public mutating func fill(
    _ rect: Rect, _ scalar: Unicode.Scalar = " ", _ style: Style = .normal, tag: Int32? = nil
  ) {
    let drawn = TextWidth.drawn(scalar) ?? TextWidth.replacement
    precondition(TextWidth.cells(drawn) == 1, "fill takes a glyph of one cell")
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { put(drawn, 1, x, y, style, tag) }
    }
  }

  /// Adds emphases to what is already drawn in a rectangle, such as reverse for a selection.
  public mutating func emphasise(_ rect: Rect, _ emphasis: Style.Emphasis) {
    forEachPlace(rect) { canvas, place in canvas.cells[place].style.emphasis.formUnion(emphasis) }
  }

  /// Changes the ink of what is already drawn in a rectangle, such as to quiet what is behind.
  public mutating func ink(_ rect: Rect, _ ink: Ink) {
    forEachPlace(rect) { canvas, place in canvas.cells[place].style.ink = ink }
  }

  /// Leaves a tag on every cell of a rectangle.
  public mutating func tag(_ rect: Rect, _ tag: Int32) {
    forEachPlace(rect) { canvas, place in canvas.tags[place] = tag }
  }

  private mutating func forEachPlace(_ rect: Rect, _ change: (inout Canvas, Int) -> Void) {
    let area = rect.moved(frame.x, frame.y).intersection(clip)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { change(&self, y * width + x) }
    }
  }
}
