import RollupSimulation
import ScenarioFile
import Support
import Testing

@testable import prooftop

/// What was done by hand, written as a scenario, is the same run.
@Suite struct ScenarioExportTests {
  static let names = BuiltInDemos.all.map(\.name).filter { $0 != "paper-100" }

  private func scenario(_ name: String) throws -> Scenario {
    let demo = BuiltInDemos.named(name)!
    return try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
  }

  /// The session's commands come at any event, in the middle of instants too.
  @Test(arguments: names)
  func itComesToTheSameFinalStateHash(_ name: String) throws {
    let original = try scenario(name)
    for seed in 1...3 {
      let choices = Choices(seed: UInt64(seed) &* 0x9e37_79b9)
      var timeline = Timeline(scenario: original, seed: UInt64(seed))
      for _ in 0..<choices.int(in: 1...6) {
        timeline.seek(event: timeline.event + choices.int(in: 0...1_200))
        timeline.perform(action(choices, original.settings))
      }
      timeline.runToEnd()
      let exported = ScenarioWriter.write(EffectHandler.scenario(timeline))
      let read = try ScenarioReader.read(text: exported, fileName: "x.yaml").get()
      var world = World(scenario: read, seed: read.seed)
      while world.step() {}
      #expect(world.stateHash() == timeline.world.stateHash(), "\(name), seed \(seed)")
    }
  }

  /// Between the blocks of one instant: some rollups' blocks come before the command, some after.
  @Test func aCommandStaysBetweenTheEventsOfItsInstant() throws {
    let original = try scenario("eight")
    var timeline = Timeline(scenario: original, seed: 1)
    timeline.seek(time: .genesis + .seconds(600))
    timeline.seek(event: timeline.event - 4)
    #expect(timeline.world.now == timeline.nextInstant)
    let heights = timeline.world.rollups.map(\.height)
    #expect(Set(heights).count == 2)
    timeline.perform(.inject(.haltSequencer(RollupID(7))))
    timeline.runToEnd()
    var world = World(scenario: EffectHandler.scenario(timeline), seed: 1)
    while world.step() {}
    #expect(world.rollups[7].height == timeline.world.rollups[7].height)
    #expect(world.stateHash() == timeline.world.stateHash())
  }

  /// A command that is switched off is no event of the scenario.
  @Test func whatIsSwitchedOffIsLeftOut() throws {
    var timeline = Timeline(scenario: try scenario("eight"), seed: 1)
    timeline.seek(event: 1_000)
    let first = timeline.perform(.inject(.haltProver(RollupID(2))))
    timeline.seek(event: 2_000)
    timeline.perform(.inject(.crashAggregator(AggregatorID(0))))
    timeline.toggle(first.id)
    let faults = EffectHandler.scenario(timeline).faults
    #expect(faults.map(\.action) == [.inject(.crashAggregator(AggregatorID(0)))])
    #expect(faults.map(\.afterEvent) == [1_999])
  }

  private func action(_ choices: Choices, _ settings: Settings) -> Action {
    let r = RollupID(choices.int(in: 0...settings.rollups - 1))
    let a = AggregatorID(choices.int(in: 0...settings.aggregation.aggregators - 1))
    return switch choices.int(in: 0...8) {
    case 0: .inject(.forkRollup(r, depth: choices.int(in: 1...30)))
    case 1: .inject(.haltSequencer(r))
    case 2: .heal(.sequencer(r))
    case 3: .inject(.haltProver(r))
    case 4: .heal(.prover(r))
    case 5: .inject(.slowProver(r, proving: .seconds(Int64(choices.int(in: 0...150)))))
    case 6: .inject(.loseChainProof(r))
    case 7: .inject(.crashAggregator(a))
    default: .exit(r)
    }
  }
}
