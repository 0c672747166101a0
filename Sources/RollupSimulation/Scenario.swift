/// One reproducible story: settings, traffic, scheduled faults and what must come out of them.
///
/// A run is a scenario, a seed and a log of commands; the same three give the same events and the
/// same hashes on every machine (PROTOCOL 7.10).
public struct Scenario: Hashable, Sendable {
  /// The name that files and screens use, such as `eight`.
  public var name: String
  /// What the scenario teaches, in a sentence or two; text from a file, so not yet safe to print.
  public var summary: String
  /// Every number and switch.
  public var settings: Settings
  /// Who sends what.
  public var traffic: [Traffic]
  /// What goes wrong, and when.
  public var faults: [ScheduledFault]
  /// What must come out.
  public var expectations: [Expectation]
  /// Where the explorer stops first; `nil`: it starts at genesis, running. Decides nothing.
  public var opening: Opening?
  /// The seed used when nobody names another.
  public var seed: UInt64
  /// How long sequencers make blocks.
  public var duration: Span
  /// How much longer proofs, L1 and time-outs go on after the last block, so that the last epoch
  /// can settle.
  public var drain: Span

  /// A scenario without traffic, faults or expectations.
  public init(name: String, summary: String = "", settings: Settings = Settings()) {
    self.name = name
    self.summary = summary
    self.settings = settings
    traffic = []
    faults = []
    expectations = []
    opening = nil
    seed = 1
    duration = settings.epochLength
    drain = .minutes(5)
  }

  /// The moment after which nothing happens any more.
  public var end: Instant { .genesis + duration + drain }
}

/// A moment of a run at which somebody who opens it is to stop.
public enum Opening: Hashable, Sendable {
  /// Right after the event with this number, counted from 1.
  case event(Int)
  /// After the last event at or before this time.
  case time(Instant)
}

/// A fault (or a healing, or an exit) that the scenario itself brings at a set time.
public struct ScheduledFault: Hashable, Sendable {
  /// When.
  public var time: Instant
  /// What.
  public var action: Action
  /// With it the fault comes right after this event of its instant, where a person brought it; at
  /// the latest at the instant's end. `nil`: before everything else of its instant. This and the
  /// time are its place; of faults with the same place the first comes first.
  public var afterEvent: Int?
  /// Schedules `action` for `time`.
  public init(time: Instant, action: Action, afterEvent: Int? = nil) {
    self.time = time
    self.action = action
    self.afterEvent = afterEvent
  }
}
