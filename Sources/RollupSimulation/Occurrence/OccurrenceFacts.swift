/// What everybody needs to know of an occurrence: one row in the table of its group. The journal,
/// steps and marks, the log and the pace read it, and have no table of their own.
public struct OccurrenceFacts: Sendable {
  /// Which kind it is.
  public let kind: OccurrenceKind
  /// How much it matters to someone who watches: 0 for the ticking of clocks, more than 1 for what
  /// a sentence is worth, 10 for what a picture of running time stops for, 65 for what goes wrong.
  public let weight: Int
  /// The part of the picture in which it happens.
  public let area: Area
  /// The step units that it completes.
  let completes: StepUnits
  /// What the timeline shows of it.
  let sign: Sign?
  /// The quantities that it can move.
  let moves: MovedQuantities
  /// Whether a sentence about it says who asked for it.
  public let isAskedFor: Bool
  /// The property that it broke.
  let property: InvariantViolation.Property?
  /// Messages that it brought to another level, each list by its change.
  public let messages: [MessageChanges]
  // Two in place, since the most frequent have no more; a list would be an allocation each.
  private let first: Address?
  private let second: Address?
  private let rollups: [RollupID]

  /// Parts of the picture, in the order in which what happened is told.
  public enum Area: String, CaseIterable, Sendable {
    case broken, faults, proofs, chains, aggregator, l1 = "L1"
  }

  /// A sign on the timeline.
  enum Sign: Sendable {
    case checkpoint(Int)
    case root(Int)
    case settlement
    case takeover
    /// Somebody's doing.
    case act
  }

  init(
    _ kind: OccurrenceKind, _ area: Area, weight: Int, _ first: Address? = nil,
    _ second: Address? = nil, rollups: [RollupID] = [], messages: [MessageChanges] = [],
    completes: StepUnits = [], sign: Sign? = nil, moves: MovedQuantities = [],
    isAskedFor: Bool = false, property: InvariantViolation.Property? = nil
  ) {
    self.kind = kind
    self.area = area
    self.weight = weight
    self.first = first
    self.second = second
    self.rollups = rollups
    self.messages =
      messages.contains { $0.ids.isEmpty }
      ? messages.filter { !$0.ids.isEmpty } : messages
    self.completes = completes
    self.sign = sign
    self.moves = moves
    self.isAskedFor = isAskedFor
    self.property = property
  }

  /// The objects that it touched, messages apart, in their order.
  @inline(__always) public func forEachObject(_ visit: (Address) -> Void) {
    if let first { visit(first) }
    if let second { visit(second) }
    for r in rollups { visit(.rollup(r)) }
  }

  /// The rollups among them.
  @inline(__always) func forEachRollup(_ visit: (RollupID) -> Void) {
    forEachObject { if case .rollup(let r) = $0 { visit(r) } }
  }

  /// Everything that it touched, the messages last.
  public var objects: [Address] {
    var objects: [Address] = []
    forEachObject { objects.append($0) }
    for changes in messages { objects += changes.ids.map { .message($0) } }
    return objects
  }

  /// Whether it is about an object. O(what it names), without a list.
  public func touches(_ object: Address) -> Bool {
    var isTouched = false
    if case .message(let id) = object { isTouched = messages.contains { $0.ids.contains(id) } }
    forEachObject { if $0 == object { isTouched = true } }
    return isTouched
  }
}

/// What became of messages by an occurrence.
public struct MessageChanges: Hashable, Sendable {
  /// What became of them.
  public let change: MessageChange
  /// Which.
  public let ids: [MessageID]

  init(_ change: MessageChange, _ ids: [MessageID]) {
    self.change = change
    self.ids = ids
  }
}

/// Units of stepping as a set.
struct StepUnits: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  static let block = StepUnits(rawValue: 1)
  static let proof = StepUnits(rawValue: 2)
  static let checkpoint = StepUnits(rawValue: 4)
  static let settlement = StepUnits(rawValue: 8)
}

/// Quantities that are not counted in the ``Tally``, by what moves them together. The tally is
/// compared as a whole, since events without any occurrence move it too.
struct MovedQuantities: OptionSet, Sendable {
  let rawValue: UInt8
  /// Height and balance of the rollups named.
  static let head = MovedQuantities(rawValue: 1)
  /// All of the rollups named.
  static let chain = MovedQuantities(rawValue: 2)
  /// Of every rollup what lies under the last `B` and on L1 and whether its contract is open; the
  /// newest `B`, the registry's, and how many contracts are open.
  static let settled = MovedQuantities(rawValue: 4)
  /// What L1 has used and taken.
  static let l1 = MovedQuantities(rawValue: 8)
  /// Who is alive, and whether anything is broken that a message can be stuck on.
  static let health = MovedQuantities(rawValue: 16)
  /// Invariants broken.
  static let violations = MovedQuantities(rawValue: 32)
}
