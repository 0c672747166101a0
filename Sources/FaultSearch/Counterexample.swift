import RollupSimulation
import ScenarioFile

/// A run that breaks an invariant, as a scenario of its own: with a name, a summary, an expectation
/// that fails, and the moment at which to look.
public struct Counterexample: Sendable {
  /// Ready to be written to a file.
  public let scenario: Scenario
  /// What breaks.
  public let violation: InvariantViolation
  /// Runs that shrinking took.
  public let trials: Int

  /// The smallest scenario that shrinking reaches from that of a seed; `nil` if its run breaks
  /// nothing.
  public init?(_ scenario: Scenario, of base: Scenario) {
    let seed = scenario.seed
    let name = Counterexample.name(of: base, seed: seed)
    let nothingBreaks = Counterexample.nothingBreaks
    func named(_ scenario: Scenario, _ violation: InvariantViolation) -> Scenario {
      var named = scenario
      named.name = name
      named.summary = Counterexample.summary(violation, scenario, of: base, seed: seed)
      named.expectations = [nothingBreaks]
      named.opening = .event(violation.event)
      return named
    }
    guard
      var shrinker = ScenarioShrinker(
        scenario, isAllowed: { ScenarioReader.canHold(named($0, Counterexample.none)) })
    else { return nil }
    shrinker.run()
    violation = shrinker.violation
    trials = shrinker.trials
    self.scenario = named(shrinker.smallest, shrinker.violation)
  }

  /// `check-NAME-SEED`, short enough for a name.
  public static func name(of base: Scenario, seed: UInt64) -> String {
    "check-\(base.name.prefix(36))-\(seed)"
  }

  /// The expectation that fails in a counterexample.
  static let nothingBreaks = Expectation(
    moment: .always, quantity: .counter(.invariantViolations), comparison: .equal, value: 0)

  private static let none = InvariantViolation(
    property: .conservation, event: 0, time: .genesis, object: nil, declared: 0, computed: 0)

  private static func summary(
    _ violation: InvariantViolation, _ scenario: Scenario, of base: Scenario, seed: UInt64
  ) -> String {
    let count = scenario.faults.count
    let object = violation.object.map { " at \($0)" } ?? ""
    let property = "Property \(violation.property.rawValue), \(violation.property.title)"
    let rules = scenario.unusualSettings
    let settings =
      rules.isEmpty ? "" : " Settings that are not the defaults: \(rules.joined(separator: ", "))."
    return "Found by a search of '\(base.name)' at seed \(seed) and made smaller: \(count) "
      + "fault\(count == 1 ? "" : "s") on \(scenario.settings.rollups) rollups. "
      + "\(property), does not hold\(object) after event \(violation.event): "
      + "should be \(violation.declared), is \(violation.computed)." + settings
  }
}

extension InvariantViolation.Property {
  /// What the property says, in a few words.
  public var title: String {
    switch self {
    case .conservation: "conservation of tokens"
    case .noDoubleMint: "no message minted twice or without a true import"
    case .l1OnlyForward: "L1 only moves forward"
    case .continuity: "everything taken links to what was taken before"
    case .exportBounds: "the export bounds"
    case .boundedRisk: "bounded risk when the aggregator fails"
    case .justifiedReverts: "no revert without a cause"
    case .justifiedSlashing: "slashing hits only the guilty"
    case .everyRunEnds: "every run ends"
    case .countsAddUp: "each message is counted once"
    }
  }
}
