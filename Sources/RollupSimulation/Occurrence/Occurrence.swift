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
  func facts(asking run: some RunReading) -> OccurrenceFacts {
    switch self {
    case .sequencer(let occurrence): occurrence.facts(in: run)
    case .prover(let occurrence): occurrence.facts(in: run)
    case .tree(let occurrence): occurrence.facts(in: run)
    case .aggregator(let occurrence): occurrence.facts(in: run)
    case .settlement(let occurrence): occurrence.facts(in: run)
    case .l1(let occurrence): occurrence.facts(in: run)
    case .contract(let occurrence): occurrence.facts(in: run)
    case .message(let occurrence): occurrence.facts(in: run)
    case .action(let occurrence): occurrence.facts(in: run)
    case .invariant(let occurrence): occurrence.facts(in: run)
    }
  }

  /// What can be held against another run, and who acted.
  func outcome(asking run: some RunReading) -> OccurrenceOutcome {
    switch self {
    case .sequencer(let occurrence): occurrence.outcome(in: run)
    case .prover(let occurrence): occurrence.outcome(in: run)
    case .tree(let occurrence): occurrence.outcome(in: run)
    case .aggregator(let occurrence): occurrence.outcome(in: run)
    case .settlement(let occurrence): occurrence.outcome(in: run)
    case .l1(let occurrence): occurrence.outcome(in: run)
    case .contract(let occurrence): occurrence.outcome(in: run)
    case .message(let occurrence): occurrence.outcome(in: run)
    case .action(let occurrence): occurrence.outcome(in: run)
    case .invariant(let occurrence): occurrence.outcome(in: run)
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
