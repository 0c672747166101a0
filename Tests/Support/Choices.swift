/// Where a property draws its random choices from, and what remembers them.
///
/// A case *is* its list of choices, so a failing case is made smaller by making that list smaller
/// and drawing from it again, whatever is built out of the choices. Draw so that lower means
/// simpler.
public final class Choices {
  /// What was drawn so far, each as the distance from the lowest value possible.
  public private(set) var record: [UInt64] = []

  private var replayed: ArraySlice<UInt64>?
  private var state: UInt64

  /// Choices drawn from a seed.
  public init(seed: UInt64) { state = seed }

  /// Choices that repeat a record; what is out of range is cut off, what is missing is 0.
  public init(replaying record: [UInt64]) {
    replayed = record[...]
    state = 0
  }

  /// A number in `0 ... highest`.
  public func number(upTo highest: UInt64) -> UInt64 {
    let value: UInt64
    if replayed != nil {
      value = min(replayed?.popFirst() ?? 0, highest)
    } else {
      // A bias of highest / 2^64 is of no consequence to a test.
      value = highest == .max ? next() : next().multipliedFullWidth(by: highest + 1).high
    }
    record.append(value)
    return value
  }

  /// A whole number in `range`, shrinking towards its lower end.
  public func int(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    return range.lowerBound &+ Int(truncatingIfNeeded: number(upTo: width))
  }

  /// A number of up to 64 bits in which small, large and extreme values are all likely.
  public func anyNumber(bits: Int = 64) -> UInt64 {
    let length = number(upTo: UInt64(bits))
    return length == 0 ? 0 : number(upTo: .max >> (64 - length))
  }

  /// True or false, shrinking towards false.
  public func bool() -> Bool { number(upTo: 1) == 1 }

  /// One of the elements, shrinking towards the first; there must be one.
  public func element<C: RandomAccessCollection>(of elements: C) -> C.Element {
    let offset = Int(number(upTo: UInt64(elements.count - 1)))
    return elements[elements.index(elements.startIndex, offsetBy: offset)]
  }

  /// Bytes, shrinking towards zeros.
  public func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(number(upTo: 255)) }
  }

  /// Up to `limit` elements. Each is announced by a choice of its own, so that deleting a block
  /// of choices deletes whole elements.
  public func list<T>(upTo limit: Int, of element: (Choices) throws -> T) rethrows -> [T] {
    var list: [T] = []
    while list.count < limit, number(upTo: UInt64(limit)) != 0 { list.append(try element(self)) }
    return list
  }

  /// splitmix64.
  private func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
