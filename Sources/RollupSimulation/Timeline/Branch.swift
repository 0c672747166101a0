/// One future: a log of commands, and what is known of the run under it.
public struct Branch: Sendable {
  /// Its number; 0 is the first.
  public let id: Int
  /// What somebody called it.
  public internal(set) var title: String?
  /// The branch it forked from, and after which event.
  public let parent: Int?
  /// The last event it shares with its parent.
  public let forkEvent: Int
  /// All commands of this future, those inherited too, in the order of their places.
  public internal(set) var commands: [Command]
  /// The last event known so far.
  public internal(set) var lastEvent: Int
  /// Whether `lastEvent` is the run's last.
  public internal(set) var isComplete = false
  var hasViolations = false
  /// Events that complete a step unit, in order.
  var eventMarks: [EventMark]
  /// What each event did, for searches.
  var journal: Journal
  /// For the timeline pane, in order.
  public internal(set) var marks: [Mark]
  /// Worlds kept for going back, in order of their events.
  var snapshots: [Snapshot]
  /// The world at `lastEvent`, kept while one is elsewhere, and what it knows; `nil` while the run
  /// is being made, when keeping it would have everything copied at each event.
  var frontier: World?
  var known: KnownRun?

  /// A world after an event.
  struct Snapshot: Sendable {
    var event: Int
    var world: World
  }

  /// Its title; without one `main`, then `branch 1` and so on.
  public var name: String { title ?? (id == 0 ? "main" : "branch \(id)") }
  /// Whether it was read from a saved session and nobody has been there since: its commands are
  /// known, what they lead to is not.
  public var isUnvisited: Bool { lastEvent < forkEvent }
}
