import Support
import Testing

@testable import RollupSimulation

/// Whether any seed comes to something, and where.
@Suite struct SeedSearchTests {
  private var scenario: Scenario {
    var scenario = village(epochs: 1, traffic: [.allToAll(amount: 2)])
    scenario.settings.costs.chainProofMax = .seconds(40)
    return scenario
  }

  @Test func findsWhatANaiveRunOfEachSeedFindsInSlicesOfAnySize() throws {
    let world = World(scenario: scenario, seed: 1)
    let condition = try ConditionReader.condition("carried_leaves > 0", in: world).get()
    var expected: [[Int]] = []
    for seed in 3..<UInt64(13) {
      var world = World(scenario: scenario, seed: seed)
      while world.step() {
        if world.now > .seconds(30), condition.isMet(in: world) {
          expected.append([Int(seed), world.eventCount])
          break
        }
      }
    }
    for slice in [1, 77, 1_000_000] {
      var search = SeedSearch(
        scenario: scenario, firstSeed: 3, count: 10, condition: condition, after: .seconds(30))
      while !search.advance(maxEvents: slice) {}
      #expect(search.hits.map { [Int($0.seed), $0.event] } == expected)
      #expect(search.triedCount == 10)
    }
  }

  /// What was done by hand is done in each run, and the run that is opened is the one searched.
  @Test func aHitOpensAsTheRunThatWasSearched() throws {
    var timeline = Timeline(scenario: scenario, seed: 1)
    timeline.seek(time: .seconds(20))
    timeline.perform(.inject(.haltProver(2)))
    let condition = try ConditionReader.condition("event leafCarried R2", in: timeline.world).get()
    var search = SeedSearch(
      scenario: scenario, commands: timeline.commands, firstSeed: 1, count: 4,
      condition: condition, after: timeline.world.now)
    while !search.advance(maxEvents: 1_000) {}
    #expect(search.hits.count == 4)
    for hit in search.hits {
      var opened = Timeline(scenario: scenario, seed: hit.seed, commands: hit.commands)
      opened.seek(event: hit.event)
      #expect(opened.world.now == hit.time)
      #expect(opened.records == hit.records)
      #expect(condition.isMet(in: opened.world))
    }
  }
}
