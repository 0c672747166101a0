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

  /// Counters that are compared after each event; the others follow from these, are costly, or
  /// change at few events.
  private static let compared = Quantity.Counter.allCases.indices.filter {
    ![.events, .messagesStuck, .openContracts].contains(Quantity.Counter.allCases[$0])
  }
  private static let allCounters = Quantity.Counter.allCases
  private static let openContracts = place(.openContracts)
  private static let lastRoot = place(.lastProvenCheckpoint)
  private static let perRollup = Quantity.RollupQuantity.allCases.count

  /// The journal of a run at genesis. O(N).
  init(_ world: World) {
    counters = Quantity.Counter.allCases.map {
      ValueLog(
        initial: $0 == .messagesStuck || $0 == .events ? 0 : world.value(of: .counter($0)))
    }
    rollups = world.rollups.indices.flatMap { r in
      Quantity.RollupQuantity.allCases.sorted { Self.place($0) < Self.place($1) }.map {
        ValueLog(initial: world.value(of: .rollup(RollupID(r), $0)))
      }
    }
    aggregators = world.aggregators.map { ValueLog(initial: $0.isCrashed ? 0 : 1) }
    impaired = ValueLog(initial: 0)
  }

  /// The number of events filed.
  var count: Int { ends.count }

  /// Files the event that `world` was just brought forward by; it must have been listening.
  ///
  /// Cost: O(records and objects) for most events; O(N) where a root is proven, L1 makes a block or
  /// a chain goes back.
  mutating func add(_ world: World) {
    let event = world.eventCount
    var kinds: UInt64 = 0
    for record in world.records {
      let kind = OccurrenceKind(record.occurrence)
      kinds |= 1 << UInt64(kind.rawValue)
      add(record.occurrence, kind, world)
    }
    if kinds & Self.turningBack != 0 {
      for r in world.rollups.indices { compare(RollupID(r), world, event) }
    } else if counters[Self.lastRoot].last != Int64(world.roots.count) || kinds & Self.onL1 != 0 {
      for r in world.rollups.indices {
        for quantity in [Quantity.RollupQuantity.included, .settled, .open] {
          compare(RollupID(r), quantity, world, event)
        }
      }
    }
    if kinds & Self.health != 0 { compareHealth(world, event) }
    if kinds & Self.onL1 != 0 {
      counters[Self.openContracts].add(world.value(of: .counter(.openContracts)), after: event)
    }
    // Most blocks hold no message, and then move these alone; a heartbeat moves nothing.
    let isPlainBlock =
      kinds == Self.mask(.blockMade) && counters[Self.sent].last == Int64(world.book.counts.sent)
      && counters[Self.usable].last == Int64(world.book.counts.usable)
    if kinds != 0, kinds != Self.mask(.heartbeat) {
      for k in isPlainBlock ? Self.movedByBlocks : Self.compared {
        counters[k].add(world.value(of: .counter(Self.allCounters[k])), after: event)
      }
    }
    ends.append(UInt32(keys.count))
  }

  private static func mask(_ kinds: OccurrenceKind...) -> UInt64 {
    kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }
  private static let turningBack = mask(.chainForked, .chainReverted)
  private static let onL1 = mask(.l1BlockMade, .contractOpened, .registered)
  private static let health = mask(
    .faultInjected, .healed, .aggregatorCrashed, .aggregatorRestarted, .nodeRefused)
  private static let movedByBlocks = [
    place(.blocks), place(.atRiskBlocks), place(.atRiskBlocksMax),
  ]
  private static let sent = place(.messagesSent)
  private static let usable = place(.messagesUsable)

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

  private mutating func add(
    _ occurrence: Occurrence, _ kind: OccurrenceKind, _ world: World
  ) {
    let event = world.eventCount
    // By far the most frequent.
    if case .blockMade(let r, let height, _, let mints, let sends) = occurrence {
      keys.append(JournalKey(kind, r).bits)
      keys.append(JournalKey(kind, r, height: height).bits)
      for message in mints { add(message, kind, world) }
      for message in sends { add(message, kind, world) }
      compare(r, .height, world, event)
      compare(r, .balance, world, event)
      return
    }
    let start = keys.count
    for object in occurrence.objects(in: world) {
      if case .message(let message) = object {
        add(message, kind, world)
      } else if let key = JournalKey(kind, object, in: world) {
        keys.append(key.bits)
      }
      if case .rollup(let r) = object { compare(r, world, event) }
    }
    if keys.count == start { keys.append(JournalKey(kind).bits) }
    if case .invariantBroken(let violation) = occurrence {
      keys.append(JournalKey(violation.property).bits)
    }
  }

  private mutating func add(_ message: MessageID, _ kind: OccurrenceKind, _ world: World) {
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
