import RollupSimulation

extension Scenario {
  /// Without what lies after its end, where no file can put it.
  var trimmed: Scenario {
    var scenario = self
    scenario.faults.removeAll { $0.time > end }
    scenario.traffic.removeAll {
      switch $0 {
      case .stream(_, _, _, let start, _): start > end
      case .single(_, _, _, let at): at > end
      case .allToAll, .randomPairs, .hotSpot: false
      }
    }
    return scenario
  }

  /// One rollup fewer: everything about it goes, and those above it move down by one.
  mutating func removeRollup(_ gone: RollupID) {
    func moved(_ r: RollupID) -> RollupID? {
      r == gone ? nil : r < gone ? r : RollupID(r.index - 1)
    }
    settings.rollups -= 1
    settings.order = settings.order.compactMap(moved)
    settings.costs.chainProofOf = settings.costs.chainProofOf.compactMap { entry in
      moved(entry.rollup).map { RollupProvingTime(rollup: $0, time: entry.time) }
    }
    traffic = traffic.compactMap { $0.renamed(moved) }
    faults = faults.compactMap { fault in
      fault.action.renamed(moved).map { ScheduledFault(time: fault.time, action: $0) }
    }
  }

  /// One aggregator fewer, the last of the rotation, with everything that happens to it.
  mutating func removeLastAggregator() {
    settings.aggregation.aggregators -= 1
    let gone = AggregatorID(settings.aggregation.aggregators)
    faults.removeAll {
      switch $0.action {
      case .inject(.crashAggregator(let a)), .inject(.junkInput(let a)), .heal(.aggregator(let a)):
        a == gone
      default: false
      }
    }
  }
}

extension Traffic {
  /// The same between rollups of other numbers; `nil` if one of them is no more.
  fileprivate func renamed(_ moved: (RollupID) -> RollupID?) -> Traffic? {
    switch self {
    case .allToAll, .randomPairs: return self
    case .hotSpot(let to, let permille, let amounts):
      return moved(to).map { .hotSpot($0, permille: permille, amounts: amounts) }
    case .stream(let from, let to, let amount, let start, let every):
      guard let from = moved(from), let to = moved(to) else { return nil }
      return .stream(from: from, to: to, amount: amount, start: start, every: every)
    case .single(let from, let to, let amount, let at):
      guard let from = moved(from), let to = moved(to) else { return nil }
      return .single(from: from, to: to, amount: amount, at: at)
    }
  }
}

extension Action {
  /// The same on rollups of other numbers; `nil` if its rollup is no more.
  fileprivate func renamed(_ moved: (RollupID) -> RollupID?) -> Action? {
    switch self {
    case .exit(let r): moved(r).map { .exit($0) }
    case .join(let r): moved(r).map { .join($0) }
    case .leave(let r): moved(r).map { .leave($0) }
    case .heal(.sequencer(let r)): moved(r).map { .heal(.sequencer($0)) }
    case .heal(.prover(let r)): moved(r).map { .heal(.prover($0)) }
    case .heal(.aggregator): self
    case .inject(let fault): fault.renamed(moved).map { .inject($0) }
    }
  }
}

extension Fault {
  fileprivate func renamed(_ moved: (RollupID) -> RollupID?) -> Fault? {
    switch self {
    case .forkRollup(let r, let depth): moved(r).map { .forkRollup($0, depth: depth) }
    case .haltSequencer(let r): moved(r).map { .haltSequencer($0) }
    case .haltProver(let r): moved(r).map { .haltProver($0) }
    case .slowProver(let r, let proving): moved(r).map { .slowProver($0, proving: proving) }
    case .loseChainProof(let r): moved(r).map { .loseChainProof($0) }
    case .frontRun(let r): moved(r).map { .frontRun($0) }
    case .badImport(let r): moved(r).map { .badImport($0) }
    case .mintAgain(let r): moved(r).map { .mintAgain($0) }
    case .crashAggregator, .junkInput, .reorgL1: self
    }
  }
}
