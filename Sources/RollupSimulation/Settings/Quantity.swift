/// A number that can be read off a world by name; expectations and reports use the same names.
public enum Quantity: Hashable, Sendable {
  case counter(Counter)
  case rollup(RollupID, RollupQuantity)
  /// The mint's level of one message: 0 sent, 1 openable, 2 imported, 3 settled in the tree, 4 on
  /// L1, 5 final; -1 reverted, -2 not sent.
  case messageLevel(MessageID)
  /// 1 if a root proof `B` of this checkpoint exists, else 0.
  case proven(checkpoint: Int)
  /// 1 if the aggregator is not crashed.
  case alive(AggregatorID)

  /// What can be asked of one rollup: `R5.height` and so on.
  public enum RollupQuantity: String, CaseIterable, Hashable, Sendable {
    /// Height of the chain's head.
    case height
    /// Height of the block under the last `B`.
    case included
    /// Height of the block stored in its contract on L1.
    case settled
    /// Blocks reverted or orphaned so far.
    case reverted
    /// 1 if its contract takes lone proofs.
    case open
    /// Balance of account 0.
    case balance
  }

  /// The counters of the whole world, by dotted names, in the order of `run --json`, which reports
  /// every one of them by that name and from this table.
  public enum Counter: String, CaseIterable, Hashable, Sendable {
    case events
    case blocks
    case proofs
    /// Those with a `B`.
    case checkpoints
    case settlements
    case takeovers
    case exits
    case carriedLeaves = "carried_leaves"
    case refusedProofs = "refused_proofs"
    case wastedProofs = "wasted_proofs"
    case exportsLeafMax = "exports.leaf_max"
    case exportsInnerMax = "exports.inner_max"
    case exportsRootMax = "exports.root_max"
    case exportsTotalLastCheckpoint = "exports.total_last_checkpoint"
    case standingUnsent = "standing.unsent"
    case standingUnderWay = "standing.under_way"
    case standingUsable = "standing.usable"
    case standingReverted = "standing.reverted"
    case standingStuck = "standing.stuck"
    case standingExpired = "standing.expired"
    /// What all standings add up to.
    case messagesAsked = "messages.asked"
    case messagesSent = "messages.sent"
    case messagesOpenable = "messages.openable"
    case messagesUsable = "messages.usable"
    case messagesSettledInTree = "messages.settled_in_tree"
    case messagesCovered = "messages.covered"
    case messagesOnL1 = "messages.on_l1"
    case messagesFinal = "messages.final"
    case messagesReverted = "messages.reverted"
    case messagesExpired = "messages.expired"
    case messagesRejected = "messages.rejected"
    case messagesStuck = "messages.stuck"
    case messagesForgedAccepted = "messages.forged_accepted"
    case latencyUsableMeanMillis = "latency_ms.usable.mean"
    case latencyUsableMaxMillis = "latency_ms.usable.max"
    case atRiskBlocks = "at_risk.blocks"
    case atRiskBlocksMax = "at_risk.blocks_max"
    case atRiskMessages = "at_risk.messages"
    case atRiskMessagesMax = "at_risk.messages_max"
    case revertedBlocks = "reverted.blocks"
    case revertedMessages = "reverted.messages"
    case l1Gas = "l1.gas"
    case l1Transactions = "l1.transactions"
    case l1Slashed = "l1.slashed"
    /// Checkpoint of the registry's head.
    case registryCheckpoint = "registry.checkpoint"
    /// Checkpoint of the last proven `B`.
    case lastProvenCheckpoint = "last_b.checkpoint"
    case openContracts = "open_contracts"
    case invariantViolations = "invariants.violations"

    /// How a journal keeps it.
    enum Keeping: Hashable {
      /// It is one of the running counts, or follows from them.
      case tally
      /// What moves the contracts and the tree moves it.
      case settled
      case l1
      case violations
      /// Not at all: the number of events, which changes at each.
      case event
      /// Not at all: it is counted anew from the messages that wait, and 0 while nothing is broken.
      case stuck
      /// Not at all: time alone moves it.
      case anew
    }

    var keeping: Keeping {
      switch self {
      case .blocks, .proofs, .settlements, .takeovers, .exits, .carriedLeaves, .refusedProofs,
        .wastedProofs, .exportsLeafMax, .exportsInnerMax, .exportsRootMax,
        .exportsTotalLastCheckpoint, .standingUsable, .standingReverted, .standingExpired,
        .messagesSent, .messagesOpenable, .messagesUsable, .messagesSettledInTree,
        .messagesCovered, .messagesOnL1, .messagesFinal, .messagesReverted, .messagesExpired,
        .messagesRejected, .messagesForgedAccepted, .latencyUsableMeanMillis,
        .latencyUsableMaxMillis, .atRiskBlocks, .atRiskBlocksMax, .atRiskMessages,
        .atRiskMessagesMax, .revertedBlocks, .revertedMessages, .l1Transactions:
        .tally
      case .checkpoints, .registryCheckpoint, .lastProvenCheckpoint, .openContracts: .settled
      case .l1Gas, .l1Slashed: .l1
      case .invariantViolations: .violations
      case .events: .event
      case .messagesStuck, .standingStuck: .stuck
      case .standingUnsent, .standingUnderWay, .messagesAsked: .anew
      }
    }

    /// Whether reading it takes a look at all messages that wait.
    public var isCounted: Bool { keeping == .stuck || self == .standingUnderWay }
  }
}

extension Quantity {
  /// Reads a dotted name such as `messages.usable`, `R5.settled`, `m17.level`, `B.3.proven` or
  /// `Agg0.alive`; `nil` if it names nothing. Numbers are not checked against a world.
  public init?(name: String) {
    if let counter = Counter(rawValue: name) {
      self = .counter(counter)
      return
    }
    guard let dot = name.lastIndex(of: "."), let address = Address(String(name[..<dot])) else {
      return nil
    }
    let property = String(name[name.index(after: dot)...])
    guard let quantity = Self.of(address, property) else { return nil }
    self = quantity
  }

  private static func of(_ address: Address, _ property: String) -> Quantity? {
    switch address {
    case .rollup(let r): RollupQuantity(rawValue: property).map { .rollup(r, $0) }
    case .message(let m): property == "level" ? .messageLevel(m) : nil
    case .root(let i): property == "proven" ? .proven(checkpoint: i) : nil
    case .aggregator(let a): property == "alive" ? .alive(a) : nil
    case .block, .chainProof, .node, .child, .l1Block, .command, .event: nil
    }
  }

  /// The dotted name that `init(name:)` reads back.
  public var name: String {
    switch self {
    case .counter(let c): c.rawValue
    case .rollup(let r, let q): "\(Address.rollup(r)).\(q.rawValue)"
    case .messageLevel(let m): "\(Address.message(m)).level"
    case .proven(let i): "\(Address.root(checkpoint: i)).proven"
    case .alive(let a): "\(Address.aggregator(a)).alive"
    }
  }

  /// All names without an address in them, plus one example of each kind with one.
  public static var exampleNames: [String] {
    Counter.allCases.map(\.rawValue) + RollupQuantity.allCases.map { "R0.\($0.rawValue)" }
      + ["m0.level", "B.1.proven", "Agg0.alive"]
  }
}
