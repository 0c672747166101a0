/// The shared settlement contract: the chain of accepted `B`s (PROTOCOL 6).
public struct Registry: Hashable, Sendable {
  /// An accepted `B`.
  public struct Entry: Hashable, Sendable {
    /// The checkpoint of the `B`.
    public var checkpoint: Int
    /// The hash of the `B`.
    public var cur: Digest
    /// The settlement proof that brought it.
    public var proof: ProofID
    /// The transaction that carried it.
    public var transaction: L1TransactionID
    /// By expansion or by exposure.
    public var kind: SettlementStatement.Kind
    /// The L1 block that accepted it.
    public var number: Int
    /// When it was accepted.
    public var time: Instant
    /// Its state diffs are not published yet: an exit carries none.
    public var isDataMissing: Bool { kind == .exposure }
  }
  /// Hash of the genesis blocks' root, before anything was accepted.
  package let genesis: Digest
  /// Accepted `B`s, oldest first.
  package internal(set) var entries: [Entry] = []

  /// The last accepted hash.
  package var head: Digest { entries.last?.cur ?? genesis }
  /// The last accepted checkpoint, 0 at genesis.
  package var checkpoint: Int { entries.last?.checkpoint ?? 0 }

  /// Whether a hash is the head, or was: the genesis hash, or that of an accepted `B`.
  func knows(_ head: Digest) -> Bool {
    head == self.head || head == genesis || entries.contains { $0.cur == head }
  }

  /// Whether a new `B` may stand after the head.
  func refusal(of statement: SettlementStatement, guarded: Bool) -> Refusal? {
    if statement.checkpoint <= checkpoint {
      return .alreadyRegistered(checkpoint: checkpoint)
    }
    if guarded, statement.firstPrev != head {
      return .notFromHead(declared: statement.firstPrev, computed: head)
    }
    return nil
  }
}
