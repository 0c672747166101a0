/// One value for each checkpoint from 1 on, as far as there are any: `roots[i]` is `B_i`.
public struct Checkpoints<Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline package var elements: [Element] = []

  /// None yet.
  public init() {}

  /// Always 1: checkpoint 0 is genesis, which nobody proves.
  @inlinable public var startIndex: Int { 1 }
  /// One more than the last checkpoint that has a value.
  @inlinable public var endIndex: Int { elements.count + 1 }
  /// The value of checkpoint `i`, `1 ≤ i ≤ count`.
  @inlinable @inline(__always) public subscript(i: Int) -> Element {
    _read { yield elements[i - 1] }
    _modify { yield &elements[i - 1] }
  }
  /// Whether checkpoint `i` has a value.
  @inlinable public func has(_ i: Int) -> Bool { i >= 1 && i <= elements.count }
  /// Adds the value of the next checkpoint.
  package mutating func append(_ element: Element) { elements.append(element) }
  /// Forgets the value of the last checkpoint.
  package mutating func removeLast() { elements.removeLast() }
}

extension Checkpoints: Sendable where Element: Sendable {}
