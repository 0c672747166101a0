/// What an outbox and an inbox say of one cross-rollup message. (PROTOCOL 1)
public struct MessageLeaf: Hashable, Sendable {
  /// The rollup whose account 0 was debited.
  public var source: RollupID
  /// The rollup whose account 0 is to be credited.
  public var destination: RollupID
  /// Counts the messages of this source to this destination, from 0.
  public var nonce: UInt64
  /// Tokens moved.
  public var amount: UInt64
  /// Height of the source's block that sends it.
  public var sentAtBlock: UInt64

  /// A message leaf with these fields.
  public init(
    source: RollupID, destination: RollupID, nonce: UInt64, amount: UInt64, sentAtBlock: UInt64
  ) {
    self.source = source
    self.destination = destination
    self.nonce = nonce
    self.amount = amount
    self.sentAtBlock = sentAtBlock
  }

  /// The Merkle leaf hash of
  /// `u32 source ‖ u32 destination ‖ u64 nonce ‖ u64 amount ‖ u64 sentAtBlock`.
  public var hash: Digest {
    Merkle.leaf(byteCount: 32) {
      $0.append(source)
      $0.append(destination)
      $0.append(u64: nonce)
      $0.append(u64: amount)
      $0.append(u64: sentAtBlock)
    }
  }
}
