import RollupSimulation

extension Answer {
  /// What a step changed, everywhere: what happened by where it happened, then every number that
  /// is another one now.
  static func changes(_ records: [Record], before: World?, _ world: World) -> Answer {
    let first = records.first?.event ?? world.eventCount
    let last = records.last?.event ?? world.eventCount
    var answer = Answer(
      title: first == last ? "WHAT e\(last) CHANGED" : "WHAT e\(first) TO e\(last) CHANGED")
    if records.isEmpty { answer.add("", Wording.step(records, in: world)) }
    let told = records.suffix(reach).map { ($0, $0.occurrence.facts(in: world)) }
    for area in OccurrenceFacts.Area.allCases {
      let here = told.filter { $0.1.area == area }
      for (record, facts) in here where !record.occurrence.isBareBlock {
        answer.add(record, facts, world)
      }
      answer.addBareBlocks(here.filter { $0.0.occurrence.isBareBlock }, in: area, world)
    }
    if let before { answer.addNumbers(before, world) }
    return answer
  }

  /// Records that are told; a step over an epoch has tens of thousands.
  private static let reach = 400
  /// Messages that one record is told for.
  private static let messagesMax = 6

  /// Blocks in which nothing crosses from one rollup to another say little one by one.
  private mutating func addBareBlocks(
    _ told: [(Record, OccurrenceFacts)], in area: OccurrenceFacts.Area, _ world: World
  ) {
    guard let last = told.last?.0 else { return }
    if told.count <= 2 {
      for (record, facts) in told { add(record, facts, world) }
    } else {
      add(
        area.rawValue, "\(Wording.count(told.count, "block")) without any message",
        end: Wording.clock(last.time), tone: .quiet)
    }
  }

  private mutating func add(_ record: Record, _ facts: OccurrenceFacts, _ world: World) {
    let section = facts.area.rawValue
    let main = facts.objects.first ?? .event(record.event)
    let tone: Tone =
      switch facts.area {
      case .broken: .bad
      case .faults: .warn
      case .proofs, .chains, .aggregator, .l1: .normal
      }
    add(
      section, Wording.sentence(record, in: world), end: Wording.clock(record.time), tone: tone,
      to: .answer(.why(main)))
    for changes in facts.messages {
      // A block's own sentence names what it sends and mints, unless that is much.
      let isNamed = changes.change == .reached(.sent) || changes.change == .reached(.minted)
      if isNamed, changes.ids.count <= Wording.namedMax { continue }
      let moved = Wording.move(changes.change)
      for id in changes.ids.prefix(Self.messagesMax) {
        add(
          section, "  \(Wording.name(id)) \(MessageRow.ends(world.message(id))): \(moved)",
          tone: .quiet, to: .answer(.why(.message(id))))
      }
      if changes.ids.count > Self.messagesMax {
        let rest = Wording.count(changes.ids.count - Self.messagesMax, "message")
        add(section, "  and \(rest) more: \(moved)", tone: .quiet)
      }
    }
  }

  /// Every named number that changed, as `messages.usable 7 → 8`.
  private mutating func addNumbers(_ before: World, _ world: World) {
    // Which messages are stuck takes a look at all of them.
    for counter in Quantity.Counter.allCases where !counter.isCounted {
      let quantity = Quantity.counter(counter)
      let (old, new) = (before.value(of: quantity), world.value(of: quantity))
      if old != new { add("numbers", "\(quantity.name) \(old) → \(new)") }
    }
    for property in Quantity.RollupQuantity.allCases {
      let changed = world.rollupNumbers.filter {
        before.value(of: .rollup($0, property)) != world.value(of: .rollup($0, property))
      }
      for r in changed.prefix(changed.count > 4 ? 2 : 4) {
        let quantity = Quantity.rollup(r, property)
        add(
          "numbers",
          "\(quantity.name) \(before.value(of: quantity)) → \(world.value(of: quantity))",
          to: .answer(.why(.rollup(r))))
      }
      if changed.count > 4 {
        add(
          "numbers", "and \(property.rawValue) of \(changed.count - 2) more rollups", tone: .quiet)
      }
    }
  }
}

extension Wording {
  /// How messages moved along their rail.
  static func move(_ change: MessageChange) -> String {
    let (reached, name) = words(change.milestone)
    return switch change.way {
    case .reached: reached
    case .lost: change.milestone.isOfBlock ? "\(name) is gone" : "\(name) no more"
    case .regained: change.milestone.isOfBlock ? "\(name) is back" : "\(name) again"
    }
  }

  /// What is said of a milestone that is reached, and what it is called when it goes.
  private static func words(_ milestone: Milestone) -> (reached: String, name: String) {
    switch milestone {
    case .sent: ("→ Sent", "its send")
    case .covered: ("its send is covered: soft-final", "covered")
    case .opened: ("Sent → Openable", "openable")
    case .minted: ("→ Imported", "its mint")
    case .expired: ("→ Expired: returned", "its return")
    case .mintedAgain: ("minted again", "its second mint")
    case .settled: ("Imported → TREE", "settled in the tree")
    case .onL1: ("→ L1", "on L1")
    case .final: ("L1 → Final", "final")
    }
  }
}

extension Occurrence {
  fileprivate var isBareBlock: Bool {
    if case .sequencer(.blockMade(_, _, 0, let mints, let sends)) = self {
      mints.isEmpty && sends.isEmpty
    } else {
      false
    }
  }
}
