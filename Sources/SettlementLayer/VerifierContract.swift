/// A rollup's contract on L1: the settled block, and the lock that keeps a lone proof from running
/// ahead of the registry (PROTOCOL 6, "Lock").
public struct VerifierContract: Hashable, Sendable {
  /// The stored block.
  package internal(set) var settled: BlockIndex = .genesis
  /// Its hash.
  package internal(set) var settledHash: Digest
  /// Its height.
  package internal(set) var settledHeight = 0
  /// The `B` through which it last moved, 0 at genesis.
  package internal(set) var settledCheckpoint = 0
  /// The block that it stored in the newest final L1 block.
  package internal(set) var finalBlock = BlockIndex.genesis
  /// Proven transitions after the stored block that wait for other rollups to settle what they
  /// imported, oldest first (post 1.2).
  package internal(set) var pending: [PendingTransition] = []
  /// What the rollup has asked for and not got yet.
  package internal(set) var request: Request?
  /// The checkpoints at which the tree takes leaves of the rollup: from its last joining on, to its
  /// leaving.
  package internal(set) var membership = Int.min...Int.max
  /// The last checkpoint of its membership before that; `nil` if it joined once or never.
  package internal(set) var formerMembershipEnd: Int?

  /// A wish to join the tree or to leave it.
  public struct Request: Hashable, Sendable {
    /// Join, or leave.
    public var joins: Bool
    /// The L1 block that took it.
    public var number: Int
  }
  /// When and by which L1 block it last moved.
  package internal(set) var settledAt: Instant?
  /// The contract is locked for this epoch, until its end and the grace; `nil`: open, it takes
  /// lone proofs.
  package internal(set) var lockedForEpoch: Int? = 0
  /// Height of the newest leaf under accepted `B`s of epochs whose lock is over.
  package internal(set) var leafHeightBefore = 0
  /// The same for the epoch whose lock ends next, the one after it, and so on, as far as any was
  /// accepted. The lock is renewed if the first is above what was before.
  package internal(set) var leafHeights: [Int] = []

  /// Settles in the state of its L2: what L1 knows of it, it knows from there.
  let settlesThroughL2: Bool

  init(of rollup: L1Chain.Newcomer) {
    settledHash = rollup.genesisHash
    settlesThroughL2 = rollup.place == .onL2
    if rollup.place == .tree { return }
    // What lies outside the tree is bound by no lock.
    lockedForEpoch = nil
    membership = Int.min...0
  }

  /// Whether the rollup is a member of the tree, and stays one.
  package var isMember: Bool { membership.upperBound == .max }

  /// Whether the rollup was a member of the tree at a checkpoint.
  package func isMember(at checkpoint: Int) -> Bool {
    membership.contains(checkpoint) || formerMembershipEnd.map { checkpoint <= $0 } ?? false
  }

  /// Whether the contract takes lone proofs.
  package var isOpen: Bool { lockedForEpoch == nil }
}

extension VerifierContract: Numbered {
  /// A contract has its rollup's number.
  public typealias Number = RollupID
}
