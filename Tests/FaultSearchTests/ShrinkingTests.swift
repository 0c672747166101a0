import FaultSearch
@testable import RollupSimulation
import Support
import Testing

/// Making smaller is deterministic, keeps the property, and every step along the way is a scenario.
@Suite struct ShrinkingTests {
  private func broken(_ seed: UInt64) -> Scenario {
    Storm.schedule { $0.guards.settleRule = false }.scenario(seed: seed)
  }

  @Test func theSameScenarioShrinksToTheSame() throws {
    var first = try #require(ScenarioShrinker(broken(7)))
    var second = try #require(ScenarioShrinker(broken(7)))
    first.run()
    second.run()
    #expect(first.smallest == second.smallest && first.trials == second.trials)
  }

  @Test func whatHoldsHasNothingToShrink() {
    #expect(ScenarioShrinker(Storm.scenario) == nil)
    #expect(Counterexample(Storm.scenario, of: Storm.scenario) == nil)
  }

  @Test func itNeverGrowsAndNeverChangesTheProperty() throws {
    let seeds = (UInt64(1)...300).filter { Trial(running: broken($0)).violation != nil }.prefix(4)
    #expect(seeds.count == 4)
    for seed in seeds {
      let original = broken(seed)
      var shrinker = try #require(ScenarioShrinker(original))
      let property = shrinker.violation.property
      shrinker.run()
      let small = shrinker.smallest
      #expect(shrinker.violation.property == property)
      // It comes to an end by itself.
      #expect(shrinker.trials < ScenarioShrinker.trialsMax)
      #expect(Trial(running: small).violation == shrinker.violation)
      #expect(small.faults.count <= original.faults.count && small.faults.count >= 1)
      #expect(small.settings.rollups <= original.settings.rollups)
      #expect(small.end <= original.end)
      // One fault less, and it holds: nothing in it is idle.
      for k in small.faults.indices {
        var less = small
        less.faults.remove(at: k)
        #expect(Trial(running: less).violation?.property != property)
      }
    }
  }

  @Test func whatMayNotBeIsNeverTheResult() throws {
    var shrinker = try #require(
      ScenarioShrinker(broken(7), isAllowed: { $0.settings.rollups >= 4 && Storm.isAllowed($0) }))
    shrinker.run()
    #expect(shrinker.smallest.settings.rollups == 4)
  }

  @Test func theFileSaysWhatBreaksAndWhere() throws {
    let found = try #require(
      Counterexample(broken(7), of: Storm.scenario))
    #expect(found.scenario.name == "check-storm-7")
    for words in ["seed 7", "Property 2"] { #expect(found.scenario.summary.contains(words)) }
    // Stopped there, the world has just broken it.
    var timeline = Timeline(scenario: found.scenario, seed: found.scenario.seed)
    timeline.seek(event: found.violation.event)
    #expect(timeline.world.violations.first == found.violation)
    timeline.seek(event: found.violation.event - 1)
    #expect(timeline.world.violations == [])
    // And its expectation fails.
    var checker = ExpectationChecker(found.scenario)
    var world = World(scenario: found.scenario, seed: found.scenario.seed)
    while world.step() { checker.check(world, next: world.nextInstant) }
    #expect(checker.finish(world).map(\.event) == [found.violation.event])
  }
}
