/// What a person or a scenario can ask of the running world.
///
/// Commands and scheduled faults share this type, so that what was done by hand can be written
/// into a scenario file (ARCHITECTURE, seam 3).
public enum Action: Hashable, Sendable {
  case inject(Fault)
  /// Ends a lasting fault; healing what is not broken does nothing.
  case heal(Healing)
  /// A rollup posts its last `B` with an exposure proof, whether or not the aggregator lives
  /// (PROTOCOL 6, "false exit").
  case exit(RollupID)
  /// A rollup asks L1 to become a member of the tree (PROTOCOL 1 and 6); it does so at the first
  /// epoch boundary at which that is final and nothing of its own is open.
  case join(RollupID)
  /// A rollup asks L1 to be no member any more, from the first epoch boundary at which that is
  /// final.
  case leave(RollupID)
}

/// An action at a place in a run: a stable number, a time, and an event of that time's instant.
///
/// One that is switched off is no event of the run; it keeps its place in the log, so that it can
/// be switched on again.
public struct Command: Hashable, Sendable {
  /// Stable over branches, counted from 1.
  public var id: CommandID
  /// What is asked.
  public var action: Action
  /// It is carried out as the event right after this one; one that is switched off would be.
  public internal(set) var afterEvent: Int
  /// The simulated time at which it is carried out.
  public let time: Instant
  /// Whether it is part of the run.
  public internal(set) var enabled: Bool
  /// Events of its own instant that come before it.
  var offset = 0
  /// Whether `afterEvent` holds: where the past has changed, it is found again by time and
  /// `offset`.
  var isPlaced = true

  /// A command carried out right after event `afterEvent`, at `time`.
  public init(
    id: CommandID, action: Action, afterEvent: Int, time: Instant, enabled: Bool = true
  ) {
    self.id = id
    self.action = action
    self.afterEvent = afterEvent
    self.time = time
    self.enabled = enabled
  }
}
