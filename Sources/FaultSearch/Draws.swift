import RollupSimulation

/// Numbers drawn one after another from one counter-based stream.
struct Draws {
  private let stream: RandomStream
  private var index: UInt64 = 0

  /// The draws of a search seed for one purpose.
  init(seed: UInt64, purpose: StaticString) {
    stream = RandomStream(seed: seed, actor: "search", purpose: purpose)
  }

  /// A whole number in `range`.
  mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    defer { index += 1 }
    return stream.uniform(index, in: range)
  }

  /// A whole number in `range`.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int(number(Int64(range.lowerBound)...Int64(range.upperBound)))
  }

  /// True once in `n` times.
  mutating func once(in n: Int) -> Bool { int(1...n) == 1 }

  /// One of the elements, of which there is at least one.
  mutating func element<T>(of list: [T]) -> T { list[int(0...list.count - 1)] }
}
