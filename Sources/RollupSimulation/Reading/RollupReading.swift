// What a rollup's own people know. Nothing here asks L1, an aggregator or another rollup.

/// A rollup as it sees itself: the blocks it made, who makes and proves them, and what it has
/// accepted of the tree. What L1 stores of it is in ``ContractReading``, what a checkpoint holds in
/// ``RoundReading``.
///
/// A reading is of one moment: whoever keeps it while the run goes on keeps a copy of what was.
public struct RollupReading: Sendable {
  // The list, and not the rollup: a copy of that counts all its lists up and down, and this one.
  let all: [Rollup]
  /// Which rollup.
  public let id: RollupID

  /// The height of the chain's head.
  public var height: Int { all[id].height }
  /// The chain's head.
  public var head: BlockIndex { all[id].head }
  /// Every block ever made, on any branch, in the order of making.
  public var blocks: NumberRange<BlockIndex> { NumberRange(endIndex: all[id].blocks.count) }
  /// A block, on whichever branch. Who wants one thing of it asks for that: a block is large.
  public func block(_ index: BlockIndex) -> Block { all[id].blocks[index] }
  /// The chain's block at a height ≤ `height`.
  public func block(atHeight height: Int) -> Block { all[id].block(atHeight: height) }
  /// Which block that is.
  public func index(atHeight height: Int) -> BlockIndex { all[id].chain[height] }
  /// The height of a block, on whichever branch.
  public func height(of index: BlockIndex) -> Int { all[id].height(of: index) }
  /// The hash of a block, on whichever branch.
  public func hash(of index: BlockIndex) -> Digest { all[id].blocks[index].hash }
  /// The time that a block has in its header.
  public func time(of index: BlockIndex) -> Instant { all[id].blocks[index].time }
  /// Whether a block lies on the chain.
  public func isOnChain(_ index: BlockIndex) -> Bool { all[id].isOnChain(index) }
  /// The last block at or before `time` on the chain. O(log height).
  public func block(notAfter time: Instant) -> BlockIndex { all[id].block(notAfter: time) }
  /// Whether a block, on the chain or not, has a time after one moment and not after another.
  /// O(log blocks).
  public func hasBlock(after: Instant, notAfter end: Instant) -> Bool {
    let place = all[id].blocks.lowerBound { $0.time <= after }
    return place < all[id].blocks.count && all[id].blocks[place].time <= end
  }
  /// Blocks that left the chain.
  public var revertedBlocks: Int { all[id].revertedBlocks }
  /// What an account holds after the chain's head.
  public func balance(of account: UInt32) -> UInt64 { all[id].state.ledger.balance(of: account) }

  /// Who makes its blocks.
  public var sequencer: SequencerReading { SequencerReading(all: all, id: id) }
  /// Who proves them.
  public var prover: ProverReading { ProverReading(all: all, id: id) }

  // What it has accepted of the tree, as opposed to what exists.

  /// The nodes above its leaf, nearest first.
  public var ancestors: [NodeID] { all[id].view.ancestors }
  /// The newest proof that it has accepted of each of them.
  public var accepted: [RollupView.AcceptedNode?] { all[id].view.accepted }
  /// The last checkpoint of whose leaf it has heard what became of it.
  public var lastDecided: Int { all[id].view.lastDecided }
  /// Rollups of which it imports nothing before L1 has it.
  public var doubted: [RollupID] { all[id].view.doubted }
}

/// A rollup's sequencer as it sees itself.
public struct SequencerReading: Sendable {
  let all: [Rollup]
  let id: RollupID

  /// Makes no blocks until healed.
  public var isHalted: Bool { all[id].sequencer.isHalted }
  /// Forks made so far.
  public var forks: Int { all[id].sequencer.forks }
}

/// A rollup's prover as it sees itself.
public struct ProverReading: Sendable {
  let all: [Rollup]
  let id: RollupID

  /// Does nothing until healed.
  public var isHalted: Bool { all[id].prover.isHalted }
  /// What it works on.
  public var job: JobID? { all[id].prover.job }
  /// Usual time from checkpoint to chain proof.
  public var usualTime: Span { all[id].prover.usualTime }
  /// All chain proofs it made, oldest first.
  public var proofs: Table<Prover.ChainProof> { all[id].prover.proofs }
}

extension World {
  /// Every rollup, ascending.
  public var rollupNumbers: NumberRange<RollupID> { NumberRange(endIndex: rollups.count) }
  /// A rollup as it sees itself. O(1).
  public func rollup(_ id: RollupID) -> RollupReading { RollupReading(all: rollups, id: id) }
}
