/// What usually leads to an incident, for chains of causes: the newest earlier incident that fits,
/// what the time since then was spent on, and which rule is behind it if none does.
struct OccurrenceBackground {
  /// Incidents that can be the cause; the first that any fits is.
  var causes: [IncidentPattern] = []
  /// What the time since the cause was spent on.
  var spent = Reason.Spent.atOnce
  /// The setting that makes it happen although nobody brought it about.
  var rule = "aggregation.collectionDeadline"
  /// What it does that others can be waiting on, or lose by; `nil`: nothing that Why asks for.
  var effect: IncidentEffect?
}

/// What an incident does to those who look for a cause.
enum IncidentEffect: Equatable {
  /// The chain proof for a leaf is lost, before or when it arrives.
  case losesLeaf(RollupID, checkpoint: Int)
  /// Blocks above a height leave the chain.
  case shortensChain(RollupID, to: Int)
  /// An aggregator goes on with what nobody was there for.
  case bringsAggregator(AggregatorID)
}

/// Which earlier incident is meant.
struct IncidentPattern {
  var what: What
  /// Whether it must be of the same event; then nothing was waited for.
  var isAtOnce = false

  enum What {
    /// The crash of an aggregator, or of any.
    case crash(AggregatorID?)
    /// The fork of a rollup.
    case fork(RollupID)
    /// The opening of a rollup's contract.
    case opening(RollupID)
    /// A fault that makes blocks of a rollup which others can't accept.
    case brokenChain(RollupID)
    /// Exactly this fault.
    case fault(Fault)
    /// Junk for a loose input, whoever folds it.
    case junk
  }

  init(_ what: What, isAtOnce: Bool = false) {
    self.what = what
    self.isAtOnce = isAtOnce
  }

  func fits(_ occurrence: Occurrence) -> Bool {
    switch what {
    case .crash(nil):
      if case .aggregator(.aggregatorCrashed) = occurrence { true } else { false }
    case .crash(let a?): occurrence == .aggregator(.aggregatorCrashed(a))
    case .fork(let r):
      if case .sequencer(.chainForked(r, _, _)) = occurrence { true } else { false }
    case .opening(let r): occurrence == .contract(.contractOpened(r))
    case .brokenChain(let r):
      if case .action(.faultInjected(let fault)) = occurrence {
        fault.breaksChain(of: r)
      } else {
        false
      }
    case .fault(let fault): occurrence == .action(.faultInjected(fault))
    case .junk:
      if case .action(.faultInjected(let fault)) = occurrence {
        fault.kind == .junkInput
      } else {
        false
      }
    }
  }
}
