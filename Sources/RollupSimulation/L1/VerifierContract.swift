/// A rollup's contract on L1: the settled block, and the lock that keeps a lone proof from running
/// ahead of the registry (PROTOCOL 6, "Lock").
public struct VerifierContract: Hashable, Sendable {
  /// The stored block.
  public internal(set) var settled: BlockIndex = .genesis
  /// Its hash.
  public internal(set) var settledHash: Digest
  /// Its height.
  public internal(set) var settledHeight = 0
  /// The `B` through which it last moved, 0 at genesis.
  public internal(set) var settledCheckpoint = 0
  /// The block that it stored in the newest final L1 block.
  var finalBlock = BlockIndex.genesis
  /// When and by which L1 block it last moved.
  public internal(set) var settledAt: Instant?
  /// The contract is locked for this epoch, until its end and the grace; `nil`: open, it takes
  /// lone proofs.
  public internal(set) var lockedForEpoch: Int? = 0
  /// Height of the newest leaf under accepted `B`s of epochs whose lock is over.
  var leafHeightBefore = 0
  /// The same for the epoch whose lock ends next, the one after it, and so on, as far as any was
  /// accepted. The lock is renewed if the first is above what was before.
  var leafHeights: [Int] = []

  /// Whether the contract takes lone proofs.
  public var isOpen: Bool { lockedForEpoch == nil }
}
