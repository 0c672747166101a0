@testable import RollupSimulation
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

  /// The session's commands come at any event, in the middle of instants too, are undone, done
  /// again, switched off and on; the scenario made of it has the same identifier, events and state.
  @Test(arguments: names)
  func itIsTheSameRun(_ name: String) throws {
    let original = try scenario(name)
    for seed in 1...4 {
      let choices = Choices(seed: UInt64(seed) &* 0x9e37_79b9)
      var timeline = Timeline(scenario: original, seed: UInt64(seed))
      for _ in 0..<choices.int(in: 2...9) { act(choices, &timeline) }
      timeline.runToEnd()
      let exported = ScenarioWriter.write(EffectHandler.scenario(timeline))
      let read = try ScenarioReader.read(text: exported, fileName: "x.yaml").get()
      let result = try RunResult(read, seed: read.seed, until: nil)
      let about = Comment(rawValue: "\(name), seed \(seed): \(timeline.commands)")
      #expect(result.report.run == timeline.runIdentifier, about)
      #expect(result.report.finalStateHash == timeline.world.stateHash(), about)
      #expect(result.report[.events] == Int64(timeline.event), about)
      // And back into a session, from which nothing more is to be exported.
      let again = Timeline(scenario: read, seed: read.seed)
      #expect(again.runIdentifier == timeline.runIdentifier && again.asScenario == read, about)
    }
  }

  /// One thing that a person does in a session.
  private func act(_ choices: Choices, _ timeline: inout Timeline) {
    switch choices.int(in: 0...9) {
    case 0: timeline.undo()
    case 1: timeline.redo()
    case 2, 3:
      if !timeline.commands.isEmpty {
        let k = choices.int(in: 0...timeline.commands.count - 1)
        timeline.toggle(timeline.commands[k].id)
      }
    case 4: timeline.seek(event: choices.int(in: 0...timeline.lastKnownEvent))
    case 5: timeline.switchTo(branch: choices.int(in: 0...timeline.branches.count - 1))
    default:
      timeline.seek(event: timeline.event + choices.int(in: 0...1_200))
      timeline.perform(choices.action(timeline.scenario.settings))
    }
  }

  /// A run that is saved in the middle of branches goes on as the same run, on each of them.
  @Test(arguments: ["eight", "late-proof", "rollup-fork"])
  func everyBranchOfASavedSessionIsTheSameRun(_ name: String) throws {
    let original = try scenario(name)
    for seed in 1...3 {
      let choices = Choices(seed: UInt64(seed) &* 0x51_7cc1)
      var timeline = Timeline(scenario: original, seed: UInt64(seed))
      for _ in 0..<7 { act(choices, &timeline) }
      timeline.rename(branch: timeline.branch, to: "what if: \(name) named so")
      var back = try SessionText(Array(SessionText(timeline).text.utf8)).timeline()
      #expect(back.branch == timeline.branch && back.event == timeline.event)
      #expect(back.world.stateHash() == timeline.world.stateHash())
      #expect(SessionText(back).text == SessionText(timeline).text)
      for id in timeline.branches.indices {
        back.switchTo(branch: id)
        timeline.switchTo(branch: id)
        back.runToEnd()
        timeline.runToEnd()
        #expect(back.runIdentifier == timeline.runIdentifier)
        #expect(back.event == timeline.event, "seed \(seed), branch \(id)")
        #expect(back.world.stateHash() == timeline.world.stateHash(), "seed \(seed), branch \(id)")
      }
    }
  }

  /// Stopped at a broken invariant, the scenario claims that nothing breaks, which fails, and opens
  /// where it broke.
  @Test func atABrokenInvariantItIsAFailingExpectation() throws {
    var original = try scenario("eight")
    original.settings.guards.nonces = false
    var timeline = Timeline(scenario: original, seed: 1)
    timeline.seek(time: .genesis + .minutes(16))
    for r in 0..<8 { timeline.perform(.inject(.mintAgain(RollupID(r)))) }
    while timeline.world.violations.isEmpty, timeline.stepForward(.event) {}
    let violation = try #require(timeline.world.violations.first)
    let exported = ScenarioWriter.write(EffectHandler.scenario(timeline))
    let read = try ScenarioReader.read(text: exported, fileName: "x.yaml").get()
    #expect(read.opening == .event(violation.event))
    let result = try RunResult(read, seed: read.seed, until: nil)
    #expect(result.report.run == timeline.runIdentifier)
    let failure = try #require(result.expectationsFailed.first { $0.event == violation.event })
    #expect(failure.expectation.quantity == .counter(.invariantViolations))
    // Where nothing is broken, nothing is added.
    while timeline.undo() {}
    #expect(EffectHandler.scenario(timeline).expectations == original.expectations)
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
    let second = timeline.perform(.inject(.crashAggregator(AggregatorID(0))))
    timeline.toggle(first.id)
    let fault = try #require(EffectHandler.scenario(timeline).faults.first)
    #expect(EffectHandler.scenario(timeline).faults.count == 1)
    #expect(fault.action == second.action && fault.time == second.time)
    // The same as if only the second had ever been given, after as many events of its instant.
    var offset = 0
    timeline.switchTo(branch: 1)
    timeline.seek(event: second.afterEvent)
    while timeline.world.now == second.time, timeline.stepBack(.event) { offset += 1 }
    timeline.switchTo(branch: 3)
    var other = Timeline(scenario: timeline.scenario, seed: 1)
    other.seek(time: Instant(milliseconds: second.time.milliseconds - 1))
    other.seek(event: other.event + offset)
    other.perform(second.action)
    #expect(other.runIdentifier == timeline.runIdentifier)
  }
}
