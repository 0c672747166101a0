import RollupSimulation
import RunComparison

/// Runs of the same traffic and faults under other modes and settings, which stand at whatever
/// moment is shown of the main run.
public struct Lockstep: Sendable {
  /// One of them.
  struct Run: Sendable {
    /// What its column is called; somebody typed it.
    let label: String
    /// What it runs; `nil` if its settings make no scenario.
    var scenario: Scenario?
    /// Why not.
    var refusal: String?
    /// The run, once it has begun.
    var followed: FollowedRun?
    /// What it had come to when it was last where it should be.
    var figures: RunFigures?
    /// The event at which that was.
    var event: Int?

    /// Whether its figures are those of a moment.
    func isDone(_ moment: Instant) -> Bool {
      guard let followed else { return scenario == nil }
      return event == followed.world.eventCount && followed.isAt(moment)
    }
  }

  /// What was asked for.
  let requests: [VariantRequest]
  /// The run identifier of the main run that these vary.
  let origin: String
  var runs: [Run]
  /// The moment at which all are to stand.
  var moment = Instant.genesis
  /// What the main run has come to once everything of that moment has happened, and after which
  /// of its events it stood when that was found.
  var main: (figures: RunFigures, event: Int)?
  /// The main run on its way through the rest of its instant, from after an event.
  var ahead: (course: Course, event: Int)?
  /// The first of the other runs that is drawn.
  var firstColumn = 0
  /// Whether all rows are drawn although there is room for the chief ones only.
  var isShowingAll = false

  /// Whether the main run's figures are those after its event `event`.
  func isMainDone(_ event: Int) -> Bool { main?.event == event }
}

/// What can be asked about runs side by side.
public enum LockstepIntent: Hashable, Sendable {
  /// Let these step along.
  case open([VariantRequest])
  /// Show the last ones again.
  case reopen
  /// Earlier and later columns.
  case left, right
  /// All rows, or the chief ones where room is short.
  case all
}

extension Model {
  /// Reads the scenario that another becomes under `path=value` settings, or says why there is
  /// none.
  public typealias VariantReader = @Sendable (Scenario, [String]) -> VariantReading

  /// What a reader makes of settings.
  public enum VariantReading: Sendable {
    case scenario(Scenario)
    /// Why there is none, in words that are safe to print.
    case refused(String)
  }

  /// Whether other runs have yet to come to the moment shown.
  var isStepping: Bool {
    guard layers.contains(.lockstep), let lockstep else { return false }
    return !lockstep.isMainDone(timeline.event)
      || lockstep.runs.contains { !$0.isDone(lockstep.moment) }
  }
}
