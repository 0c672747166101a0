import RollupSimulation
import ScenarioFile

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
  public mutating func removeRollup(_ gone: RollupID) {
    func moved(_ r: RollupID) -> RollupID? {
      r == gone ? nil : r < gone ? r : RollupID(r.index - 1)
    }
    settings.rollups -= 1
    settings.renumber(moved)
    traffic = traffic.compactMap { $0.renamed(moved) }
    faults = faults.compactMap { fault in
      fault.action.renamed(moved).map {
        ScheduledFault(time: fault.time, action: $0, afterEvent: fault.afterEvent)
      }
    }
    expectations = expectations.compactMap { expectation in
      expectation.quantity.renamed(moved).map {
        Expectation(
          moment: expectation.moment, quantity: $0, comparison: expectation.comparison,
          value: expectation.value)
      }
    }
  }

  /// One aggregator fewer, the last of the rotation, with everything that is about it.
  mutating func removeLastAggregator() {
    settings.aggregation.aggregators -= 1
    let gone = AggregatorID(settings.aggregation.aggregators)
    faults.removeAll { $0.action.target == .aggregator(gone) }
    expectations.removeAll { $0.quantity == .alive(gone) }
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
    switch target {
    case .rollup(let r): moved(r).flatMap { self.moved(to: .rollup($0)) }
    case .aggregator, .l1: self
    }
  }
}

extension Quantity {
  /// The same of rollups of other numbers; `nil` if its rollup is no more.
  fileprivate func renamed(_ moved: (RollupID) -> RollupID?) -> Quantity? {
    switch self {
    case .rollup(let r, let what): moved(r).map { .rollup($0, what) }
    case .counter, .messageLevel, .alive, .proven: self
    }
  }
}
