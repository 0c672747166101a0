import FaultSearch
@testable import RollupSimulation
import Testing

@testable import ScenarioFile

/// A search over settings leaves none out, and draws only what a file may hold.
@Suite struct DrawnSettingsTests {
  private let schedule = FaultSchedule(over: Storm.scenario, drawsSettings: true)

  /// Guards are on, or as the scenario says: what breaks without one breaks by design. Trials check
  /// the invariants in any case.
  private func isLeft(_ path: String) -> Bool {
    path.hasPrefix("guards.") || path == "checkInvariants"
  }

  /// By the table that files go by: a new setting that nobody draws is named here.
  @Test func everySettingTakesSeveralValues() {
    var values: [String: Set<String>] = [:]
    for seed in UInt64(1)...1_000 {
      let settings = schedule.scenario(seed: seed).settings
      for field in SettingsField.all {
        values[field.path, default: []].insert(field.write(settings))
      }
    }
    for (path, seen) in values {
      #expect(isLeft(path) ? seen.count == 1 : seen.count >= 2, "\(path): \(seen)")
    }
    #expect(values.count == SettingsField.all.count)
    #expect(values["mode"]?.count == MessagingMode.allCases.count)
    #expect(values["importPolicy"]?.count == ImportPolicy.allCases.count)
  }

  @Test func everyScenarioDrawnIsOneThatAFileCanHold() {
    for seed in UInt64(1)...400 {
      #expect(Storm.isAllowed(schedule.replay(seed: seed)), "seed \(seed)")
      #expect(schedule.scenario(seed: seed) == schedule.scenario(seed: seed))
    }
  }

  /// Where rules meet: what each of these says is there in more than one run of a hundred.
  @Test func theNarrowPlacesAreSearched() {
    let narrow: [(String, (Scenario) -> Bool)] = [
      ("an interval of two blocks", { $0.settings.blocksPerInterval == 2 }),
      ("an epoch of one checkpoint", { $0.settings.checkpointsPerEpoch == 1 }),
      ("a slot longer than an epoch", { $0.settings.l1.slot > $0.settings.epochLength }),
      (
        "a grace longer than an interval",
        { $0.settings.l1.lockGrace > $0.settings.checkpointInterval }
      ),
      ("a grace longer than an epoch", { $0.settings.l1.lockGrace > $0.settings.epochLength }),
      (
        "delays longer than an interval",
        { $0.settings.networkDelay > $0.settings.checkpointInterval }
      ),
      (
        "proofs later than the deadline",
        {
          $0.settings.costs.chainProofMin > $0.settings.aggregation.collectionDeadline
        }
      ),
      ("L1 final at once", { $0.settings.l1.finalitySlots == 0 }),
      ("modes of pairs", { !$0.settings.modeOf.isEmpty }),
      ("a rollup outside", { !$0.settings.isolated.isEmpty }),
      ("an L3", { !$0.settings.layers.isEmpty }),
      ("poor senders", { $0.settings.initialBalance < 100 }),
      ("nothing happens", { $0.faults.isEmpty }),
      ("a join", { $0.faults.contains { $0.action.kind == .join } }),
      ("a leave", { $0.faults.contains { $0.action.kind == .leave } }),
      ("a reorg", { $0.faults.contains { $0.action.kind == .inject(.reorgL1) } }),
    ]
    let drawn = (UInt64(1)...600).map { schedule.scenario(seed: $0) }
    for (name, isThere) in narrow { #expect(drawn.count(where: isThere) > 6, "\(name)") }
  }

  @Test func whatTheScenarioSaysOfGuardsAndModesStays() {
    var base = Storm.scenario
    base.settings.guards.nonces = false
    let schedule = FaultSchedule(over: base, modes: [.direct, .l1Root], drawsSettings: true)
    for seed in UInt64(1)...20 {
      let settings = schedule.scenario(seed: seed).settings
      #expect(settings.guards == base.settings.guards)
      #expect(settings.mode == (seed % 2 == 0 ? .direct : .l1Root))
    }
  }
}
