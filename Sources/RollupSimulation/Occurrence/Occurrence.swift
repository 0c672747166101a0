/// What happened, as data: no English, no screen. `Explorer` words it.
///
/// Kinds are grouped by who acts. Each group is a file: the cases, and one total table of what
/// everybody else needs to know of them (``OccurrenceFacts``, ``OccurrenceOutcome``).
public enum Occurrence: Hashable, Sendable {
  /// Blocks and branches of a chain.
  case sequencer(Sequencer)
  /// Proofs of chains.
  case prover(Prover)
  /// Leaves and nodes of the aggregation tree.
  case tree(Tree)
  /// Who aggregates.
  case aggregator(Aggregator)
  /// Proofs for L1, or for an L2, until they are sent.
  case settlement(Settlement)
  /// Blocks and transactions of L1.
  case l1(L1)
  /// What contracts on L1 decided.
  case contract(Contract)
  /// Messages that came to another level, by whatever is told beside it.
  case message(Message)
  /// What somebody brought about.
  case action(Action)
  /// What is held to be impossible.
  case invariant(Invariant)
}

extension Occurrence {
  /// What is known of the occurrence by its kind. O(1), but for lists that it holds anyway.
  public func facts(in world: World) -> OccurrenceFacts {
    switch self {
    case .sequencer(let occurrence): occurrence.facts(in: world)
    case .prover(let occurrence): occurrence.facts(in: world)
    case .tree(let occurrence): occurrence.facts(in: world)
    case .aggregator(let occurrence): occurrence.facts(in: world)
    case .settlement(let occurrence): occurrence.facts(in: world)
    case .l1(let occurrence): occurrence.facts(in: world)
    case .contract(let occurrence): occurrence.facts(in: world)
    case .message(let occurrence): occurrence.facts(in: world)
    case .action(let occurrence): occurrence.facts(in: world)
    case .invariant(let occurrence): occurrence.facts(in: world)
    }
  }

  /// What can be held against another run, and who acted.
  public func outcome(in world: World) -> OccurrenceOutcome {
    switch self {
    case .sequencer(let occurrence): occurrence.outcome(in: world)
    case .prover(let occurrence): occurrence.outcome(in: world)
    case .tree(let occurrence): occurrence.outcome(in: world)
    case .aggregator(let occurrence): occurrence.outcome(in: world)
    case .settlement(let occurrence): occurrence.outcome(in: world)
    case .l1(let occurrence): occurrence.outcome(in: world)
    case .contract(let occurrence): occurrence.outcome(in: world)
    case .message(let occurrence): occurrence.outcome(in: world)
    case .action(let occurrence): occurrence.outcome(in: world)
    case .invariant(let occurrence): occurrence.outcome(in: world)
    }
  }

  /// What usually leads to it.
  var background: OccurrenceBackground {
    switch self {
    case .sequencer(let occurrence): occurrence.background
    case .prover(let occurrence): occurrence.background
    case .tree(let occurrence): occurrence.background
    case .aggregator(let occurrence): occurrence.background
    case .settlement(let occurrence): occurrence.background
    case .l1: OccurrenceBackground()
    case .contract(let occurrence): occurrence.background
    case .message, .action, .invariant: OccurrenceBackground()
    }
  }

  /// The objects that it touched, for marks, jumps and next-change (ARCHITECTURE, seam 2).
  public func objects(in world: World) -> [Address] { facts(in: world).objects }
}

/// An occurrence with what caused it and where it stands in the run.
public struct Record: Hashable, Sendable {
  /// Number of the event that brought it, counted from 1.
  public var event: Int
  /// When.
  public var time: Instant
  /// What brought it about.
  public var cause: Cause
  /// What happened.
  public var occurrence: Occurrence
}

/// What brought an occurrence about.
public enum Cause: Hashable, Sendable {
  case event(Event)
  case command(CommandID)
  /// A line of the scenario: the index of its fault.
  case scheduled(Int)
}

/// Someone who can act, and on whom something can wait.
public enum Party: Hashable, Sendable {
  case sequencer(RollupID)
  case prover(RollupID)
  case aggregator(AggregatorID)
  case l1
  case network
  /// Whoever sits at the keyboard.
  case person
}

extension Party {
  /// The rollup or the aggregator behind it.
  var object: Address? {
    switch self {
    case .sequencer(let r), .prover(let r): .rollup(r)
    case .aggregator(let a): .aggregator(a)
    case .l1, .network, .person: nil
    }
  }
}
