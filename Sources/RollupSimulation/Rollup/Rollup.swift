/// A rollup: a chain of blocks with a sequencer, a prover, an outbox, an inbox and balances; and
/// what it has learnt of the world outside.
public struct Rollup: Sendable {
  /// Which rollup.
  public let id: RollupID
  /// Every block ever made, on any branch, in the order of making; genesis is the first.
  public internal(set) var blocks = Table<Block>(chunkShift: 3)
  /// The chain: height → block.
  public internal(set) var chain = Table<BlockIndex>(chunkShift: 6)
  /// The state after the chain's head.
  public internal(set) var state: ChainState
  /// Who makes the blocks.
  public internal(set) var sequencer = Sequencer()
  /// Who proves them.
  public internal(set) var prover: Prover
  /// What the rollup has accepted of the tree.
  public internal(set) var view: RollupView
  /// The last block at or before each checkpoint, as it stood then.
  public internal(set) var checkpointBlocks = Table<BlockIndex>(chunkShift: 5)
  /// The last block of each other rollup that this chain imported and that may not be settled yet,
  /// ascending by rollup.
  public internal(set) var importedBlocks: [ImportedHash] = []
  /// An L2's newest states, oldest first, which its L3s open: a header takes a moment to reach
  /// them.
  var recentStates: [RecentState] = []
  /// Proofs of L3s that wait for this L2's next block, in the order of their arrival.
  var layer3Inbox: [ProofID] = []
  /// An L3's proof that its L2 has not answered yet.
  var sentToL2: ProofID?
  /// The last request to join again that it sent by itself.
  var rejoinRequest: L1TransactionID?
  /// Blocks that left this chain.
  public internal(set) var revertedBlocks = 0

  /// The state after one of the newest blocks.
  struct RecentState: Sendable {
    var block: BlockIndex
    var ledger: Ledger
  }

  // These become a part of their callers: otherwise all of a rollup would be copied for each call.

  /// The chain's head.
  @inline(__always) public var head: BlockIndex { chain[chain.count - 1] }
  /// The head's height.
  @inline(__always) public var height: Int { chain.count - 1 }

  /// A block by index.
  @inline(__always) public func block(_ index: BlockIndex) -> Block { blocks[index] }
  /// The chain's block at a height ≤ `height`.
  @inline(__always) public func block(atHeight height: Int) -> Block { blocks[chain[height]] }
  /// Whether no block ever left the chain, so that the index of each is its height: two numbers
  /// that lie in the rollup itself answer for blocks that lie far apart.
  @inline(__always) private var isStraight: Bool { chain.count == blocks.count }
  /// The height of a block, on whichever branch.
  @inline(__always) public func height(of index: BlockIndex) -> Int {
    isStraight ? index.index : Int(blocks[index].header.height)
  }
  /// Whether a block lies on the chain.
  @inline(__always) public func isOnChain(_ index: BlockIndex) -> Bool {
    if isStraight { return true }
    let height = Int(blocks[index].header.height)
    return height < chain.count && chain[height] == index
  }
  /// The newest block of a block's past that lies on the chain: the block itself, or where its
  /// branch parts from the chain. O(blocks of the branch).
  func newestOnChain(under block: BlockIndex) -> BlockIndex {
    var block = block
    while !isOnChain(block) { block = blocks[block].parent }
    return block
  }
  /// When a block was made: at its own time, or later, if its sequencer wrote another past.
  /// O(1) while there is no other branch.
  public func madeAt(_ index: BlockIndex) -> Instant {
    if isStraight { return blocks[index].time }
    let rewritten = sequencer.rewritten.last { $0.blocks.contains(index.index) }
    return rewritten?.at ?? blocks[index].time
  }
  /// The last block of the chain that was made by `time`: a branch made later that reaches back
  /// before it was known to nobody then. O(log height + blocks of that branch).
  public func block(madeBy time: Instant) -> BlockIndex {
    var block = block(notAfter: time)
    while block != .genesis, madeAt(block) > time { block = blocks[block].parent }
    return block
  }
  /// The last block at or before `time` on the chain. O(log height).
  public func block(notAfter time: Instant) -> BlockIndex {
    chain[max(chain.lowerBound { blocks[$0].time <= time } - 1, 0)]
  }
}

/// Who makes a rollup's blocks; here one central sequencer.
public struct Sequencer: Hashable, Sendable {
  /// Makes no blocks until healed.
  public internal(set) var isHalted = false
  /// Forks made so far.
  public internal(set) var forks = 0
  /// Blocks that it made later than they say, as indices into its rollup's blocks, oldest first.
  var rewritten: [Rewritten] = []
  /// Blocks of another past, and when they were made.
  struct Rewritten: Hashable, Sendable {
    var blocks: Range<Int>
    var at: Instant
  }
  /// Told to import a junk hash in its next block.
  var importsJunkNext = false
  /// Told to mint its newest message once more.
  var mintsAgainNext = false
  var breaksRuleNext: Bool { importsJunkNext || mintsAgainNext }
}

/// What a rollup has accepted of the tree, as opposed to what exists (ARCHITECTURE, seam 6).
public struct RollupView: Sendable {
  /// A node proof that passed this rollup's own checks.
  public struct AcceptedNode: Hashable, Sendable {
    /// At which checkpoint.
    public var checkpoint: Int
    /// The node's hash.
    public var cur: Digest
    /// The proof.
    public var proof: ProofID
  }
  /// A leaf that is in the tree.
  public struct Included: Hashable, Sendable {
    /// At which checkpoint.
    public var checkpoint: Int
    /// The block in the tree.
    public var block: BlockIndex
    /// Its hash.
    public var hash: Digest
  }
  /// Strict ancestors of this rollup's leaf, nearest first, and the newest accepted proof of each.
  public internal(set) var ancestors: [NodeID]
  /// By ancestor.
  public internal(set) var accepted: [AcceptedNode?]
  /// Ancestors (as bits by their index above) with a hash that may open messages not yet minted.
  var fresh: UInt64 = 0
  /// A contract that this rollup can read stores a block that may open messages not yet minted.
  var hasFreshContracts = false
  /// Rollups that did not settle in time what was imported from them: nothing of theirs is imported
  /// before L1 has it.
  public internal(set) var doubted: [RollupID] = []
  /// The block last included in the tree, by the aggregator's receipts.
  public internal(set) var included: Included
  /// The last checkpoint whose leaf was decided, included or carried.
  public internal(set) var lastDecided = 0
  /// The newest `B` that this rollup holds.
  public internal(set) var lastRoot: ProofID?
  /// When an aggregator was last heard.
  public internal(set) var lastBeat = Instant.genesis
}
