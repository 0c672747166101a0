import FaultSearch
import RollupSimulation
import Testing

/// Every mode under random faults: invariants hold, every run ends, two runs are the same.
@Suite struct ModeStormTests {
  @Test(arguments: MessagingMode.allCases)
  func noFaultBreaksAnInvariantInAnyMode(_ mode: MessagingMode) {
    let schedule = Storm.schedule { $0.mode = mode }
    for seed in UInt64(1)...150 {
      let scenario = schedule.scenario(seed: seed)
      var world = World(scenario: scenario, seed: seed)
      while world.step() {}
      world.checkRunEnd()
      #expect(world.violations.isEmpty, "seed \(seed): \(world.violations.first.debugDescription)")
    }
  }

  @Test(arguments: MessagingMode.allCases)
  func twoRunsAndATimelineAgree(_ mode: MessagingMode) {
    let schedule = Storm.schedule { $0.mode = mode }
    for seed in UInt64(1)...6 {
      let scenario = schedule.scenario(seed: seed)
      var world = World(scenario: scenario, seed: seed)
      while world.step() {}
      var timeline = Timeline(scenario: scenario, seed: seed)
      timeline.seek(event: world.eventCount)
      #expect(timeline.world.stateHash() == world.stateHash())
      // Back and forth again, through replayed stretches.
      for part in [3, 7, 2, 9, 5] {
        timeline.seek(event: world.eventCount * part / 10)
        timeline.seek(event: world.eventCount * part / 10 + 40)
      }
      timeline.seek(event: world.eventCount)
      #expect(timeline.world.stateHash() == world.stateHash(), "\(mode) seed \(seed)")
    }
  }

  /// Whoever counts the stuck asks each message for what it waits for by its own route, and not for
  /// a node of the tree that it never comes through.
  @Test(arguments: MessagingMode.allCases)
  func stuckIsWhoWaitsForSomethingNobodyBrings(_ mode: MessagingMode) {
    let schedule = Storm.schedule { $0.mode = mode }
    var total = 0
    for seed in UInt64(1)...40 {
      var world = World(scenario: schedule.scenario(seed: seed), seed: seed)
      while world.step() {
        if world.eventCount % 60 != 0 { continue }
        let stuck = world.messages.filter { message in
          guard message.reverted == nil, message.mint == nil else { return false }
          switch world.waiting(for: message.id).last?.condition {
          case .aggregator, .healing, .refused: return true
          default: return false
          }
        }
        total += stuck.count
        #expect(
          world.stuckMessages == stuck.count, "\(mode) seed \(seed), event \(world.eventCount)")
      }
    }
    #expect(total > 0)
  }

  /// A contract that settled another branch than the aggregator had once committed to, and a rollup
  /// that joined again: it went to the aggregator's branch and back with every block.
  @Test(arguments: [927, 1_192, 1_479] as [UInt64])
  func aWordThatL1ContradictsIsVoid(_ seed: UInt64) {
    let schedule = FaultSchedule(over: Storm.scenario, modes: MessagingMode.allCases)
    var world = World(scenario: schedule.scenario(seed: seed), seed: seed)
    var reverts: [RollupID: Int] = [:]
    world.isListening = true
    while world.step() {
      for record in world.records {
        if case .sequencer(.chainReverted(let r, _, _, .otherBranchCommitted)) = record.occurrence {
          reverts[r, default: 0] += 1
        }
      }
    }
    world.checkRunEnd()
    #expect(world.violations == [])
    #expect(reverts.values.allSatisfy { $0 <= 1 }, "\(reverts)")
  }

  @Test func seedsTakeTheModesInTurn() {
    let schedule = FaultSchedule(over: Storm.scenario, modes: MessagingMode.allCases)
    let modes = (UInt64(1)...12).map { schedule.scenario(seed: $0).settings.mode }
    for mode in MessagingMode.allCases { #expect(modes.filter { $0 == mode }.count == 2) }
    #expect(modes.prefix(6) == modes.suffix(6))
  }
}
