/// The numbers of all things of a kind, ascending.
public struct NumberRange<Number: Identifier>: RandomAccessCollection, Sendable {
  /// How many there are.
  public let endIndex: Int
  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number at a place, which is the same.
  @inlinable public subscript(place: Int) -> Number { Number(place) }
}
