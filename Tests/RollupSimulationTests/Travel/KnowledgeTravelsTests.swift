import Support
import Testing

@testable import RollupSimulation

/// No event uses a block, a proof, a word or evidence before messages, with their delays, can have
/// brought it there (PROTOCOL 2.2 and 6).
@Suite struct KnowledgeTravelsTests {
  /// Storms with all faults in all modes, and deliveries that take up to ten blocks.
  private func storm(_ choices: Choices) -> Scenario {
    var scenario = RandomStorm(choices).scenario()
    scenario.settings.networkDelay = choices.element(
      of: [.milliseconds(500), .seconds(3), .seconds(7), .seconds(50)])
    return scenario
  }

  private func travel(_ scenario: Scenario, delay: Span? = nil) -> Travel {
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    var travel = Travel(world, delay: delay)
    while world.step() { travel.take(world) }
    return travel
  }

  @Test func nobodyUsesWhatCannotHaveReachedHim() {
    var uses = 0
    check("travel", cases: 300, seed: 12) { choices in
      let travel = travel(storm(choices))
      uses += travel.uses
      try demand(travel.complaints.isEmpty, travel.complaints.prefix(3).joined(separator: "\n"))
    }
    #expect(uses > 100_000)
  }

  /// What the network brings in three seconds nobody could know yet if it took fifty: each kind of
  /// use is one that this test would see too early.
  @Test func eachKindOfUseIsWatched() {
    var kinds: Set<Travel.Use> = []
    _ = firstFailure(cases: 200, seed: 12) { choices in
      var scenario = storm(choices)
      scenario.settings.networkDelay = .seconds(3)
      kinds.formUnion(travel(scenario, delay: .seconds(50)).early)
    }
    #expect(kinds == Set(Travel.Use.allCases))
  }
}
