import Crypto

/// The bytes of one canonical encoding, and the one seam through which anything is hashed.
///
/// Another hash function for the whole simulation would be put in here and nowhere else: no other
/// file calls SHA-256. (PROTOCOL 1)
public struct HashInput: ByteSink, Hashable, Sendable {
  /// The bytes so far.
  public private(set) var bytes: [UInt8] = []

  /// An input without bytes.
  public init() {}

  /// An input that starts with a domain tag.
  public init(tag: DomainTag) { append(u8: tag.rawValue) }

  /// Adds one byte.
  public mutating func append(u8 value: UInt8) { bytes.append(value) }

  /// Adds bytes as they are.
  public mutating func append(raw source: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: source)
  }

  /// SHA-256 of the bytes.
  public func digest() -> Digest { bytes.withUnsafeBytes { HashInput.sha256($0) } }

  /// SHA-256 of the bytes at `source`.
  ///
  /// The whole input goes in by one update and the result straight into the inline struct: a
  /// second update or an array for the result would each cost about as much as the hash itself.
  @inline(__always)
  public static func sha256(_ source: UnsafeRawBufferPointer) -> Digest {
    HashMeter.count(source.count)
    var function = SHA256()
    function.update(bufferPointer: source)
    // The library's own accessor is generic and not inlinable, and costs a tenth of the hash; its
    // digest is its 32 bytes, which `Digest(copying:)` checks by their number.
    return Swift.withUnsafeBytes(of: function.finalize()) { Digest(copying: $0) }
  }

  /// SHA-256 of exactly `byteCount` bytes that `fill` appends; nothing is allocated for them.
  ///
  /// Appending more or fewer bytes is a programmer's error.
  @inline(__always)
  package static func hash(byteCount: Int, _ fill: (inout StackBytes) -> Void) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 8) { buffer in
      var sink = StackBytes(buffer)
      fill(&sink)
      precondition(sink.isFull)
      return sha256(UnsafeRawBufferPointer(buffer))
    }
  }
}
