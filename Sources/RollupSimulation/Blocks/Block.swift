/// A block as its rollup keeps it, on whichever branch.
public struct Block: Sendable {
  /// What the hash commits to.
  public var header: BlockHeader
  /// The block hash.
  public var hash: Digest
  /// The block before.
  public var parent: BlockIndex
  /// In order of use.
  public var imports: [ImportedHash]
  /// How many mints each import opened; those after them were opened in the rollup's own state.
  public var opened: [Int32] = []
  /// Messages that took their nonces, in order: minted, or returned after their deadlines.
  public var mints: [MessageID]
  /// Messages sent, in order; those that return others come first.
  public var sends: [MessageID]
  /// How many of the sends return a message.
  public var returnCount: Int32 = 0
  /// How many sends the traffic asked of it.
  var askedCount: Int32 = 0
  /// Whatever is neither a mint nor a send: moves within the rollup, which only the other branch of
  /// a fork has, and an L2's verifications of its L3s' proofs.
  public var others: [Transaction]
  /// Messages in the outbox and in the inbox after this block.
  public var outboxCount: Int32
  /// Messages minted on this branch up to here.
  public var inboxCount: Int32
  var seal: Digest

  /// Distance from genesis.
  public var height: Int { Int(header.height) }
  /// When it was made.
  public var time: Instant { header.time }
  var proven: ProvenBlock {
    ProvenBlock(
      parent: header.parent, hash: hash, height: height, imports: imports, seal: seal)
  }
}
