import Support
import Testing

@testable import RollupSimulation

/// What comes at one instant, and what comes after the last one.
@Suite struct EdgeOfTimeTests {
  /// A lock may end in the very block of L1 that registers a `B`: who settles alone from then on
  /// looks at the whole block before he gives anything up.
  @Test func nobodyGivesUpWhatTheSameBlockOfL1Registers() {
    var seen = 0
    check("one block", cases: 400, seed: 31) { choices in
      let scenario = RandomStorm(choices).scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      world.isListening = true
      while world.step() {
        for record in world.records {
          guard case .event(.l1Block) = record.cause,
            case .sequencer(.chainReverted(let r, _, _, .importLost(let lost))) = record.occurrence
          else { continue }
          seen += 1
          try demand(!world.isUnderRegistry(lost), "\(r) at event \(world.eventCount)")
        }
      }
    }
    #expect(seen > 50)
  }

  /// Blocks end before the first checkpoint of a mode that has one an epoch: then there is none.
  @Test(arguments: MessagingMode.allCases)
  func noCheckpointComesAfterTheLastBlocks(_ mode: MessagingMode) {
    var scenario = Scenario(name: "short")
    scenario.settings.rollups = 3
    scenario.settings.mode = mode
    scenario.duration = .minutes(4)
    scenario.drain = .minutes(90)
    var world = World(scenario: scenario, seed: 1)
    while world.step() {}
    #expect(world.checkpoint == 0 && world.violations == [])
  }
}
