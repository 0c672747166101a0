import RollupSimulation

/// How long a lock must outlast its epoch (PROTOCOL 6, "Lock").
///
/// Were it shorter, the contracts could open although an honest aggregator, or its successor, still
/// settles the epoch in time.
struct LockGrace {
  /// The slowest chain proof that is waited for: longer ones are carried at the deadline.
  let slowestChainProof: Span
  /// The longest that any list schedule of the folds takes once all leaves are in.
  let folds: Span
  /// Chain proof to aggregator, and settlement to L1.
  let delays: Span
  let timeout: Span
  let settlement: Span
  let slot: Span

  /// The parts for `scenario`.
  init(_ scenario: Scenario) {
    let settings = scenario.settings
    let usual = (0..<settings.rollups).map {
      settings.costs.chainProofTime(of: RollupID($0), seed: scenario.seed)
    }
    // What comes after an event was done by hand: the grace was not made for it, and a session with
    // it must be readable as a scenario.
    let slowed = scenario.faults.filter { $0.afterEvent == nil }.compactMap { fault -> Span? in
      fault.action.kind == .inject(.slowProver) ? .milliseconds(fault.action.number) : nil
    }
    slowestChainProof = min(
      (usual + slowed).max() ?? .zero, settings.aggregation.collectionDeadline)
    folds = LockGrace.listScheduleBound(
      leaves: settings.rollups, workers: settings.aggregation.workers, fold: settings.costs.fold)
    delays = settings.networkDelay * 2
    timeout = settings.aggregation.timeout
    settlement = settings.costs.settlement
    slot = settings.l1.slot
  }

  /// The slowest that a slowed prover may be for the grace to stay long enough; `nil`: any, because
  /// those beyond the collection deadline are not waited for.
  static func provingMax(in scenario: Scenario) -> Span? {
    let settings = scenario.settings
    guard settings.guards.lock else { return nil }
    let grace = LockGrace(scenario)
    let room = settings.l1.lockGrace - (grace.bound - grace.slowestChainProof)
    if settings.aggregation.collectionDeadline < room { return nil }
    return max(.zero, room - .milliseconds(1))
  }

  /// `P_root`: from a checkpoint to its root proof.
  var rootProof: Span { slowestChainProof + folds + delays }

  /// The grace must be longer than this.
  var bound: Span { rootProof + timeout + settlement + slot }

  /// Graham's bound: at every moment either all `workers` fold, or the longest path still to be
  /// folded grows shorter; so no order of the folds takes longer than
  /// `work / workers + (1 - 1 / workers) · path`, rounded up to milliseconds.
  static func listScheduleBound(leaves: Int, workers: Int, fold: Span) -> Span {
    let folds = leaves - 1
    var height = 0
    while 1 << height < leaves { height += 1 }
    let parts = Int64(folds + (workers - 1) * height) * fold.milliseconds
    let workers = Int64(workers)
    return Span(milliseconds: (parts + workers - 1) / workers)
  }
}
