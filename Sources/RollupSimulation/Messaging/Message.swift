/// A cross-rollup message with its two tracks: how far the mint is, and what covers the send
/// (PROTOCOL 2.2).
public struct Message: Sendable {
  /// Which message.
  public let id: MessageID
  /// What the outbox commits to.
  public let leaf: MessageLeaf
  /// The source's block.
  public let sentIn: BlockIndex
  /// That block's time.
  public let sentAt: Instant
  /// Place in the source's outbox.
  public let outboxIndex: Int32
  /// The message before it from the same source to the same destination, itself if it is the first.
  var previousInLane: MessageID
  /// When a verified proof containing the send first reached the receiver, and which.
  public internal(set) var openable: Via?
  /// The mint on the destination's chain, if any.
  public internal(set) var mint: Mint?
  /// The first `B` that contains the send: the message is soft-final from then on.
  public internal(set) var coveredBy: Int?
  /// When that `B` reached everyone.
  public internal(set) var coveredAt: Instant?
  /// Set when the block that sent it left the source's chain.
  public internal(set) var reverted: RevertCause?

  /// A node's hash at a checkpoint, and when it was used.
  public struct Via: Hashable, Sendable {
    /// The node whose hash it is.
    public var node: NodeID
    /// At which checkpoint.
    public var checkpoint: Int32
    /// When.
    public var at: Instant
  }
  /// A mint on the destination's chain.
  public struct Mint: Hashable, Sendable {
    /// The destination's block.
    public var block: BlockIndex
    /// Its height.
    public var height: Int32
    /// The import that opened the message; `at` is the block's time.
    public var via: Via
    /// Where and when the import was settled in the tree.
    public internal(set) var settled: Via?
    /// When the mint came to be on L1.
    public internal(set) var onL1: Instant?
    /// When that became final.
    public internal(set) var final: Instant?
  }

  /// Who sent it.
  public var source: RollupID { leaf.source }
  /// Who mints it.
  public var destination: RollupID { leaf.destination }
  /// How much it moves.
  public var amount: UInt64 { leaf.amount }

  /// How far the mint is.
  public var level: Level {
    guard let mint else { return openable == nil ? .sent : .openable }
    if mint.final != nil { return .final }
    if mint.onL1 != nil { return .onL1 }
    return mint.settled == nil ? .imported : .settled
  }

  /// The levels of a mint, in order.
  public enum Level: Int, CaseIterable, Comparable, Hashable, Sendable {
    case sent, openable, imported, settled, onL1, final
    /// Order of progress.
    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }
}

/// Why blocks left a chain (PROTOCOL 7.7).
public enum RevertCause: Hashable, Sendable {
  /// The rollup's own sequencer abandoned them for another branch.
  case fork
  /// The tree holds a block of another branch, which the rollup went back to.
  case otherBranchIncluded(checkpoint: Int)
  /// A block imported a hash that no surviving `B` contains.
  case importLost(ImportedHash)
}
