/// What a branch's events did, in short: which objects they touched in what way, and how every
/// quantity went on. Searches over a whole run read it instead of running again.
///
/// Filled once an event, while the event is first met; shares what did not change with the journals
/// of other branches. Some seventy bytes an event.
struct Journal: Sendable {
  var keys = Table<UInt64>(chunkShift: 10)
  /// By event minus 1: the keys up to there are of that event or of earlier ones.
  var ends = Table<UInt32>(chunkShift: 10)
  var counters: [ValueLog]
  /// By rollup, six each.
  var rollups: [ValueLog]
  var aggregators: [ValueLog]
  /// Whether any message can be stuck: 1 or 0.
  var impaired: ValueLog

  /// The running counts after the newest event.
  var tally = Tally()
  var messages = MessageCounts()

  private static let perRollup = Quantity.RollupQuantity.allCases.count
  private static let all = Quantity.Counter.allCases
  /// Counters by what moves them.
  private static let ofTally = places { $0.keeping == .tally }
  private static let ofSettled = places { $0.keeping == .settled }
  private static let ofL1 = places { $0.keeping == .l1 }
  private static let ofViolations = places { $0.keeping == .violations }
  private static let blocks = places { $0 == .blocks }[0]
  private static let atRisk = places { $0 == .atRiskBlocks }[0]
  private static let atRiskMax = places { $0 == .atRiskBlocksMax }[0]

  private static func places(_ isMeant: (Quantity.Counter) -> Bool) -> [Int] {
    all.indices.filter { isMeant(all[$0]) }
  }

  /// The journal of a run at genesis. O(N).
  init(_ world: World) {
    counters = Quantity.Counter.allCases.map {
      ValueLog(initial: Self.isKept($0) ? world.value(of: .counter($0)) : 0)
    }
    rollups = world.rollups.indices.flatMap { r in
      Quantity.RollupQuantity.allCases.sorted { Self.place($0) < Self.place($1) }.map {
        ValueLog(initial: world.value(of: .rollup(RollupID(r), $0)))
      }
    }
    aggregators = world.aggregators.map { ValueLog(initial: $0.isCrashed ? 0 : 1) }
    impaired = ValueLog(initial: 0)
  }

  /// Whether it has a log.
  static func isKept(_ counter: Quantity.Counter) -> Bool {
    switch counter.keeping {
    case .tally, .settled, .l1, .violations: true
    case .event, .stuck, .anew: false
    }
  }

  /// The number of events filed.
  var count: Int { ends.count }

  /// Files what the event that `world` was just brought forward by did; once for each occurrence.
  mutating func add(_ facts: OccurrenceFacts, _ world: World) {
    let event = world.eventCount
    let start = keys.count
    facts.forEachObject { object in
      if case .message(let message) = object {
        file(message, facts.kind, world)
      } else if let key = JournalKey(facts.kind, object, in: world) {
        keys.append(key.bits)
      }
    }
    for changes in facts.messages {
      for message in changes.ids { file(message, facts.kind, world) }
    }
    if keys.count == start { keys.append(JournalKey(facts.kind).bits) }
    if let property = facts.property { keys.append(JournalKey(property).bits) }
    if facts.moves.contains(.chain) {
      facts.forEachRollup { compare($0, world, event) }
    } else if facts.moves.contains(.head) {
      facts.forEachRollup {
        compare($0, .height, world, event)
        compare($0, .balance, world, event)
      }
    }
  }

  /// Files that the event is over, and what all of its occurrences can have moved.
  ///
  /// Cost: O(1) for most events; O(N) where a root is proven, or L1 moves contracts or takes blocks
  /// back.
  mutating func close(_ moved: MovedQuantities, _ world: World) {
    let event = world.eventCount
    if moved.contains(.settled) {
      for r in world.rollups.indices {
        for quantity in [Quantity.RollupQuantity.included, .settled, .open] {
          compare(RollupID(r), quantity, world, event)
        }
      }
      compare(Self.ofSettled, world, event)
    }
    if moved.contains(.l1) { compare(Self.ofL1, world, event) }
    if moved.contains(.violations) { compare(Self.ofViolations, world, event) }
    if moved.contains(.health) { compareHealth(world, event) }
    compareTally(world, event)
    ends.append(UInt32(keys.count))
  }

  /// Most events move nothing but the number of blocks.
  private mutating func compareTally(_ world: World, _ event: Int) {
    tally.blocks = world.tally.blocks
    tally.atRisk = world.tally.atRisk
    tally.atRiskMax = world.tally.atRiskMax
    counters[Self.blocks].add(Int64(tally.blocks), after: event)
    counters[Self.atRisk].add(Int64(tally.atRisk), after: event)
    counters[Self.atRiskMax].add(Int64(tally.atRiskMax), after: event)
    if tally == world.tally, messages == world.book.counts { return }
    (tally, messages) = (world.tally, world.book.counts)
    compare(Self.ofTally, world, event)
  }

  private mutating func compare(_ places: [Int], _ world: World, _ event: Int) {
    for k in places {
      counters[k].add(world.value(of: .counter(Self.all[k])), after: event)
    }
  }

  static func place(_ counter: Quantity.Counter) -> Int {
    Quantity.Counter.allCases.firstIndex(of: counter) ?? 0
  }

  static func place(_ quantity: Quantity.RollupQuantity) -> Int {
    switch quantity {
    case .height: 0
    case .included: 1
    case .settled: 2
    case .reverted: 3
    case .open: 4
    case .balance: 5
    }
  }

  private mutating func file(_ message: MessageID, _ kind: OccurrenceKind, _ world: World) {
    keys.append(JournalKey(kind, message, level: world.level(of: message)).bits)
  }

  private mutating func compareHealth(_ world: World, _ event: Int) {
    for a in world.aggregators.indices {
      aggregators[a].add(world.aggregators[a].isCrashed ? 0 : 1, after: event)
    }
    impaired.add(world.isImpaired ? 1 : 0, after: event)
  }

  private mutating func compare(_ r: RollupID, _ world: World, _ event: Int) {
    for quantity in Quantity.RollupQuantity.allCases { compare(r, quantity, world, event) }
  }

  private mutating func compare(
    _ r: RollupID, _ quantity: Quantity.RollupQuantity, _ world: World, _ event: Int
  ) {
    rollups[r.index * Self.perRollup + Self.place(quantity)].add(
      world.value(of: quantity, r), after: event)
  }
}
