import Foundation
import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Every demo runs headless to its expectations, and is the same run each time.
@Suite struct DemosTests {
  private static let names: [String] = {
    let folder = repositoryRoot.appendingPathComponent("demos").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func scenario(_ name: String) throws -> Scenario {
    let path = "demos/\(name).yaml"
    let text = try String(
      contentsOf: repositoryRoot.appendingPathComponent(path), encoding: .utf8)
    return try ScenarioReader.read(text: text, fileName: path).get()
  }

  private func run(_ scenario: Scenario) -> (World, [ExpectationChecker.Failure]) {
    var checker = ExpectationChecker(scenario)
    var world = World(scenario: scenario, seed: scenario.seed)
    while world.step() { checker.check(world, next: world.nextInstant) }
    let failures = checker.finish(world)
    world.checkRunEnd()
    return (world, failures)
  }

  @Test func thereAreDemos() { #expect(Self.names.count >= 8) }

  @Test(arguments: names)
  func itComesToItsExpectationsWithoutAViolation(_ name: String) throws {
    let (world, failures) = run(try scenario(name))
    for failure in failures {
      Issue.record(
        """
        \(failure.expectation.quantity.name) \(failure.expectation.comparison.rawValue) \
        \(failure.expectation.value), \(failure.expectation.moment): found \(failure.found) at \
        \(failure.time.milliseconds) ms
        """)
    }
    #expect(world.violations == [])
    #expect(FaultStorm.complaints(about: world) == [])
  }

  /// The other run is of another process, whenever the recorded file was written.
  @Test func twoRunsAreTheSameBitForBitInAnotherProcessToo() throws {
    var lines: [String] = []
    for name in Self.names {
      let scenario = try scenario(name)
      let hash = run(scenario).0.stateHash().hex
      if name != "paper-100" { #expect(run(scenario).0.stateHash().hex == hash) }
      lines.append("  \"\(name)\": \"\(hash)\"")
    }
    expectRecorded(
      "{\n" + lines.joined(separator: ",\n") + "\n}\n",
      at: "Tests/RollupSimulationTests/Vectors/state-hashes.json")
  }
}
