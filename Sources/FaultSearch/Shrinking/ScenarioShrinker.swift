import RollupSimulation

/// Makes a scenario that breaks an invariant smaller as long as the *same* invariant still breaks:
/// fewer faults, simpler parameters, a shorter run, less traffic, fewer aggregators and rollups.
///
/// Deterministic, and bounded by a number of trial runs.
public struct ScenarioShrinker {
  /// The smallest so far.
  public private(set) var smallest: Scenario
  /// What breaks in it.
  public private(set) var violation: InvariantViolation
  /// Runs made.
  public private(set) var trials = 0
  /// Most runs made.
  public static let trialsMax = 1_500

  private let isAllowed: (Scenario) -> Bool

  /// A shrinker for a scenario whose run breaks an invariant; `nil` if it does not. A candidate
  /// counts only if `isAllowed`: a file must be able to hold it.
  public init?(_ scenario: Scenario, isAllowed: @escaping (Scenario) -> Bool = { _ in true }) {
    guard let violation = Trial(running: scenario).violation else { return nil }
    smallest = scenario
    self.violation = violation
    self.isAllowed = isAllowed
  }

  /// Shrinks until nothing helps or the runs are used up.
  public mutating func run() {
    cutTheRest()
    var before: Scenario
    repeat {
      before = smallest
      dropFaults()
      shorten()
      dropTraffic()
      dropRollups()
      dropAggregators()
      simplifyFaults()
      _ = attempt { $0.seed = 1 }
    } while smallest != before && trials < ScenarioShrinker.trialsMax
  }

  /// Whether the changed scenario breaks the same property; if so, it is the smallest now.
  mutating func attempt(_ change: (inout Scenario) -> Void) -> Bool {
    var candidate = smallest
    change(&candidate)
    candidate = candidate.trimmed
    guard candidate != smallest, trials < ScenarioShrinker.trialsMax else { return false }
    trials += 1
    guard let found = Trial(running: candidate).violation, found.property == violation.property,
      isAllowed(candidate)
    else { return false }
    smallest = candidate
    violation = found
    return true
  }

  /// Nothing after the violation can have caused it.
  private mutating func cutTheRest() {
    let time = violation.time
    _ = attempt { $0.faults.removeAll { $0.time > time } }
  }

  /// Delta debugging: halves, quarters and so on of the list, at last each fault alone.
  private mutating func dropFaults() {
    var size = max(1, smallest.faults.count / 2)
    while size >= 1 {
      var start = smallest.faults.count - size
      while start > -size {
        let range = max(0, start)..<min(smallest.faults.count, start + size)
        if !range.isEmpty { _ = attempt { $0.faults.removeSubrange(range) } }
        start -= size
      }
      size /= 2
    }
  }

  /// A shorter run: to the checkpoint after the violation, then interval by interval.
  private mutating func shorten() {
    let interval = smallest.settings.checkpointInterval
    let needed = (violation.time - .genesis).milliseconds / interval.milliseconds + 1
    _ = attempt { $0.duration = min($0.duration, interval * needed) }
    _ = attempt { $0.drain = .zero }
    while smallest.drain > .seconds(1), attempt({ $0.drain = $0.drain.halved }) {}
    while smallest.duration > interval, attempt({ $0.duration = $0.duration - interval }) {}
  }

  private mutating func dropTraffic() {
    for k in smallest.traffic.indices.reversed() where k < smallest.traffic.count {
      _ = attempt { $0.traffic.remove(at: k) }
    }
  }

  private mutating func dropRollups() {
    for r in (0..<smallest.settings.rollups).reversed() where smallest.settings.rollups > 2 {
      _ = attempt { $0.removeRollup(RollupID(r)) }
    }
  }

  private mutating func dropAggregators() {
    while smallest.settings.aggregation.aggregators > 1, attempt({ $0.removeLastAggregator() }) {}
  }

  private mutating func simplifyFaults() {
    for k in smallest.faults.indices {
      for simpler in smallest.faults[k].simpler { _ = attempt { $0.faults[k] = simpler } }
    }
  }
}

extension Span {
  /// Half of it, in whole seconds.
  fileprivate var halved: Span { .seconds(milliseconds / 2_000) }
}
