import RollupSimulation
import Screen

/// What panels draw with: the canvas, what clicks mean, and the part that may be drawn on.
struct Pen {
  private(set) var canvas: Canvas
  private(set) var targets: [View.Target] = []
  /// What was drawn so far.
  private(set) var work = PictureWork()
  /// The part being drawn, in coordinates of the whole; what panels say is relative to it.
  private(set) var area: Rect

  init(columns: Int, rows: Int) {
    canvas = Canvas(width: columns, height: rows)
    area = canvas.bounds
  }

  var width: Int { area.width }
  var height: Int { area.height }

  /// Draws in a part, given in coordinates of the part being drawn.
  mutating func within(_ part: Rect, _ draw: (inout Pen) -> Void) {
    let outer = area
    area = part.moved(outer.x, outer.y).intersection(outer)
    draw(&self)
    area = outer
  }

  /// Draws text and returns the column after it; what does not fit is cut and ends in `…`.
  @discardableResult
  mutating func put(
    _ text: String, at x: Int, _ y: Int, _ style: Style = .normal, target: View.Target? = nil,
    width: Int = .max
  ) -> Int {
    guard y >= 0, y < area.height, x >= 0, x < area.width else { return x }
    var limit = min(width, area.width - x)
    // No scalar takes more cells than bytes: what fits by bytes needs no measuring.
    if text.utf8.count <= limit { limit = .max }
    let end = canvas.put(
      text, at: area.x + x, area.y + y, style, tag: target.map { tag(for: $0) }, width: limit)
    work.texts += 1
    work.cells += end - area.x - x
    return end - area.x
  }

  /// Draws text that ends before a column; returns where it starts.
  @discardableResult
  mutating func put(
    _ text: String, endingAt end: Int, _ y: Int, _ style: Style = .normal,
    target: View.Target? = nil
  ) -> Int {
    let start = max(end - Text.width(text), 0)
    put(text, at: start, y, style, target: target, width: end - start)
    return start
  }

  /// Draws one glyph of one cell.
  mutating func sign(
    _ scalar: Unicode.Scalar, at x: Int, _ y: Int, _ style: Style = .normal
  ) {
    guard y >= 0, y < area.height, x >= 0, x < area.width else { return }
    work.cells += 1
    canvas.put(scalar, at: area.x + x, area.y + y, style)
  }

  /// Draws one glyph over columns `from ..< to`.
  mutating func run(
    _ scalar: Unicode.Scalar, from: Int, to end: Int, _ y: Int, _ style: Style = .normal
  ) {
    guard y >= 0, y < area.height else { return }
    for x in max(from, 0)..<max(from, 0, min(end, area.width)) {
      work.cells += 1
      canvas.put(scalar, at: area.x + x, area.y + y, style)
    }
  }

  /// Draws a line of spans and returns the column after it.
  @discardableResult
  mutating func put(_ line: Line, at x: Int, _ y: Int, width: Int = .max) -> Int {
    let end = min(x &+ min(width, area.width), area.width)
    var column = x
    for span in line.spans {
      guard column < end else { break }
      column = put(
        span.text, at: column, y, span.style, target: span.target, width: end - column)
    }
    return column
  }

  /// Draws a line of a cell and returns the column after it.
  @discardableResult
  mutating func put(_ line: CellLine, at x: Int, _ y: Int, width: Int) -> Int {
    guard y >= 0, y < area.height, x >= 0, x < area.width else { return x }
    let text = line.text
    work.texts += 1
    work.cells += text.width
    return withUnsafeTemporaryAllocation(of: Unicode.Scalar.self, capacity: text.width) { signs in
      for k in 0..<text.width { signs.initializeElement(at: k, to: text[k]) }
      return canvas.put(
        UnsafeBufferPointer(signs), at: area.x + x, area.y + y, line.style,
        width: min(width, area.width - x))
    } - area.x
  }

  /// Says what a click on a row's cells means, and reverses them if they are selected.
  mutating func mark(
    row y: Int, from: Int = 0, to: Int = .max, target: View.Target? = nil, reverse: Bool = false
  ) {
    guard y >= 0, y < area.height else { return }
    let part = Rect(area.x + from, area.y + y, min(to, area.width) - from, 1)
    if let target { canvas.tag(part, tag(for: target)) }
    if reverse { canvas.emphasise(part, .reverse) }
  }

  /// Blanks the part being drawn, and what clicks on it meant.
  mutating func clear() {
    canvas.fill(area)
    canvas.tag(area, 0)
  }

  /// Rests the cursor on a cell.
  mutating func cursor(at x: Int, _ y: Int) {
    guard y >= 0, y < area.height, x >= 0, x < area.width else { return }
    canvas.setCursor(area.x + x, area.y + y)
  }

  private mutating func tag(for target: View.Target) -> Int32 {
    // Compared in place: a copy of a target copies the text of an intent.
    if targets.isEmpty || targets[targets.count - 1] != target { targets.append(target) }
    return Int32(targets.count)
  }
}

/// A line of text in parts of one style each.
struct Line: ExpressibleByStringLiteral, Hashable {
  /// Text with one style and one meaning of a click.
  struct Span: Hashable {
    var text: String
    var style: Style
    var target: View.Target?
  }
  var spans: [Span] = []

  init() {}
  init(_ text: String, _ style: Style = .normal, target: View.Target? = nil) {
    spans = [Span(text: text, style: style, target: target)]
  }
  init(stringLiteral text: String) { self.init(text) }

  /// Adds a part at the end.
  mutating func add(_ text: String, _ style: Style = .normal, target: View.Target? = nil) {
    spans.append(Span(text: text, style: style, target: target))
  }

  /// The text without styles.
  var text: String { spans.reduce(into: "") { $0 += $1.text } }

  /// What Enter on this line goes to: the first object named in it.
  var target: View.Target? { spans.lazy.compactMap(\.target).first }
}
