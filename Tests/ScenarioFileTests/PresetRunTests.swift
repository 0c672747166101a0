@testable import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// A scenario under any preset runs to its end without a broken invariant.
@Suite struct PresetRunTests {
  /// Each preset, and each chain with each proof system.
  static let choices: [String] =
    Presets.all.map(\.name)
    + Presets.chains.flatMap { chain in
      Presets.proofSystems.map { "[\(chain.name), \($0.name)]" }
    }

  /// Four rollups for two epochs, at most an hour.
  private func run(_ choice: String, _ more: String = "rollups: 4, ") throws -> World {
    let settings = "settings: {\(more)preset: \(choice)}\ntraffic: [allToAll: {amount: 1}]\n"
    let epoch = try scenario(minimal(settings)).settings.epochLength
    let length = TimeText.text(min(epoch * 2, .minutes(60)))
    let text = minimal("duration: \(length)\ndrain: 10min\n" + settings)
    let scenario = try scenario(text)
    var world = World(scenario: scenario, seed: scenario.seed)
    while world.step() {}
    world.checkRunEnd()
    return world
  }

  @Test(arguments: choices) func itRunsClean(_ choice: String) throws {
    let world = try run(choice)
    #expect(world.violations == [])
    #expect(Recount.complaints(about: world) == [])
    #expect(world.book.counts.usable > 0 && world.book.counts.reverted == 0, "\(choice)")
    #expect(world.value(of: .counter(.lastProvenCheckpoint)) > 0)
    #expect(world.value(of: .counter(.takeovers)) == 0 && world.value(of: .counter(.exits)) == 0)
  }

  /// A dearer proof makes a dearer run, by its gas for each proof that L1 verified and no more.
  @Test func aProofSystemDecidesTheGasAlone() throws {
    let cheap = try run("[ethereum, groth16]")
    let dear = try run("[ethereum, stark]")
    #expect(
      cheap.book.counts.usable == dear.book.counts.usable && cheap.eventCount == dear.eventCount)
    let more = dear.value(of: .counter(.l1Gas)) - cheap.value(of: .counter(.l1Gas))
    #expect(more == 1_250_000 * dear.value(of: .counter(.settlements)))
    #expect(more > 0)
  }

  @Test func thePostsOwnExampleRunsWithAllItsRollups() throws {
    let text = minimal(
      "duration: 15min\nsettings: {preset: post}\ntraffic: [allToAll: {amount: 1}]\n")
    var world = World(scenario: try scenario(text), seed: 1)
    while world.step() {}
    world.checkRunEnd()
    #expect(world.violations == [] && world.book.counts.usable > 9_900)
    #expect(world.value(of: .counter(.exportsLeafMax)) == 7)
  }
}
