import RollupSimulation
import ScenarioFile

/// Makes a scenario that breaks an invariant smaller as long as the *same* invariant still breaks:
/// fewer faults, simpler parameters, a shorter run, fewer sends, fewer aggregators and rollups, and
/// settings that are the defaults or simpler.
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
  public static let trialsMax = 4_000

  private let isAllowed: (Scenario) -> Bool
  /// A simpler value that makes a longer run, such as a shorter block time, makes nothing smaller.
  private let eventsMax: Int

  /// A shrinker for a scenario whose run breaks an invariant; `nil` if it does not. A candidate is
  /// run only if `isAllowed`: a file must be able to hold it.
  public init?(
    _ scenario: Scenario, isAllowed: @escaping (Scenario) -> Bool = ScenarioReader.canHold
  ) {
    let trial = Trial(running: scenario)
    guard let violation = trial.violation else { return nil }
    smallest = scenario
    eventsMax = trial.events
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
      resetSettings()
      simplifySettings()
      simplifyFaults()
      simplifyTraffic()
      _ = attempt { $0.seed = 1 }
    } while smallest != before && trials < ScenarioShrinker.trialsMax
  }

  /// Whether the changed scenario breaks the same property; if so, it is the smallest now. What is
  /// not allowed is not run: the engine may rely on what files are checked for.
  mutating func attempt(_ change: (inout Scenario) -> Void) -> Bool {
    var candidate = smallest
    change(&candidate)
    candidate = candidate.trimmed
    guard candidate != smallest, trials < ScenarioShrinker.trialsMax, isAllowed(candidate) else {
      return false
    }
    trials += 1
    let trial = Trial(running: candidate)
    guard let found = trial.violation, found.property == violation.property,
      trial.events <= eventsMax
    else { return false }
    smallest = candidate
    violation = found
    return true
  }

  /// Delta debugging: all of a list, halves, quarters and so on, at last each element alone, from
  /// its end.
  mutating func drop(
    _ count: (Scenario) -> Int, _ remove: (inout Scenario, Range<Int>) -> Void
  ) {
    var size = count(smallest)
    while size >= 1 {
      var start = count(smallest) - size
      while start > -size {
        let range = max(0, start)..<min(count(smallest), start + size)
        if !range.isEmpty { _ = attempt { remove(&$0, range) } }
        start -= size
      }
      size /= 2
    }
  }

  /// Goes on to the first of some simpler scenarios that still breaks, again and again. Each must
  /// be less than the one it is made from.
  mutating func simplify(_ candidates: (Scenario) -> [Scenario]) {
    while candidates(smallest).contains(where: { candidate in attempt { $0 = candidate } }) {}
  }

  /// Takes the smallest back to what it was, if what was tried since has led to nothing better.
  mutating func goBack(to scenario: Scenario, _ violation: InvariantViolation) {
    smallest = scenario
    self.violation = violation
  }

  /// Nothing after the violation can have caused it.
  private mutating func cutTheRest() {
    let time = violation.time
    _ = attempt { $0.faults.removeAll { $0.time > time } }
  }

  private mutating func dropFaults() {
    drop {
      $0.faults.count
    } _: {
      $0.faults.removeSubrange($1)
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
