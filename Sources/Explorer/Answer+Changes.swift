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
    for section in Section.allCases {
      let told = records.suffix(reach).filter { Section($0.occurrence) == section }
      for record in told where !record.occurrence.isBareBlock {
        answer.add(record, in: section, world)
      }
      answer.addBareBlocks(told.filter(\.occurrence.isBareBlock), in: section, world)
    }
    if let before { answer.addNumbers(before, world) }
    return answer
  }

  /// Records that are told; a step over an epoch has tens of thousands.
  private static let reach = 400
  /// Messages that one record is told for.
  private static let messagesMax = 6

  /// The parts of the picture in which things happen, in its order.
  private enum Section: String, CaseIterable {
    case broken, faults, proofs, chains, aggregator, l1 = "L1"

    init(_ occurrence: Occurrence) {
      switch occurrence {
      case .invariantBroken: self = .broken
      case .faultInjected, .healed, .exitRequested, .chainForked, .chainReverted,
        .messagesReverted, .messagesRestored, .blockRefused, .importRefused, .importFailed:
        self = .faults
      case .blockMade, .checkpointReached: self = .chains
      case .provingStarted, .chainProven, .chainProofRefused, .jobAbandoned, .chainProofLost,
        .leafIncluded, .leafCarried, .leafRefused, .foldStarted, .nodeProven, .nodeRefused,
        .foldLost, .junkFolded, .nodeAccepted, .covered:
        self = .proofs
      case .heartbeat, .aggregatorCrashed, .aggregatorRestarted, .takeover, .epochBegan:
        self = .aggregator
      case .settlementStarted, .settlementRefused, .loneStarted, .loneRefused, .l1Sent,
        .l1BlockMade, .l1Refused, .registered, .loneSettled, .l1Final, .contractOpened, .slashed,
        .lonePending, .l1Openable, .l1Reorganised, .layer3Verified, .membershipChanged:
        self = .l1
      }
    }
  }

  /// Blocks in which nothing crosses from one rollup to another say little one by one.
  private mutating func addBareBlocks(_ records: [Record], in section: Section, _ world: World) {
    guard let last = records.last else { return }
    if records.count <= 2 {
      for record in records { add(record, in: section, world) }
    } else {
      add(
        section.rawValue, "\(Wording.count(records.count, "block")) without any message",
        end: Wording.clock(last.time), tone: .quiet)
    }
  }

  private mutating func add(_ record: Record, in section: Section, _ world: World) {
    let objects = record.occurrence.objects(in: world)
    let main = objects.first ?? .event(record.event)
    add(
      section.rawValue, Wording.sentence(record, in: world), end: Wording.clock(record.time),
      tone: section == .broken ? .bad : section == .faults ? .warn : .normal, to: .askWhy(main))
    guard let moved = Wording.levels(record.occurrence) else { return }
    let messages = objects.filter { if case .message = $0 { true } else { false } }
    for case .message(let id) in messages.prefix(Self.messagesMax) {
      add(
        section.rawValue, "  \(Wording.name(id)) \(MessageRow.ends(world.message(id))): \(moved)",
        tone: .quiet, to: .askWhy(.message(id)))
    }
    if messages.count > Self.messagesMax {
      let rest = Wording.count(messages.count - Self.messagesMax, "message")
      add(section.rawValue, "  and \(rest) more: \(moved)", tone: .quiet)
    }
  }

  /// Every named number that changed, as `messages.usable 7 → 8`.
  private mutating func addNumbers(_ before: World, _ world: World) {
    // Which messages are stuck takes a look at all of them.
    for counter in Quantity.Counter.allCases where counter != .messagesStuck {
      let quantity = Quantity.counter(counter)
      let (old, new) = (before.value(of: quantity), world.value(of: quantity))
      if old != new { add("numbers", "\(quantity.name) \(old) → \(new)") }
    }
    for property in Quantity.RollupQuantity.allCases {
      let changed = world.rollups.filter {
        before.value(of: .rollup($0.id, property)) != world.value(of: .rollup($0.id, property))
      }
      for rollup in changed.prefix(changed.count > 4 ? 2 : 4) {
        let quantity = Quantity.rollup(rollup.id, property)
        add(
          "numbers",
          "\(quantity.name) \(before.value(of: quantity)) → \(world.value(of: quantity))",
          to: .askWhy(.rollup(rollup.id)))
      }
      if changed.count > 4 {
        add(
          "numbers", "and \(property.rawValue) of \(changed.count - 2) more rollups", tone: .quiet)
      }
    }
  }
}

extension Wording {
  /// How an occurrence moved its messages along their rail; `nil` if it moved none.
  static func levels(_ occurrence: Occurrence) -> String? {
    switch occurrence {
    case .nodeAccepted: "Sent → Openable"
    case .nodeProven: "Imported → TREE"
    case .covered: "its send is covered: soft-final"
    case .registered, .loneSettled: "→ L1"
    case .l1Final: "L1 → Final"
    case .messagesReverted: "its send or its mint is gone"
    case .messagesRestored: "its send or its mint is back"
    default: nil
    }
  }
}

extension Occurrence {
  fileprivate var isBareBlock: Bool {
    if case .blockMade(_, _, 0, let mints, let sends) = self {
      mints.isEmpty && sends.isEmpty
    } else {
      false
    }
  }
}
