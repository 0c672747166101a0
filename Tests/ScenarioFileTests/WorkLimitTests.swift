@testable import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// Scenarios that nobody could wait for or hold in memory are refused, each value being in range.
@Suite struct WorkLimitTests {
  private static let busyPairs = String(
    repeating: "{randomPairs: {permille: 1000, amounts: 1}}, ", count: 6)
  private static let deepForks = String(
    repeating: "{at: 160h, fork: {rollup: R0, depth: 1000000}}, ", count: 9)

  static let tooMuch: [(rest: String, found: String)] = [
    (
      "settings: {rollups: 10000}\ntraffic: [{allToAll: {amount: 1}}]",
      "traffic of more than 20,000,000 messages"
    ),
    (
      "duration: 168h\nsettings: {rollups: 30}\ntraffic: [\(busyPairs)]",
      "traffic of more than 20,000,000 messages"
    ),
    (
      "settings: {aggregation: {aggregators: 16, heartbeat: 1ms}}",
      "heartbeats, looks at silence and L1 blocks in all"
    ),
    (
      "settings: {rollups: 1000, aggregation: {exitAfter: 1ms}}",
      "heartbeats, looks at silence and L1 blocks in all"
    ),
    (
      "duration: 168h\nsettings: {rollups: 2, blockTime: 100ms}\nfaults: [\(deepForks)]",
      "blocks in all"
    ),
  ]

  @Test(arguments: tooMuch)
  func tooMuchWorkIsRefused(_ rest: String, _ found: String) {
    #expect(complaints(minimal(rest)).contains(found))
  }

  @Test func tooManyClaimsAreRefused() {
    let claims = (0...1_000).map { "  - always: blocks >= \($0)" }.joined(separator: "\n")
    #expect(complaints(minimal("expectations:\n" + claims)).contains("1,001 claims"))
  }

  @Test func thousandsOfRollupsForAnHourAreNotTooMuch() {
    for rest in [
      "settings: {rollups: 1000, l1: {lockGrace: 24h}, aggregation: {workers: 4096}}\n"
        + "traffic: [{allToAll: {amount: 1}}]",
      "settings: {rollups: 10000, l1: {lockGrace: 24h}, aggregation: {workers: 4096}}\n"
        + "traffic: [{randomPairs: {permille: 100, amounts: 1..9}}]",
    ] {
      #expect(complaints(minimal(rest)) == "")
    }
  }

  /// The largest prices and sizes that a file can have run to their end.
  @Test func absurdGasIsCountedUpToTheLargestNumber() throws {
    let read = try scenario(
      minimal(
        """
        duration: 6min
        settings:
          rollups: 2
          blockTime: 100ms
          checkpointInterval: 1min
          checkpointsPerEpoch: 2
          costs: {calldataGasPerByte: 1000000, diffSizePerBlock: 1000000B}
          l1: {lockGrace: 24h}
        """))
    var large = read
    // Beyond what a file can say, so that a short run gets there.
    large.settings.costs.calldataGasPerByte = .max / 2
    for scenario in [read, large] {
      var world = World(scenario: scenario, seed: 1)
      while world.step() {}
      #expect(world.l1.gas > 0 && world.tally.settlements > 0)
      #expect(world.value(of: .counter(.l1Gas)) > 0)
    }
  }

  @Test func aFaultAfterAnEventIsReadAndChecked() throws {
    let read = try scenario(minimal("faults: [{at: 5s, after: e7, haltProver: R1}]"))
    #expect(read.faults[0].afterEvent == 7)
    #expect(
      complaints(minimal("faults: [{at: 5s, after: 7, haltProver: R1}]"))
        == "x.yaml:3:26: '7' (expected the number of an event, such as e1836)")
  }

  /// An event that the run does not reach within the instant, or has passed already, holds nothing
  /// up.
  @Test(arguments: [0, 3, 9_999]) func aFaultNeverMissesItsInstant(_ event: Int) throws {
    let read = try scenario(
      minimal("faults: [{at: 7s, after: e\(event), haltSequencer: R0}]\nduration: 1min"))
    var world = World(scenario: read, seed: 1)
    while world.step() {}
    #expect(world.rollups[0].height == 1)
    #expect(world.rollups[1].height == 12)
  }
}
