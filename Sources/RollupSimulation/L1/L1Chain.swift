/// L1: blocks every slot, a mempool, the registry, a contract for each rollup, and the stakes
/// (PROTOCOL 0 and 6).
public struct L1Chain: Sendable {
  /// An L1 block.
  public struct Block: Hashable, Sendable {
    /// What the hash commits to.
    public var header: L1Header
    /// The block hash.
    public var hash: Digest
    /// Transactions in order.
    public var transactions: [L1TransactionID]
  }
  /// A contract that came to store another block.
  struct Move: Hashable, Sendable {
    var number: Int
    var rollup: RollupID
    var block: BlockIndex
    /// When that became final; `nil` while it is not.
    var finalAt: Instant?
  }
  /// All blocks from number 0.
  public internal(set) var blocks = Table<Block>(chunkShift: 5)
  /// Transactions in order.
  public internal(set) var transactions: [L1Transaction] = []
  /// Sent and not yet in a block.
  public internal(set) var mempool: [L1TransactionID] = []
  /// The shared settlement contract.
  public internal(set) var registry: Registry
  /// By rollup.
  public internal(set) var contracts: [VerifierContract]
  /// By aggregator and by rollup (its sequencer), in thousandths of a unit.
  public internal(set) var aggregatorStakes: ByNumber<AggregatorID, UInt64>
  /// Stakes by rollup.
  public internal(set) var sequencerStakes: ByNumber<RollupID, UInt64>
  /// Gas used.
  public internal(set) var gas: UInt64 = 0
  /// Stake slashed, in thousandths of a unit.
  public internal(set) var slashed: UInt64 = 0
  /// Blocks up to this number are final.
  public internal(set) var finalNumber = 0
  /// Every move of a contract, oldest first, so that the state after an earlier block is known.
  var moves = Table<Move>(chunkShift: 5)
  /// So many of the moves are final: the first.
  var finalMoves = 0
  /// What became settled in which block, waiting to become final.
  var unfinalised: [(number: Int, rollup: RollupID, block: BlockIndex)] = []
  /// The epoch whose lock ends next.
  var nextLockEnd = 0
  /// The contracts' state after each block that changed it, oldest first.
  var states = Table<State>(chunkShift: 3)
  /// The state has changed since the last block that committed to it.
  var hasStateChanged = true
  /// What L1 was before each block that is not final and did anything.
  var undo: [Undo] = []

  /// The Merkle tree over what the contracts hold.
  struct State: Sendable {
    var number: Int
    var tree: MerkleTree
    /// What waited then, by rollup and in order.
    var pending: [PendingTransition]
    /// Whose it was.
    var waiting: [RollupID]

    init(number: Int, of chain: L1Chain) {
      self.number = number
      tree = chain.stateTree()
      pending = chain.contracts.flatMap(\.pending)
      waiting = chain.contracts.enumerated().flatMap { r, contract in
        contract.pending.map { _ in RollupID(r) }
      }
    }
  }

  /// The number of the last block not after `time`. O(log blocks).
  public func number(at time: Instant) -> Int {
    max(blocks.lowerBound { $0.header.time <= time } - 1, 0)
  }

  /// The number of the newest block.
  public var height: Int { blocks.count - 1 }

  /// The tree over the contracts' settled blocks, the registry, and transitions that wait for
  /// others (PROTOCOL 1, "L1 block hash"). O(N) hashes.
  func stateTree() -> MerkleTree {
    var tree = MerkleTree()
    for (r, contract) in contracts.enumerated() {
      tree.append(leafHash: L1StateLeaf.settled(RollupID(r), blockHash: contract.settledHash))
    }
    tree.append(
      leafHash: L1StateLeaf.registry(
        head: registry.head, checkpoint: UInt64(registry.checkpoint)))
    for (r, contract) in contracts.enumerated() {
      for pending in contract.pending {
        tree.append(
          leafHash: L1StateLeaf.pending(RollupID(r), anchor: pending.anchor, cur: pending.cur))
      }
    }
    return tree
  }

  /// Root over the same.
  func stateRoot() -> Digest { stateTree().root }

  /// Where the contract of a rollup lies in the state after a block. O(log blocks + log N).
  func contractPath(of r: RollupID, after number: Int) -> HashOpening.ContractPath? {
    guard let state = states.last(where: { $0.number <= number }) else { return nil }
    return HashOpening.ContractPath(
      index: r.index, count: state.tree.count,
      path: state.tree.inclusionProof(index: r.index, size: state.tree.count))
  }
}

/// A transaction to L1.
public struct L1Transaction: Hashable, Sendable {
  /// What a transaction asks of L1.
  public enum Kind: Hashable, Sendable {
    /// A `B` with its expansion or exposure.
    case settle(ProofID)
    case lone(ProofID)
    case slash(Evidence)
    /// A rollup wants to be a member of the tree, or none any more.
    case membership(RollupID, joins: Bool)
  }
  /// What L1 made of it.
  public enum Outcome: Hashable, Sendable {
    case pending
    case accepted(number: Int)
    case refused(number: Int, Refusal)
  }
  /// Which transaction.
  public let id: L1TransactionID
  /// What it asks.
  public let kind: Kind
  /// Who pays.
  public let sender: Party
  /// What made them send it.
  let cause: Cause
  /// When it was sent; it enters a strictly later block.
  public let sentAt: Instant
  /// What became of it.
  public internal(set) var outcome = Outcome.pending
  /// Gas used.
  public internal(set) var gas: UInt64 = 0

  /// Whether L1 has carried it out.
  var isAccepted: Bool { if case .accepted = outcome { true } else { false } }
}
