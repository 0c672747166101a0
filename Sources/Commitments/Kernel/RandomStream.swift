/// Numbers without visible pattern that are a fixed function of seed, actor, purpose and index.
///
/// There is no state to advance: one actor's draws can't shift another's, a rewound run draws the
/// same again, and a new purpose disturbs no old one. Not for secrets.
public struct RandomStream: Hashable, Sendable {
  private let key: UInt64

  /// The stream of one actor for one purpose: its key is the first eight bytes of
  /// `SHA-256(u64 seed ‖ u64 actor ‖ u64 purpose)`.
  public init(seed: UInt64, actor: UInt64, purpose: UInt64) {
    var input = HashInput()
    input.append(u64: seed)
    input.append(u64: actor)
    input.append(u64: purpose)
    key = input.digest().prefixWord
  }

  /// The stream of a numbered actor for a named purpose.
  public init(seed: UInt64, actor: UInt64, purpose: StaticString) {
    self.init(seed: seed, actor: actor, purpose: RandomStream.number(of: purpose))
  }

  /// The stream of a named actor for a named purpose.
  public init(seed: UInt64, actor: StaticString, purpose: StaticString) {
    self.init(
      seed: seed, actor: RandomStream.number(of: actor), purpose: RandomStream.number(of: purpose))
  }

  /// The number that stands for a name: the first eight bytes of the SHA-256 of its UTF-8.
  public static func number(of name: StaticString) -> UInt64 {
    var input = HashInput()
    name.withUTF8Buffer { input.append(raw: UnsafeRawBufferPointer($0)) }
    return input.digest().prefixWord
  }

  /// The stream's number at `index`, all 64 bits evenly spread.
  ///
  /// For a fixed stream it is a bijection of the index: no number comes twice.
  public func draw(_ index: UInt64) -> UInt64 {
    RandomStream.mix(RandomStream.mix(key &+ (index &+ 1) &* RandomStream.step) ^ key)
  }

  /// A whole number in `range`, each equally likely.
  ///
  /// The high word of `draw · width` falls in `0 ..< width`, but some results would take one more
  /// draw than others; the `2^64 mod width` draws in excess are rejected and mixed again, so there
  /// is no bias as with a plain remainder. (Lemire's method.)
  public func uniform(_ index: UInt64, in range: ClosedRange<Int64>) -> Int64 {
    var word = draw(index)
    let width = UInt64(bitPattern: range.upperBound &- range.lowerBound) &+ 1
    if width == 0 { return Int64(bitPattern: word) }
    var product = word.multipliedFullWidth(by: width)
    if product.low < width {
      let excess = (0 &- width) % width
      while product.low < excess {
        word = RandomStream.mix(word &+ RandomStream.step)
        product = word.multipliedFullWidth(by: width)
      }
    }
    return range.lowerBound &+ Int64(bitPattern: product.high)
  }

  /// The odd step of splitmix64, 2^64 divided by the golden ratio.
  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The finaliser of splitmix64, a bijection in which each input bit moves half the output bits.
  private static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
