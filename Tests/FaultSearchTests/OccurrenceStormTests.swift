import FaultSearch
import Testing

@testable import RollupSimulation

/// What occurrences say of themselves, held against the world after every event of storms in all
/// modes, with reorgs, joins and leaves.
@Suite struct OccurrenceStormTests {
  private static func scenario(_ mode: MessagingMode, _ seed: UInt64) -> Scenario {
    Storm.schedule { $0.mode = mode }.scenario(seed: seed)
  }

  /// A run that is listened to, event by event.
  private static func walk(_ scenario: Scenario, _ visit: (World) -> Void) {
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    visit(world)
    while world.step() { visit(world) }
  }

  @Test(arguments: MessagingMode.allCases)
  func everyMessageThatChangesItsLevelIsNamedByThatVeryEvent(_ mode: MessagingMode) {
    for seed in UInt64(1)...20 {
      var levels: [Int64] = []
      var complaints = 0
      Self.walk(Self.scenario(mode, seed)) { world in
        var named: Set<MessageID>?
        for message in world.messages {
          let level = world.level(of: message.id)
          let before = message.id.index < levels.count ? levels[message.id.index] : -2
          if level == before { continue }
          if message.id.index < levels.count {
            levels[message.id.index] = level
          } else {
            levels.append(level)
          }
          let facts = world.records.map { $0.occurrence.facts(in: world) }
          let ids = named ?? Set(facts.flatMap { $0.messages.flatMap(\.ids) })
          named = ids
          guard !ids.contains(message.id), complaints < 3 else { continue }
          complaints += 1
          Issue.record(
            """
            \(mode) seed \(seed) event \(world.eventCount): m\(message.id.rawValue) went from \
            \(before) to \(level) by \(facts.map(\.kind.name))
            """)
        }
      }
    }
  }

  @Test(arguments: MessagingMode.allCases)
  func theJournalHoldsEveryQuantityAfterEveryEvent(_ mode: MessagingMode) {
    for seed in UInt64(1)...20 {
      var journal: Journal?
      var complaints = 0
      Self.walk(Self.scenario(mode, seed)) { world in
        guard world.eventCount > 0 else { return journal = Journal(world) }
        var moved: MovedQuantities = []
        for record in world.records {
          let facts = record.occurrence.facts(in: world)
          journal?.add(facts, world)
          moved.formUnion(facts.moves)
        }
        journal?.close(moved, world)
        guard let journal else { return }
        for (name, filed, value) in Self.differences(journal, world) where complaints < 3 {
          complaints += 1
          let kinds = world.records.map { $0.occurrence.facts(in: world).kind.name }
          Issue.record(
            """
            \(mode) seed \(seed) event \(world.eventCount): the journal has \(filed) for \
            \(name), which is \(value), after \(kinds)
            """)
        }
      }
    }
  }

  /// Quantities whose newest value in the journal is another one than the world's.
  private static func differences(
    _ journal: Journal, _ world: World
  ) -> [(name: String, filed: Int64, value: Int64)] {
    var found: [(String, Int64, Int64)] = []
    func look(_ quantity: Quantity, _ log: ValueLog) {
      let value = world.value(of: quantity)
      if log.last != value { found.append((quantity.name, log.last, value)) }
    }
    for counter in Quantity.Counter.allCases where Journal.isKept(counter) {
      look(.counter(counter), journal.counters[Journal.place(counter)])
    }
    for r in world.rollups.indices {
      for quantity in Quantity.RollupQuantity.allCases {
        let place = r * Quantity.RollupQuantity.allCases.count + Journal.place(quantity)
        look(.rollup(RollupID(r), quantity), journal.rollups[place])
      }
    }
    for a in world.aggregators.indices {
      look(.alive(AggregatorID(a)), journal.aggregators[a])
    }
    if !journal.impaired.last.isMultiple(of: 2) != world.isImpaired {
      found.append(("impaired", journal.impaired.last, world.isImpaired ? 1 : 0))
    }
    return found
  }

  @Test(arguments: MessagingMode.allCases)
  func stepsStopAtWhateverAProofOrASettlementIs(_ mode: MessagingMode) {
    let proofs: Set = [
      "chainProven", "chainProofRefused", "leafCarried", "leafRefused", "nodeProven",
      "nodeRefused", "loneProven", "loneRefused", "settlementRefused", "registered",
      "loneSettled", "lonePending", "layer3Verified", "l1Refused", "slashed", "contractOpened",
      "membershipChanged", "l1Reorganised", "importFailed", "takeover", "faultInjected",
    ]
    let settlements: Set = ["registered", "loneSettled", "lonePending", "layer3Verified"]
    for seed in UInt64(1)...4 {
      let scenario = Self.scenario(mode, seed)
      for (unit, kinds) in [(StepUnit.proof, proofs), (.settlement, settlements)] {
        var events: Set<Int> = []
        Self.walk(scenario) { world in
          let isMeant = world.records.contains {
            kinds.contains($0.occurrence.facts(in: world).kind.name)
          }
          if isMeant { events.insert(world.eventCount) }
        }
        var timeline = Timeline(scenario: scenario, seed: seed)
        var stops: Set<Int> = []
        while timeline.stepForward(unit) { stops.insert(timeline.event) }
        let missed = events.subtracting(stops)
        #expect(missed.isEmpty, "\(mode) seed \(seed): by \(unit) not at \(missed.sorted())")
      }
    }
  }
}
