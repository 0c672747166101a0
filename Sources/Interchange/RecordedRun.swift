import RollupSimulation

/// A run that a writer can walk through from genesis, one event at a time, without keeping it:
/// scenario, seed, commands, and where it ends.
public struct RecordedRun: Sendable {
  /// The story that is run.
  public let scenario: Scenario
  /// The run's seed.
  public let seed: UInt64
  /// What was done by hand, in the order of events.
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
    commands = timeline.commands.sorted { $0.afterEvent < $1.afterEvent }
    lastEvent = timeline.event
    self.until = until
  }

  /// Runs from genesis, calls `visit` after each event, and gives the world at the end. The world's
  /// records then tell what that event did.
  @discardableResult
  public func walk(_ visit: (World) throws -> Void) rethrows -> World {
    var world = World(scenario: scenario, seed: seed)
    world.isListening = true
    var place = 0
    while lastEvent.map({ world.eventCount < $0 }) ?? true {
      if place < commands.count, commands[place].afterEvent == world.eventCount {
        if let until, commands[place].time > until { break }
        world.carryOut(commands[place])
        place += 1
      } else {
        guard let next = world.nextInstant, until.map({ next <= $0 }) ?? true, world.step()
        else { break }
      }
      try visit(world)
    }
    return world
  }

  /// The world at the end.
  public var end: World { walk { _ in } }
}
