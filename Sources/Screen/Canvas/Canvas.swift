/// A picture of cells with a cursor cell and a hit map: all that a view hands over.
///
/// Everything that leaves the program as text (terminal, plain text, recording, picture) is made
/// from a canvas, and only scalars that ``TextWidth/drawn(_:)`` lets pass get into one: text from a
/// file can never reach a terminal as a command.
///
/// Coordinates start at 0 in the upper left corner. Drawing is clipped, never refused. Inside
/// ``within(_:_:)`` drawing uses the coordinates of a part; reading always uses those of the whole.
public struct Canvas: Sendable {
  /// A place on the canvas.
  public struct Position: Hashable, Sendable {
    /// The column.
    public var x: Int
    /// The row.
    public var y: Int

    /// Makes a place from a column and a row.
    public init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Where the terminal's cursor rests, or nil to hide it; within the canvas.
  public internal(set) var cursor: Position?

  @usableFromInline
  var cells: [Cell]
  @usableFromInline
  var tags: [Int32]
  /// Where (0, 0) of the part being drawn lies, and its size.
  var frame: Rect
  /// What may be drawn on, in coordinates of the whole.
  var clip: Rect

  /// Makes a blank canvas; negative sizes become 0.
  public init(width: Int, height: Int) {
    let whole = Rect(0, 0, width, height)
    self.width = whole.width
    self.height = whole.height
    frame = whole
    clip = whole
    cells = Array(repeating: .blank, count: whole.width * whole.height)
    tags = Array(repeating: 0, count: whole.width * whole.height)
  }

  /// The cell at a column and a row of the whole, which must be on the canvas.
  @inlinable
  public subscript(x: Int, y: Int) -> Cell {
    precondition(x >= 0 && x < width && y >= 0 && y < height, "cell outside of the canvas")
    return cells[y * width + x]
  }

  /// The cells of a row of the whole, left to right.
  @inlinable
  public func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * width..<(y + 1) * width]
  }

  /// The tag under a cell of the whole, or 0 where there is none or outside of the canvas.
  public func tag(_ x: Int, _ y: Int) -> Int32 {
    Rect(0, 0, width, height).contains(x, y) ? tags[y * width + x] : 0
  }

  /// The area being drawn, at (0, 0): the whole canvas, or the part inside ``within(_:_:)``.
  public var bounds: Rect { Rect(0, 0, frame.width, frame.height) }

  /// Draws in a part: (0, 0) becomes its corner, and nothing outside of it can be touched.
  public mutating func within<Result>(
    _ part: Rect, _ draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let (outerFrame, outerClip) = (frame, clip)
    defer { (frame, clip) = (outerFrame, outerClip) }
    frame = part.moved(outerFrame.x, outerFrame.y)
    clip = frame.intersection(outerClip)
    return try draw(&self)
  }

  /// Rests the cursor on a cell; out of sight if that is clipped.
  public mutating func setCursor(_ x: Int, _ y: Int) {
    let place = Position(x + frame.x, y + frame.y)
    cursor = clip.contains(place.x, place.y) ? place : nil
  }
}

extension Canvas: Equatable {
  /// Whether two canvases show the same and answer the same to a hit.
  public static func == (left: Canvas, right: Canvas) -> Bool {
    left.width == right.width && left.height == right.height && left.cursor == right.cursor
      && left.cells == right.cells && left.tags == right.tags
  }
}

extension Canvas {
  /// Whether a row shows the same in both; false if either lacks it or widths differ. O(width).
  public func hasSameRow(_ y: Int, as other: Canvas) -> Bool {
    guard width == other.width, y < height, y < other.height else { return false }
    return cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { others in
        (y * width..<(y + 1) * width).allSatisfy { mine[$0] == others[$0] }
      }
    }
  }
}
