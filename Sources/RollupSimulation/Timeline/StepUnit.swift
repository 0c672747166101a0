/// How far one step goes.
public enum StepUnit: String, CaseIterable, Hashable, Sendable {
  case event
  /// To the next instant at which the selected rollup, else any, makes a block.
  case block
  /// To the next proof made, refused or carried, fault, change of roles, or L1 inclusion.
  case proof
  case checkpoint
  case settlement
}

/// The units that a single event completes, and what the timeline shows of it.
struct EventMark: Hashable, Sendable {
  /// Number of the event, counted from 1.
  var event: Int
  var time: Instant
  var rollup: RollupID?
  var isProof = false
  var isCheckpoint = false
  var isSettlement = false
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
