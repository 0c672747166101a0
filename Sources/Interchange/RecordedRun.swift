import RollupSimulation

/// Puts what happened into a sentence. This module has names and no sentences: whoever exports
/// brings them along.
public typealias OccurrenceWords = (Record, World) -> String

/// A run that a writer can walk through from genesis, one event at a time, without keeping it:
/// scenario, seed, commands, and where it ends.
public struct RecordedRun: Sendable {
  /// The story that is run.
  public let scenario: Scenario
  /// The run's seed.
  public let seed: UInt64
  /// What was done by hand, in the order of places.
  public let commands: [Command]
  private let lastEvent: Int?
  private let until: Instant?

  /// A run without commands, to its end or to `until`.
  public init(_ scenario: Scenario, seed: UInt64, until: Instant? = nil) {
    self.scenario = scenario
    self.seed = seed
    commands = []
    lastEvent = nil
    self.until = until
  }

  /// The run that a timeline shows: on its branch, up to its moment, or to `until` if that comes
  /// first.
  public init(_ timeline: Timeline, until: Instant? = nil) {
    scenario = timeline.scenario
    seed = timeline.seed
    commands = timeline.commands
    lastEvent = timeline.event
    self.until = until
  }

  /// Runs from genesis, calls `visit` after each event, and gives the world at the end. The world's
  /// records then tell what that event did.
  @discardableResult
  public func walk(_ visit: (World) throws -> Void) rethrows -> World {
    var course = Course(scenario, seed: seed, commands: commands)
    course.isListening = true
    while lastEvent.map({ course.world.eventCount < $0 }) ?? true,
      let next = course.nextInstant, until.map({ next <= $0 }) ?? true, course.step()
    {
      try visit(course.world)
    }
    return course.world
  }

  /// The world at the end.
  public var end: World { walk { _ in } }
}
