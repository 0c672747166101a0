import RollupSimulation
import ScenarioFile
import Support
import Testing

@testable import RunComparison

/// A run that is brought to any moment is the run.
@Suite struct FollowedRunTests {
  private func world(_ scenario: Scenario, at time: Instant) -> World {
    var world = World(scenario: scenario, seed: 3)
    while let next = world.nextInstant, next <= time, world.step() {}
    return world
  }

  @Test(arguments: ["storm", "rollup-fork"])
  func itStandsWhereTheRunStandsThen(_ name: String) throws {
    let demo = try #require(BuiltInDemos.named(name))
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    check("moments of \(name)", cases: 6, seed: 2) { choices in
      var run = FollowedRun(scenario, seed: 3)
      for _ in 0..<choices.int(in: 1...8) {
        let end = Int(scenario.end.milliseconds)
        let time = Instant(milliseconds: Int64(choices.int(in: 0...end)))
        let slice = choices.element(of: [1, 50, 100_000])
        var slices = 0
        while !run.advance(to: time, maxEvents: slice) {
          slices += 1
          // A person jumps elsewhere before it is there.
          if slice == 1, slices == 300 { break }
        }
        if slices == 300, slice == 1 { continue }
        try demand(run.isAt(time), "it is there and says that it is not")
        try demandEqual(run.world.stateHash(), world(scenario, at: time).stateHash())
      }
    }
  }

  @Test func goingBackCarriesOutNoMoreThanTheWayFromAKeptWorld() throws {
    let demo = try #require(BuiltInDemos.named("eight"))
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var run = FollowedRun(scenario, seed: 1)
    let isOver = run.advance(to: scenario.end, maxEvents: 1_000_000)
    let events = run.world.eventCount
    #expect(isOver && events > 5_000)
    // Half way back: far fewer events than from the start.
    let half = Instant(milliseconds: scenario.end.milliseconds / 2)
    #expect(!run.isAt(half))
    let isBack = run.advance(to: half, maxEvents: 2_048)
    #expect(isBack)
  }
}
