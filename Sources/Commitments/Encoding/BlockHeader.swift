/// What a rollup's block commits to. (PROTOCOL 1)
public struct BlockHeader: Hashable, Sendable {
  /// The rollup whose block it is.
  public var rollup: RollupID
  /// 0 for the genesis block, then one more a block.
  public var height: UInt64
  /// When the block was made.
  public var time: Instant
  /// Hash of the block before, `∅` for the genesis block.
  public var parent: Digest
  /// Root over the `StateLeaf`s after the block.
  public var stateRoot: Digest
  /// Root over the block's own transactions.
  public var txRoot: Digest
  /// Root over every message sent since genesis.
  public var outboxRoot: Digest
  /// Root over every message received since genesis.
  public var inboxRoot: Digest
  /// Root over the block's own imports, in order of use.
  public var importsRoot: Digest

  /// A header with these fields.
  public init(
    rollup: RollupID, height: UInt64, time: Instant, parent: Digest, stateRoot: Digest,
    txRoot: Digest, outboxRoot: Digest, inboxRoot: Digest, importsRoot: Digest
  ) {
    self.rollup = rollup
    self.height = height
    self.time = time
    self.parent = parent
    self.stateRoot = stateRoot
    self.txRoot = txRoot
    self.outboxRoot = outboxRoot
    self.inboxRoot = inboxRoot
    self.importsRoot = importsRoot
  }

  /// SHA-256 of `0x10 ‖ u32 rollup ‖ u64 height ‖ u64 timeMs ‖ parent ‖ stateRoot ‖ txRoot ‖
  /// outboxRoot ‖ inboxRoot ‖ importsRoot`.
  public var hash: Digest {
    HashInput.hash(byteCount: 21 + 6 * Digest.byteCount) {
      $0.append(.block)
      $0.append(rollup)
      $0.append(u64: height)
      $0.append(time)
      $0.append(parent)
      $0.append(stateRoot)
      $0.append(txRoot)
      $0.append(outboxRoot)
      $0.append(inboxRoot)
      $0.append(importsRoot)
    }
  }
}
