/// A statement that a party signs, and may lose its stake for. (PROTOCOL 1, 4)
public struct Attestation: Hashable, Sendable {
  /// What is promised.
  public enum Kind: UInt8, Hashable, CaseIterable, Sendable {
    /// A transaction will be in the rollup's chain at the named height or below.
    case inclusion = 0
    /// The rollup's block at the named height is the one with this hash.
    case execution = 1
    /// A proof of the rollup's chain up to the named height, with these outputs, exists.
    case proof = 2
    /// An aggregator's `B` for a checkpoint is the one with this hash.
    case aggregate = 3
  }

  /// What is promised.
  public var kind: Kind
  /// The rollup spoken of; for `aggregate`, the number of the signing aggregator.
  public var rollup: UInt32
  /// The last height at which the promise can be kept; for `aggregate`, the checkpoint.
  public var height: UInt64
  /// Until when the promise must have been kept.
  public var deadline: Instant
  /// The hash promised: of a transaction, a block, a proof's statement, a root node.
  public var digest: Digest

  /// An attestation with these fields.
  public init(kind: Kind, rollup: UInt32, height: UInt64, deadline: Instant, digest: Digest) {
    self.kind = kind
    self.rollup = rollup
    self.height = height
    self.deadline = deadline
    self.digest = digest
  }

  /// The 54 bytes that are signed:
  /// `0x14 ‖ u8 kind ‖ u32 rollup ‖ u64 height ‖ u64 deadlineMs ‖ digest`.
  public var message: [UInt8] {
    var input = HashInput(tag: .attestation)
    input.append(u8: kind.rawValue)
    input.append(u32: rollup)
    input.append(u64: height)
    input.append(deadline)
    input.append(digest)
    return input.bytes
  }
}
