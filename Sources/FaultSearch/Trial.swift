import RollupSimulation

/// One run of a search, to its end or to the first broken invariant.
///
/// A scenario's own expectations do not count: its figures are those of the undisturbed run.
/// Invariants hold under every fault.
public struct Trial: Hashable, Sendable {
  /// What came of it.
  public enum Verdict: Hashable, Sendable {
    case held
    case broken(InvariantViolation)
    /// More than `Trial.eventsMax` events.
    case endless
  }
  /// A run with more events is taken for one that does not end.
  public static let eventsMax = 5_000_000

  /// The seed that it ran with.
  public var seed: UInt64
  /// Events carried out.
  public var events: Int
  /// Simulated time, in milliseconds.
  public var simulatedMillis: Int64
  /// What it reached.
  public var reached: SometimesSet
  /// What came of it.
  public var verdict: Verdict

  /// A trial as told by somebody else.
  public init(
    seed: UInt64, events: Int, simulatedMillis: Int64, reached: SometimesSet, verdict: Verdict
  ) {
    self.seed = seed
    self.events = events
    self.simulatedMillis = simulatedMillis
    self.reached = reached
    self.verdict = verdict
  }

  /// Runs `scenario` with its own seed and all invariants on.
  public init(running scenario: Scenario) {
    var scenario = scenario
    scenario.settings.checkInvariants = true
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    var watch = SometimesWatch()
    var isOver = false
    while world.violations.isEmpty, world.eventCount < Trial.eventsMax {
      guard world.step() else {
        isOver = true
        break
      }
      watch.look(at: world)
    }
    if isOver {
      world.checkRunEnd()
      watch.finish(world)
    }
    seed = scenario.seed
    events = world.eventCount
    simulatedMillis = world.now.milliseconds
    reached = watch.reached
    verdict = world.violations.first.map { .broken($0) } ?? (isOver ? .held : .endless)
  }

  /// The invariant that broke, if one did.
  public var violation: InvariantViolation? {
    if case .broken(let violation) = verdict { violation } else { nil }
  }
}
