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
  private let carried: Carried
  /// Who pays.
  public let sender: Party
  /// When it was sent; it enters a strictly later block.
  public let sentAt: Instant
  /// What became of it.
  public internal(set) var outcome = Outcome.pending
  /// Gas used.
  public internal(set) var gas: UInt64 = 0

  /// The list of transactions is long and rarely read: what is large lies apart.
  private indirect enum Carried: Hashable, Sendable {
    case nothing
    case proof(CarriedProof)
  }

  init(
    id: L1TransactionID, kind: Kind, proof: CarriedProof?, sender: Party, sentAt: Instant
  ) {
    self.id = id
    self.kind = kind
    carried = proof.map { .proof($0) } ?? .nothing
    self.sender = sender
    self.sentAt = sentAt
  }

  /// The proof that it brings.
  package var proof: CarriedProof? {
    if case .proof(let proof) = carried { proof } else { nil }
  }

  /// Whether L1 has carried it out.
  package var isAccepted: Bool { if case .accepted = outcome { true } else { false } }
}

extension L1Transaction: Numbered {
  /// Transactions are named by `L1TransactionID`.
  public typealias Number = L1TransactionID
}

/// A proof on its way to L1, with the names of the blocks that it speaks of by hash.
package struct CarriedProof: Hashable, Sendable {
  package var sealed: SealedProof
  /// One for each leaf of a settlement; of a lone proof the block that it ends at.
  package var blocks: [BlockIndex]
  /// Blocks whose state diffs a lone proof publishes: those that it proves, and for an L2 those of
  /// its L3s, which travel through it (post 2.2.1.2).
  package var publishedBlocks: Int

  package init(sealed: SealedProof, blocks: [BlockIndex], publishedBlocks: Int = 0) {
    self.sealed = sealed
    self.blocks = blocks
    self.publishedBlocks = publishedBlocks
  }
}
