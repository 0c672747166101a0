import RollupSimulation

/// One of the two runs that are compared.
public enum Side: Hashable, Sendable {
  case left, right
}

/// An occurrence that is not the same in both runs.
public struct Difference: Hashable, Sendable {
  /// How the two differ.
  public enum Change: Hashable, Sendable {
    /// The same at the same time, but for a hash: something before it differs.
    case hashOnly
    /// The same outcome at another time, so much later on the right; negative if earlier.
    case shifted(Span)
    /// Another outcome.
    case different
    /// Only one of the runs has it, up to where they were compared.
    case only(Side)
  }
  /// What kind of occurrence.
  public let kind: ComparedKind
  /// What it is about.
  public let subject: Subject
  /// How the two differ.
  public let change: Change
  /// Where the left run has it.
  public let left: Sighting?
  /// Where the right run has it.
  public let right: Sighting?

  /// Whether it only follows from others: a hash alone, or a step whose outcome is told.
  public var isQuiet: Bool { change == .hashOnly || isStep }
  private let isStep: Bool

  /// When the earlier of the two comes.
  public var time: Instant {
    guard let left else { return right?.time ?? .genesis }
    return min(left.time, right?.time ?? left.time)
  }

  /// Whether it comes before another: in the order of time, of events, within an event what was
  /// done before what came of it, and the rest in a fixed order.
  func precedes(_ other: Difference) -> Bool {
    let (a, b) = (place, other.place)
    if a != b { return a < b }
    if rank != other.rank { return rank < other.rank }
    let (m, n) = (messageNumber, other.messageNumber)
    return m == n ? "\(subject)" < "\(other.subject)" : m < n
  }

  private var place: (Instant, Int) {
    let events = [left, right].compactMap { $0 }.filter { $0.time == time }.map(\.event)
    return (time, events.min() ?? 0)
  }

  private var rank: Int {
    if case .action = subject { 0 } else { 1 + kind.number }
  }

  private var messageNumber: Int32 { (left ?? right)?.message?.rawValue ?? -1 }

  /// Whether this is one side of a difference that has both.
  func isPart(of whole: Difference) -> Bool {
    (left == nil && right == whole.right) || (right == nil && left == whole.left)
  }

  init(_ left: Item?, _ right: Item?) {
    guard let item = left ?? right else { preconditionFailure("a difference is of something") }
    kind = item.key.kind
    subject = item.key.subject
    isStep = item.isStep
    self.left = left?.sighting
    self.right = right?.sighting
    guard let left, let right else {
      change = .only(left == nil ? .right : .left)
      return
    }
    if left.shape != right.shape {
      change = .different
    } else if left.sighting.time != right.sighting.time {
      change = .shifted(right.sighting.time - left.sighting.time)
    } else {
      change = .hashOnly
    }
  }
}

/// Differences of one kind that are told in one line: messages or a rollup's blocks that are all as
/// much later, or all missing.
public struct DifferenceGroup: Hashable, Sendable {
  /// The first of them.
  public let first: Difference
  /// The last of them.
  public fileprivate(set) var last: Difference
  /// How many.
  public fileprivate(set) var count: Int

  private struct Key: Hashable {
    var kind: ComparedKind
    var subject: Subject?
    var change: Difference.Change
  }

  /// Groups differences in the order of time; each group stands where its first does.
  public static func groups(of differences: [Difference]) -> [DifferenceGroup] {
    var groups: [DifferenceGroup] = []
    var places: [Key: Int] = [:]
    for difference in differences {
      let isGrouped =
        difference.kind.isOfMessage || difference.kind == .occurrence(.sequencer(.blockMade))
      let key = Key(
        kind: difference.kind, subject: difference.kind.isOfMessage ? nil : difference.subject,
        change: difference.change)
      if isGrouped, let place = places[key] {
        groups[place].last = difference
        groups[place].count += 1
      } else {
        places[key] = groups.count
        groups.append(DifferenceGroup(first: difference, last: difference, count: 1))
      }
    }
    return groups
  }
}
