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
  /// Messages minted, in order.
  public var mints: [MessageID]
  /// Messages sent, in order.
  public var sends: [MessageID]
  /// Moves within the rollup; only the other branch of a fork has any.
  public var transfers: [Transaction]
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
