import RollupSimulation

/// What a person has asked to be told of: breakpoints and watches. Not part of the state that
/// travels in time.
public struct Breaks: Sendable {
  /// In the order of their numbers.
  public var points: [Breakpoint] = []
  /// In the order in which they were set.
  public var watches: [Watch] = []
  /// The line of the list that the cursor is on.
  public var selected = 0
  /// What each watch was before the last move, and is now.
  var watched: [Change] = []
  /// What running is to reach; meanwhile nothing else stops it.
  var pursuit: Pursuit?
  /// Of each enabled breakpoint, or of what is pursued; as of `monitored`.
  var monitors: [ConditionMonitor] = []
  /// The breakpoint behind each monitor, by number.
  var monitorOwners: [Int] = []
  var monitored: Place?

  /// Nothing asked for.
  public init() {}

  /// A watch's value before the last move and after it.
  struct Change: Hashable, Sendable {
    var before: Int64
    var now: Int64
  }

  /// Something to run to.
  enum Pursuit: Hashable, Sendable {
    case breakpoint(Int)
    case change(Address)
  }

  /// A place in a run.
  struct Place: Hashable, Sendable {
    var branch: Int
    var event: Int
  }

  /// The place in the list of a breakpoint with a number.
  public func place(of id: Int) -> Int? { points.firstIndex { $0.id == id } }

  /// Sets a breakpoint; the number is the lowest that is free.
  @discardableResult
  public mutating func add(_ condition: Condition, wanted: Int = 1) -> Breakpoint {
    var id = 1
    while place(of: id) != nil { id += 1 }
    let point = Breakpoint(id: id, condition: condition, wanted: wanted)
    points.insert(point, at: points.firstIndex { $0.id > id } ?? points.count)
    monitored = nil
    return point
  }

  /// Looks for hits anew, since breakpoints or the run are others now.
  mutating func startOver(forgettingAfter event: Int? = nil) {
    monitored = nil
    if let event { for k in points.indices { points[k].forget(after: event) } }
  }
}

/// What can be asked of the breakpoints.
public enum BreakIntent: Hashable, Sendable {
  /// Break when the selection changes, or no longer.
  case onSelection
  /// The list.
  case list
  /// Of the breakpoint that the list's cursor is on.
  case toggle, remove, nextHit, previousHit
  case removeNumbered(Int)
}
