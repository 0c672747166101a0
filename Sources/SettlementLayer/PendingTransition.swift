/// A proven transition that L1 keeps until everything it depends on is settled, or can be settled
/// together with it (PROTOCOL 3, `direct`).
public struct PendingTransition: Hashable, Sendable {
  /// The lone proof.
  public let proof: ProofID
  /// The transaction that brought it.
  public let transaction: L1TransactionID
  /// The block it starts from.
  public let anchor: Digest
  /// The block it ends at, and its hash.
  public let block: BlockIndex
  /// The hash of that block.
  public let cur: Digest
  /// That block's height.
  public let height: Int
  /// Blocks of other rollups that it depends on, at most one each, sorted.
  public let exports: [ImportedHash]
  /// When L1 took it.
  public let since: Instant
}
