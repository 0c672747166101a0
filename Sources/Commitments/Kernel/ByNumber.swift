/// One value for each thing of a kind, in a flat list: stakes by aggregator, slots by node. A row
/// that stands in a list of its own is `Numbered` instead.
public struct ByNumber<Number: Identifier, Element>: RandomAccessCollection, MutableCollection,
  ExpressibleByArrayLiteral
{
  @usableFromInline package var elements: [Element]

  /// The values in the order of their numbers, from 0.
  @inlinable public init(_ elements: some Sequence<Element>) { self.elements = Array(elements) }
  /// `count` times the same value.
  @inlinable public init(repeating value: Element, count: Int) {
    elements = Array(repeating: value, count: count)
  }

  /// One value after the other, from number 0.
  @inlinable public init(arrayLiteral elements: Element...) { self.elements = elements }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// How many there are.
  @inlinable public var endIndex: Int { elements.count }
  /// The value at a place.
  @inlinable @inline(__always) public subscript(place: Int) -> Element {
    _read { yield elements[place] }
    _modify { yield &elements[place] }
  }
  /// The value for a number.
  @inlinable @inline(__always) public subscript(number: Number) -> Element {
    _read { yield elements[number.index] }
    _modify { yield &elements[number.index] }
  }
  /// Every number, ascending.
  @inlinable public var numbers: LazyMapSequence<Range<Int>, Number> {
    elements.indices.lazy.map { Number($0) }
  }
}

extension ByNumber: Equatable where Element: Equatable {}
extension ByNumber: Hashable where Element: Hashable {}
extension ByNumber: Sendable where Element: Sendable {}
