/// Running counts for reports, expectations and the status lines; nothing decides by them.
public struct Tally: Hashable, Sendable {
  /// Blocks made, on any branch.
  public internal(set) var blocks = 0
  /// Proofs sealed, but for block transitions.
  public internal(set) var proofs = 0
  /// `B`s that the registry accepted.
  public internal(set) var settlements = 0
  /// Those among them that came by an exposure.
  public internal(set) var exits = 0
  /// Times that a successor took an epoch.
  public internal(set) var takeovers = 0
  /// Leaves carried.
  public internal(set) var carriedLeaves = 0
  /// Proofs refused by a relation or a consumer.
  public internal(set) var refusedProofs = 0
  /// Work thrown away, lost or beaten to L1.
  public internal(set) var wastedProofs = 0
  /// Blocks that left a chain.
  public internal(set) var revertedBlocks = 0
  /// Messages that blocks were asked to send, or that they had to return.
  public internal(set) var asked = 0
  /// Those among them whose user had not the money, or whose block was another one.
  public internal(set) var unsent = 0
  /// Mints of messages that nobody sent.
  public internal(set) var forgedAccepted = 0
  /// Blocks above the leaves under the last `B`.
  public internal(set) var atRisk = 0
  /// The most blocks at risk so far.
  public internal(set) var atRiskMax = 0
  /// Transactions that L1 carried out or refused.
  public internal(set) var l1Transactions = 0
  /// Stake slashed, in thousandths of a unit.
  public internal(set) var slashed: UInt64 = 0
  /// The longest time from a checkpoint to its `B`.
  public internal(set) var longestRootTime = Span.zero
  /// Exports over all leaves and all inner nodes of every checkpoint.
  public internal(set) var leafExportsMax = 0
  /// Sum over all leaves.
  public internal(set) var leafExportsSum = 0
  /// Leaves counted.
  public internal(set) var leafCount = 0
  /// The most at an inner node, the root included.
  public internal(set) var innerExportsMax = 0
  /// The most at a root.
  public internal(set) var rootExportsMax = 0
  /// Exports over all 2N-1 proofs of the last checkpoint with a `B`.
  public internal(set) var exportsTotalLastCheckpoint = 0

  /// The counts at genesis.
  public init() {}
}
