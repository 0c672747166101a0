/// A step in the chain of causes behind something that came about: what happened, when, and what
/// the time since its own cause was spent on (EXPERIENCE 2, "Why?").
///
/// A chain follows at each step the cause that came last, since without the others all would have
/// happened at the same time. It ends in a command, a line of the scenario, or a setting.
public struct Reason: Hashable, Sendable {
  /// What came about.
  public enum Kind: Hashable, Sendable {
    /// A block sent the message.
    case sent(MessageID)
    /// A block minted it.
    case minted(MessageID)
    /// A block took it after its deadline, and returned it.
    case expired(MessageID)
    /// Its import was settled by the node.
    case settledInTree(MessageID)
    /// L1 took the `B` or the lone proof.
    case settledOnL1
    case becameFinal
    /// The proof for L1 was ready and sent.
    case settlementProven(SettlementStatement.Kind)
    case loneProven
    /// The node's proof reached everyone.
    case delivered
    /// A block was made.
    case made
    /// A proof was ready.
    case proven
    /// Work on it began.
    case started
    /// A leaf went into the tree.
    case included
    case carried(CarryReason)
    /// Something out of the ordinary.
    case incident(Occurrence)
    /// The end of the chain.
    case origin(Origin)
  }

  /// Where a chain of causes ends: with somebody's decision.
  public enum Origin: Hashable, Sendable {
    case command(CommandID)
    /// The scenario's fault with this index.
    case scheduled(Int)
    /// The scenario's traffic with this index.
    case traffic(Int)
    /// A setting, by its path in a scenario file.
    case setting(String)
  }

  /// What the time between a cause and its effect was spent on.
  public enum Spent: Hashable, Sendable {
    case atOnce
    /// What was prepared waited for its occasion, such as the next proof.
    case occasion
    case delivery
    /// Work on a fold.
    case fold
    /// Work on a chain proof: how long, the prover's usual time, and whether somebody slowed it.
    case chainProof(Span, usual: Span, isSlowed: Bool)
    case settlementProof
    /// All workers of the pool were busy.
    case worker
    /// The prover was at an earlier proof.
    case prover
    /// The next block of a rollup.
    case block
    /// The next block of L1.
    case slot
    case interval
    case epoch
    case collection
    case timeout
    case exitAfter
    case lock
    case finality

    /// The setting that decides it, by its path in a scenario file; `nil` for none.
    public var setting: String? {
      switch self {
      case .atOnce, .occasion: nil
      case .delivery: "networkDelay"
      case .fold: "costs.fold"
      case .chainProof: "costs.chainProofMax"
      case .settlementProof: "costs.settlement"
      case .worker: "aggregation.workers"
      case .prover: "costs.chainProofMax"
      case .block: "blockTime"
      case .slot: "l1.slot"
      case .interval: "checkpointInterval"
      case .epoch: "checkpointsPerEpoch"
      case .collection: "aggregation.collectionDeadline"
      case .timeout: "aggregation.timeout"
      case .exitAfter: "aggregation.exitAfter"
      case .lock: "l1.lockGrace"
      case .finality: "l1.finalitySlots"
      }
    }

    /// One of every kind, for tests and help.
    public static let examples: [Spent] = [
      .atOnce, .occasion, .delivery, .fold, .chainProof(.zero, usual: .zero, isSlowed: false),
      .settlementProof, .worker, .prover, .block, .slot, .interval, .epoch, .collection, .timeout,
      .exitAfter, .lock, .finality,
    ]
  }

  /// What came about.
  public var kind: Kind
  /// What it is about, to be shown and gone to.
  public var object: Address
  /// When; for an origin the time of what it brought.
  public var time: Instant
  /// In which event, if that is known; otherwise it is found by going to the time.
  public var event: Int?
  /// What the time since the next reason of the chain was spent on; `nil` at its end.
  public var spent: Spent?

  init(
    _ kind: Kind, _ object: Address, _ time: Instant, event: Int? = nil, spent: Spent? = nil
  ) {
    self.kind = kind
    self.object = object
    self.time = time
    self.event = event
    self.spent = spent
  }
}
