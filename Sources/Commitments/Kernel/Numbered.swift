/// A row of a list in which identifiers of one kind are the places, so that `rollups[r]` is all it
/// takes and `rollups[node]` does not compile.
public protocol Numbered {
  /// What names such a row.
  associatedtype Number: Identifier
}

// Both become a part of their callers and lend the row: a copy would count every list in it up and
// down, and a write after it would copy them.

extension Array where Element: Numbered {
  /// The row with a number.
  @inlinable @inline(__always) public subscript(number: Element.Number) -> Element {
    _read { yield self[number.index] }
    _modify { yield &self[number.index] }
  }
}

extension Table where Element: Numbered {
  /// The row with a number.
  @inlinable @inline(__always) public subscript(number: Element.Number) -> Element {
    _read { yield self[number.index] }
    _modify { yield &self[number.index] }
  }
}

extension Collection where Element: Numbered, Index == Int {
  /// The numbers of all rows, ascending.
  @inlinable public var numbers: LazyMapSequence<Range<Int>, Element.Number> {
    (0..<count).lazy.map { Element.Number($0) }
  }
}
