/// A ``Table`` for a list that grows very long and whose elements change: after a snapshot, who
/// changes an element copies its chunk and the list of the thousand elements around it, and not the
/// list of all.
public struct LongTable<Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline package static var shift: Int { 10 }
  @usableFromInline package static var mask: Int { 1 << shift - 1 }
  /// Each but the last has 1,024 elements. A plain list: a copy of it counts up one reference for
  /// each part, and reading goes through one list less.
  @usableFromInline package var parts: [Table<Element>] = []
  private let chunkShift: Int
  /// Number of elements.
  public private(set) var count = 0

  /// An empty list whose chunks hold `1 << shift` elements.
  public init(chunkShift shift: Int) { chunkShift = shift }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// `count`.
  @inlinable public var endIndex: Int { count }

  /// The element at a position.
  @inlinable public subscript(position: Int) -> Element {
    _read { yield parts[position >> Self.shift][position & Self.mask] }
    _modify { yield &parts[position >> Self.shift][position & Self.mask] }
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    let part = count >> Self.shift
    if part == parts.count { parts.append(Table(chunkShift: chunkShift)) }
    parts[part].append(element)
    count += 1
  }
}

extension LongTable: Sendable where Element: Sendable {}

extension LongTable where Element: Numbered {
  /// The row with a number.
  @inlinable @inline(__always) public subscript(number: Element.Number) -> Element {
    _read { yield self[number.index] }
    _modify { yield &self[number.index] }
  }
}
