/// Where a canonical encoding goes: a growable buffer, or a fixed one on the stack.
///
/// Each encoding of PROTOCOL 1 is written once against this protocol. Integers are unsigned and
/// big-endian, digests are their 32 bytes, and nothing is padded or prefixed with a length.
public protocol ByteSink {
  /// Adds one byte.
  mutating func append(u8 value: UInt8)
  /// Adds bytes as they are.
  mutating func append(raw bytes: UnsafeRawBufferPointer)
}

extension ByteSink {
  /// Adds four bytes, the highest first.
  @inline(__always)
  public mutating func append(u32 value: UInt32) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(raw: $0) }
  }

  /// Adds eight bytes, the highest first.
  @inline(__always)
  public mutating func append(u64 value: UInt64) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(raw: $0) }
  }

  /// Adds the 32 bytes of a digest.
  @inline(__always)
  public mutating func append(_ digest: Digest) {
    digest.withUnsafeBytes { append(raw: $0) }
  }

  /// Adds a rollup's number as `u32`.
  @inline(__always)
  public mutating func append(_ rollup: RollupID) {
    append(u32: UInt32(rollup.rawValue))
  }

  /// Adds a time as `u64` milliseconds; it must not lie before genesis.
  @inline(__always)
  public mutating func append(_ time: Instant) {
    append(u64: UInt64(time.milliseconds))
  }

  /// Adds bytes as they are.
  public mutating func append(bytes: [UInt8]) {
    bytes.withUnsafeBytes { append(raw: $0) }
  }
}
