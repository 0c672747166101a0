import RollupSimulation

/// Two runs side by side: their occurrences aligned by kind, subject and number, the n-th of a kind
/// about a thing in one run with the n-th in the other.
///
/// Both are carried out together, instant by instant, and what is the same is forgotten at once:
/// what is kept is the two worlds and what differs. Where the runs are alike, an instant costs
/// comparing its items in order.
public struct RunComparison: Sendable {
  /// The run on the left, as far as it was compared.
  public private(set) var left: Course
  /// The run on the right.
  public private(set) var right: Course
  /// Whether differences of hashes alone are kept one by one; they are counted in any case.
  public let isKeepingHashes: Bool
  /// Items that were the same in both.
  public private(set) var equalCount = 0
  /// Items that differed in their hash only.
  public private(set) var hashOnlyCount = 0
  /// The first event, in the order of time, at which the runs differ.
  public private(set) var firstDivergence: Difference?
  /// The moment up to which the runs were compared.
  public private(set) var end = Instant.genesis
  private var found: [Difference] = []
  /// What one run has and the other does not have yet, the oldest first. With one key only one side
  /// ever waits.
  private var waiting: [Key: (side: Side, items: [Item])] = [:]

  /// A comparison of two runs that stand at the same moment and were the same up to it.
  public init(_ left: Course, _ right: Course, isKeepingHashes: Bool = false) {
    self.left = left
    self.right = right
    self.left.isListening = true
    self.right.isListening = true
    self.isKeepingHashes = isKeepingHashes
    end = left.world.now
  }

  /// Whether both runs are over.
  public var isComplete: Bool { left.nextInstant == nil && right.nextInstant == nil }

  /// Compares on up to `time`. Cost: carrying out both runs, and a little for each occurrence.
  public mutating func advance(to time: Instant) {
    var ours: [Item] = []
    var theirs: [Item] = []
    while let next = nextInstant, next <= time {
      ours.removeAll(keepingCapacity: true)
      theirs.removeAll(keepingCapacity: true)
      Self.step(&left, through: next, &ours)
      Self.step(&right, through: next, &theirs)
      match(ours, theirs)
    }
    end = max(end, min(time, max(left.world.scenario.end, right.world.scenario.end)))
  }

  /// Compares both runs to their ends.
  public mutating func advanceToEnd() {
    advance(to: max(left.world.scenario.end, right.world.scenario.end))
  }

  private var nextInstant: Instant? {
    guard let a = left.nextInstant else { return right.nextInstant }
    return min(a, right.nextInstant ?? a)
  }

  private static func step(_ run: inout Course, through time: Instant, _ items: inout [Item]) {
    while run.nextInstant == time, run.step() {
      for record in run.world.records { Item.add(record, in: run.world, to: &items) }
    }
  }

  /// Aligns the items of one instant.
  private mutating func match(_ ours: [Item], _ theirs: [Item]) {
    var same = 0
    if waiting.isEmpty {
      while same < min(ours.count, theirs.count), ours[same].isEqual(to: theirs[same]) { same += 1 }
      equalCount += same
    }
    let isDivided = firstDivergence != nil
    var differences: [Difference] = []
    for item in ours.dropFirst(same) { take(item, from: .left, &differences) }
    for item in theirs.dropFirst(same) { take(item, from: .right, &differences) }
    if !isDivided {
      // Nothing waited before this instant: what differs in it is the first that does.
      firstDivergence = (differences + stillWaiting).min { $0.precedes($1) }
    }
    found += differences.filter { isKeepingHashes || $0.change != .hashOnly }
  }

  private mutating func take(_ item: Item, from side: Side, _ differences: inout [Difference]) {
    guard let other = waiting[item.key], other.side != side else {
      waiting[item.key, default: (side, [])].items.append(item)
      return
    }
    // The list is taken out of the dictionary, so that it is not copied.
    waiting[item.key] = nil
    var rest = other.items
    let partner = rest.removeFirst()
    if !rest.isEmpty { waiting[item.key] = (other.side, rest) }
    if item.isEqual(to: partner) {
      equalCount += 1
      return
    }
    let difference = side == .right ? Difference(partner, item) : Difference(item, partner)
    if difference.change == .hashOnly { hashOnlyCount += 1 }
    // What only one run had when they parted the other may have had later.
    if let first = firstDivergence, first.kind == difference.kind, first.isPart(of: difference) {
      firstDivergence = difference
    }
    differences.append(difference)
  }

  private var stillWaiting: [Difference] {
    waiting.values.flatMap { waiting in
      waiting.items.map {
        waiting.side == .left ? Difference($0, nil) : Difference(nil, $0)
      }
    }
  }

  /// All differences up to ``end``, in the order of time; those of hashes alone only if they are
  /// kept. O(n log n).
  public var differences: [Difference] {
    (found + stillWaiting).sorted { $0.precedes($1) }
  }

  /// Whether the runs are the same up to ``end``.
  public var isSame: Bool { firstDivergence == nil }
}

extension Item {
  func isEqual(to other: Item) -> Bool {
    key == other.key && sighting.time == other.sighting.time && shape == other.shape
      && hash == other.hash
  }
}
