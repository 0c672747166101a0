import Foundation
import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Every demo runs headless to its expectations, and is the same run each time.
@Suite struct DemosTests {
  private func run(_ scenario: Scenario) -> (World, [ExpectationChecker.Failure]) {
    var checker = ExpectationChecker(scenario)
    var world = World(scenario: scenario, seed: scenario.seed)
    while world.step() { checker.check(world, next: world.nextInstant) }
    let failures = checker.finish(world)
    world.checkRunEnd()
    return (world, failures)
  }

  @Test func thereAreDemos() { #expect(DemoFiles.names.count >= 8) }

  @Test(arguments: DemoFiles.names)
  func itComesToItsExpectationsWithoutAViolation(_ name: String) throws {
    let (world, failures) = run(try DemoFiles.scenario(name))
    for failure in failures {
      Issue.record(
        """
        \(failure.expectation.quantity.name) \(failure.expectation.comparison.rawValue) \
        \(failure.expectation.value), \(failure.expectation.moment): found \(failure.found) at \
        \(failure.time.milliseconds) ms
        """)
    }
    #expect(world.violations == [])
    #expect(Recount.complaints(about: world) == [])
  }

  /// The other run is of another process, whenever the recorded file was written.
  @Test func twoRunsAreTheSameBitForBitInAnotherProcessToo() throws {
    var lines: [String] = []
    for name in DemoFiles.names {
      let scenario = try DemoFiles.scenario(name)
      let hash = run(scenario).0.stateHash().hex
      if name != "paper-100" { #expect(run(scenario).0.stateHash().hex == hash) }
      lines.append("  \"\(name)\": \"\(hash)\"")
    }
    expectRecorded(
      "{\n" + lines.joined(separator: ",\n") + "\n}\n",
      at: "Tests/RollupSimulationTests/Vectors/state-hashes.json")
  }
}
