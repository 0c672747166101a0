import RollupSimulation
import Support
import Testing

/// What Why says comes true under random settings and faults as well.
@Suite struct WhyStormTests {
  @Test func nothingMovesBeforeItsTimeNorWithoutWhatItWaitedFor() {
    var confirmed = 0
    check("why", cases: 300, seed: 5) { choices in
      let scenario = FaultStorm(choices).scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      world.isListening = true
      var prophecy = Prophecy()
      while world.step() {
        prophecy.take(world)
        if world.eventCount % 97 == 0 { prophecy.ask(world) }
      }
      confirmed += prophecy.confirmed
      let complaints = prophecy.complaints
      try demand(complaints.isEmpty, complaints.prefix(3).joined(separator: "\n"))
    }
    #expect(confirmed > 10_000)
  }
}
