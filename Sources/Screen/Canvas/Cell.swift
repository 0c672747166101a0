/// One cell of a canvas: one scalar and its style.
public struct Cell: Hashable, Sendable {
  /// What is drawn; U+0000 in the right half of a glyph of two cells.
  public var scalar: Unicode.Scalar
  /// How it looks.
  public var style: Style

  /// Makes a cell.
  @inlinable
  public init(_ scalar: Unicode.Scalar, _ style: Style = .normal) {
    self.scalar = scalar
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell(" ")

  /// Whether both show the same; screens are compared cell by cell.
  @inlinable
  public static func == (left: Cell, right: Cell) -> Bool {
    left.scalar.value == right.scalar.value && left.style.ink.rawValue == right.style.ink.rawValue
      && left.style.emphasis.rawValue == right.style.emphasis.rawValue
  }

  /// Whether the cell is the right half of a glyph of two cells.
  @inlinable
  public var isContinuation: Bool { scalar.value == 0 }
}
