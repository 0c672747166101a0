/// How far one step goes.
public enum StepUnit: String, CaseIterable, Hashable, Sendable {
  case event
  /// To the next instant at which the selected rollup, else any, makes a block.
  case block
  /// To the next proof made, refused, carried, kept waiting or taken, fault, or change of roles or
  /// of members.
  case proof
  case checkpoint
  /// To the next proof that L1 takes or keeps, or that an L2 takes of its L3s.
  case settlement
}

/// The units that a single event completes, and what the timeline shows of it.
struct EventMark: Hashable, Sendable {
  /// Number of the event, counted from 1.
  var event: Int
  var time: Instant
  /// The last event of its instant, as far as that is known: a halted sequencer's, for example,
  /// completes nothing and has no mark.
  var instantEnd: Int
  /// Who made the block, if it is one.
  var rollup: RollupID?
  var completes: StepUnits = []
}

/// Something worth a sign on the timeline.
public struct Mark: Hashable, Sendable {
  /// What is marked.
  public enum Kind: Hashable, Sendable {
    case checkpoint(Int)
    /// `B_i` proven.
    case root(Int)
    case fault
    case command(CommandID)
    case settlement
    case takeover
  }
  /// When.
  public var time: Instant
  /// After which event.
  public var event: Int
  /// What.
  public var kind: Kind
}
