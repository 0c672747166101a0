/// A cross-rollup message with its two tracks, as it stands at a moment: how far the mint is, and
/// what covers the send (PROTOCOL 2.2).
public struct Message: Sendable {
  /// What is its own.
  let entry: MessageEntry
  /// The first `B` that contains the send: the message is soft-final from then on.
  public let coveredBy: Int?
  /// When that `B` reached everyone.
  public let coveredAt: Instant?
  /// When the mint came to be on L1.
  public let onL1: Instant?
  /// When that became final.
  public let final: Instant?

  /// Who asks for a message.
  public enum Origin: Hashable, Sendable {
    /// A line of the scenario's traffic, by its index.
    case traffic(Int32)
    /// A block that came after the deadline of this message, whose amount it returns.
    case returning(MessageID)
    /// Nobody knows.
    case nobody

    init(_ line: Int32?) { self = line.map { .traffic($0) } ?? .nobody }
  }
  /// What left a chain, and why.
  enum Loss: Hashable, Sendable {
    /// The block that sent it.
    case send(RevertCause)
    /// The block that minted it, since an import or a leaf was refused.
    case mint(RevertCause)
  }
  /// A hash through which a message was opened or settled, and when that was.
  public struct Via: Hashable, Sendable {
    /// What the hash is of.
    public enum Place: Hashable, Sendable {
      /// A node of the tree at a checkpoint.
      case node(NodeID, checkpoint: Int)
      /// A block of the sender, or of the L2 that both settle through.
      case block(RollupID, height: Int)
      /// A block of L1.
      case l1Block(Int)
      /// The L2's own state, which holds its L3s' blocks: nothing foreign was taken in.
      case ownState(RollupID, height: Int)
    }
    /// What the hash is of.
    public var place: Place
    /// When.
    public var at: Instant

    /// The node and the checkpoint, if it is one.
    public var node: (node: NodeID, checkpoint: Int)? {
      if case .node(let node, let checkpoint) = place { (node, checkpoint) } else { nil }
    }
  }
  /// A mint on the destination's chain.
  public struct Mint: Hashable, Sendable {
    /// The destination's block.
    public var block: BlockIndex
    /// Its height.
    public var height: Int32
    /// The import that opened the message; `at` is the block's time.
    public var via: Via
    /// The ancestor at which the tree settles the import, by its index above the rollup's leaf;
    /// `nil` if it does not.
    var settlesAt: UInt8?
    /// Where and when the import was settled in the tree; what is compared on L1 settles there.
    public internal(set) var settled: Via?
    /// Its place in the destination's inbox, which the book gives it.
    var inboxIndex: Int32 = 0
    /// Whether a block below mints the same message.
    var isRepeated = false
  }

  /// Which message.
  public var id: MessageID { entry.id }
  /// What the outbox commits to.
  public var leaf: MessageLeaf { entry.leaf }
  /// The source's block.
  public var sentIn: BlockIndex { entry.sentIn }
  /// That block's time.
  public var sentAt: Instant { entry.sentAt }
  /// Place in the source's outbox.
  public var outboxIndex: Int32 { entry.outboxIndex }
  /// Who asked for it; no hash holds it.
  public var origin: Origin { entry.origin }
  /// When a verified proof containing the send first reached the receiver, and which.
  public var openable: Via? { entry.openable }
  /// The mint on the destination's chain, if any.
  public var mint: Mint? { entry.mint }
  /// The line of the scenario's traffic that asked for it.
  public var traffic: Int32? { if case .traffic(let line) = origin { line } else { nil } }
  /// The message whose amount it returns.
  public var returning: MessageID? { if case .returning(let id) = origin { id } else { nil } }
  /// Why the block that sent it left the source's chain; `nil` while that is on it.
  public var reverted: RevertCause? {
    if case .send(let cause)? = entry.loss { cause } else { nil }
  }
  /// Why the block that had minted it was refused; `nil` if it was not, or it is minted again.
  public var rejected: RevertCause? {
    if mint == nil, case .mint(let cause)? = entry.loss { cause } else { nil }
  }
  /// Whether the block that took its nonce came after its deadline: nothing was minted.
  public var isExpired: Bool { entry.isExpired }
  /// Who sent it.
  public var source: RollupID { leaf.source }
  /// Who mints it.
  public var destination: RollupID { leaf.destination }
  /// How much it moves.
  public var amount: UInt64 { leaf.amount }

  /// How far the mint is.
  public var level: Level {
    if final != nil { return .final }
    if onL1 != nil { return .onL1 }
    guard let mint else { return openable == nil ? .sent : .openable }
    return mint.settled == nil ? .imported : .settled
  }

  /// The levels of a mint, in order.
  public enum Level: Int, CaseIterable, Comparable, Hashable, Sendable {
    case sent, openable, imported, settled, onL1, final
    /// Order of progress.
    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }
}

extension RevertCause {
  /// Whether somebody refused what the blocks had imported, or their leaf.
  var isRejection: Bool {
    switch self {
    case .importLost, .importTimedOut, .otherBranchIncluded, .otherBranchCommitted: true
    case .fork, .l1Reorg: false
    }
  }
}

/// Why blocks left a chain (PROTOCOL 7.7). Every message has room for one, and few have one.
public indirect enum RevertCause: Hashable, Sendable {
  /// The rollup's own sequencer abandoned them for another branch.
  case fork
  /// The tree holds a block of another branch, which the rollup went back to.
  case otherBranchIncluded(checkpoint: Int)
  /// The aggregator had committed to a block of another branch, which the rollup went back to.
  case otherBranchCommitted(height: Int)
  /// A block imported a hash that can never settle: no surviving `B` contains it, or the chain that
  /// it is of has gone another way.
  case importLost(ImportedHash)
  /// A block imported a hash whose rollup did not settle it on L1 in time.
  case importTimedOut(ImportedHash)
  /// A block imported the hash of an L1 block that L1 has left.
  case l1Reorg(ImportedHash)
}
