/// The first byte of a hash input, which keeps hashes of different things apart. (PROTOCOL 1)
///
/// Each tag differs from the others, so that, say, a node hash can't be passed for a block hash.
public enum DomainTag: UInt8, Sendable {
  /// A leaf of a Merkle tree (RFC 9162 §2.1).
  case merkleLeaf = 0x00
  /// An inner node of a Merkle tree (RFC 9162 §2.1).
  case merkleNode = 0x01
  /// A block of a rollup.
  case block = 0x10
  /// A node of the aggregation tree.
  case node = 0x11
  /// A block of L1.
  case l1Block = 0x12
  /// The public outputs of a proof.
  case statement = 0x13
  /// What a signer of an attestation signs.
  case attestation = 0x14
}

extension ByteSink {
  /// Adds a domain tag.
  @inline(__always)
  public mutating func append(_ tag: DomainTag) { append(u8: tag.rawValue) }
}
