/// A SHA-256 digest, or any other commitment of 32 bytes, kept inline.
///
/// The four words hold the bytes as they lie in memory, so that a view of the bytes is free; only
/// comparison pays for the byte order. (PROTOCOL 1)
public struct Digest: Hashable, Sendable {
  private var w0: UInt64
  private var w1: UInt64
  private var w2: UInt64
  private var w3: UInt64

  /// Number of bytes in a digest.
  public static let byteCount = 32

  /// 32 zero bytes, written `∅`: "there is none".
  public static let zero = Digest()

  private init() {
    w0 = 0
    w1 = 0
    w2 = 0
    w3 = 0
  }

  /// The digest whose bytes lie in `source`, which must hold exactly 32.
  package init(copying source: UnsafeRawBufferPointer) {
    precondition(source.count == Digest.byteCount)
    w0 = source.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    w1 = source.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    w2 = source.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    w3 = source.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
  }

  /// The digest with these bytes; nil unless there are exactly 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Digest.byteCount else { return nil }
    let copied = Array(bytes)
    self = copied.withUnsafeBytes { Digest(copying: $0) }
  }

  /// The digest written as 64 hexadecimal digits of either case; nil for any other text.
  public init?(hex: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Digest.byteCount)
    var high: UInt8?
    for character in hex.utf8 {
      guard let nibble = Digest.nibble(character) else { return nil }
      if let upper = high {
        bytes.append(upper << 4 | nibble)
        high = nil
      } else {
        high = nibble
      }
    }
    guard high == nil else { return nil }
    self.init(bytes: bytes)
  }

  /// Calls `body` with the 32 bytes in order.
  @inline(__always)
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try Swift.withUnsafeBytes(of: self, body)
  }

  /// The 32 bytes in order.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// The first eight bytes as one big-endian number.
  public var prefixWord: UInt64 { w0.bigEndian }

  /// All 64 hexadecimal digits, lower case.
  public var hex: String { prefixHex(2 * Digest.byteCount) }

  /// The first `n` hexadecimal digits, lower case; `0 ≤ n ≤ 64`.
  public func prefixHex(_ n: Int) -> String {
    precondition(n >= 0 && n <= 2 * Digest.byteCount)
    return withUnsafeBytes { source in
      String(unsafeUninitializedCapacity: n) { text in
        for i in 0..<n {
          let nibble = i & 1 == 0 ? source[i >> 1] >> 4 : source[i >> 1] & 15
          text[i] = nibble + (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        }
        return n
      }
    }
  }

  private static func nibble(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Digest: Comparable {
  /// Lexicographic order of the bytes, the order that sorted exports have.
  public static func < (a: Digest, b: Digest) -> Bool {
    if a.w0 != b.w0 { return a.w0.bigEndian < b.w0.bigEndian }
    if a.w1 != b.w1 { return a.w1.bigEndian < b.w1.bigEndian }
    if a.w2 != b.w2 { return a.w2.bigEndian < b.w2.bigEndian }
    return a.w3.bigEndian < b.w3.bigEndian
  }
}

extension Digest: CustomStringConvertible {
  /// All 64 hexadecimal digits, lower case.
  public var description: String { hex }
}
