import RollupSimulation

/// What a search came to; tallies of parts of it add up to that of the whole.
public struct SearchTally: Hashable, Sendable {
  /// Of so many findings the seeds are kept, the lowest ones; all are counted.
  public static let findingsMax = 100

  /// The scenario's name.
  public var scenario: String
  /// Digest of the scenario; only tallies of the same one may be added.
  public var digest: String
  /// Runs made, those that crashed included.
  public var seeds = 0
  /// Events carried out.
  public var events = 0
  /// Simulated time of all runs, in milliseconds.
  public var simulatedMillis: Int64 = 0
  /// Runs that broke an invariant.
  public var violations = 0
  /// Runs that killed the program.
  public var crashes = 0
  /// Runs that did not end.
  public var endless = 0
  /// Runs that reached each of `Sometimes.allCases`.
  public var reached = Array(repeating: 0, count: Sometimes.allCases.count)
  /// Ascending by seed.
  public var findings: [Finding] = []

  /// Nothing searched yet.
  public init(_ scenario: Scenario) {
    self.init(scenario: scenario.name, digest: scenario.digest.hex)
  }

  init(scenario: String, digest: String) {
    self.scenario = scenario
    self.digest = digest
  }

  /// How many runs broke something.
  public var brokenRuns: Int { violations + crashes + endless }

  /// How many runs reached a property.
  public func count(of property: Sometimes) -> Int {
    reached[Sometimes.allCases.firstIndex(of: property)!]
  }

  /// Counts a run.
  public mutating func add(_ trial: Trial) {
    seeds += 1
    events += trial.events
    simulatedMillis += trial.simulatedMillis
    for (k, property) in Sometimes.allCases.enumerated() where trial.reached.contains(property) {
      reached[k] += 1
    }
    switch trial.verdict {
    case .held: return
    case .broken: violations += 1
    case .endless: endless += 1
    }
    if let finding = Finding(trial) { keep([finding]) }
  }

  /// Counts a run that killed the program.
  public mutating func addCrash(seed: UInt64, signal: Int) {
    seeds += 1
    crashes += 1
    keep([Finding(seed: seed, kind: .crash(signal: signal))])
  }

  /// Adds the tally of another part of the same search; false, and nothing is added, if it is one
  /// over another scenario.
  public mutating func add(_ other: SearchTally) -> Bool {
    guard other.digest == digest, other.scenario == scenario else { return false }
    seeds += other.seeds
    events += other.events
    simulatedMillis += other.simulatedMillis
    violations += other.violations
    crashes += other.crashes
    endless += other.endless
    for k in reached.indices { reached[k] += other.reached[k] }
    keep(other.findings)
    return true
  }

  private mutating func keep(_ new: [Finding]) {
    findings = Array(
      (findings + new).sorted { $0.seed < $1.seed }.prefix(SearchTally.findingsMax))
  }
}
