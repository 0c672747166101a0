import RollupSimulation
import ScenarioFile
import Support
import Testing

/// What Why says is what then unblocks, for every message of every demo at every checkpoint.
@Suite struct WhyTests {
  @Test(arguments: DemoFiles.names)
  func theNamedConditionIsTheOneThatUnblocks(_ name: String) throws {
    let scenario = try DemoFiles.scenario(name)
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    var prophecy = Prophecy(isExact: true)
    while world.step() {
      prophecy.take(world)
      let isCheckpoint = world.records.contains {
        if case .sequencer(.checkpointReached) = $0.occurrence { true } else { false }
      }
      if isCheckpoint { prophecy.ask(world) }
    }
    for complaint in prophecy.complaints { Issue.record("\(complaint)") }
    #expect(prophecy.confirmed >= prophecy.overtaken)
  }

  /// The test above can fail: an answer that names what comes too late, or too late a moment, is
  /// found out.
  @Test func aWrongAnswerIsFoundOut() throws {
    let later = Blocker(
      condition: .checkpoint(11), object: .root(checkpoint: 11), actor: .network, earliest: nil,
      deadline: nil)
    #expect(try complaints { _, _ in [later] } > 0)
    #expect(
      try complaints { world, id in
        var chain = world.waiting(for: id)
        if let earliest = chain.first?.earliest { chain[0].earliest = earliest + .milliseconds(1) }
        return chain
      } > 0)
    #expect(try complaints { world, id in world.waiting(for: id) } == 0)
  }

  private func complaints(
    _ answer: @escaping (World, MessageID) -> [Blocker]
  ) throws -> Int {
    let scenario = try DemoFiles.scenario("eight")
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    var prophecy = Prophecy()
    while world.step() {
      prophecy.take(world)
      if world.eventCount == 1_883 { prophecy.ask(world, answering: answer) }
    }
    return prophecy.complaints.count
  }
}
