@testable import RollupSimulation
import Testing

@testable import ScenarioFile

/// `--set path=value` is the file with that value in it (EXPERIENCE 1).
@Suite struct SettingsOverrideTests {
  private let file = minimal("traffic:\n  - message: {from: R0, to: R1, amount: 5, at: 1min}")

  @Test func aPathIsThatOfTheFileWithOrWithoutSettings() throws {
    #expect(try scenario(file, settings: ["settings.rollups=9"]).settings.rollups == 9)
    #expect(try scenario(file, settings: ["rollups=9"]).settings.rollups == 9)
    #expect(
      try scenario(file, settings: ["guards.continuity=false"]).settings.guards.continuity == false)
    #expect(
      try scenario(file, settings: ["aggregation.exitAfter=never"]).settings.aggregation.exitAfter
        == nil)
    #expect(try scenario(file, settings: ["seed=9", "duration=30min"]).duration == .minutes(30))
    #expect(try scenario(file, settings: ["rollups=3", "rollups=4"]).settings.rollups == 4)
    let times = try scenario(file, settings: ["costs.chainProofOf={R7: 41s}"]).settings.costs
    #expect(times.chainProofOf == [RollupProvingTime(rollup: RollupID(7), time: .seconds(41))])
    let one = try scenario(file, settings: ["costs.chainProofOf.R7=41s"]).settings.costs
    #expect(one == times)
    let traffic = try scenario(file, settings: ["traffic.0.message.to=R3"]).traffic
    #expect(
      traffic == [
        .single(
          from: RollupID(0), to: RollupID(3), amount: 5, at: Instant(milliseconds: 60_000))
      ])
  }

  @Test(arguments: [
    (
      "rolups=3",
      "--set:1:1: unknown path 'rolups'; did you mean 'rollups'? (expected a path of the"
        + " scenario file, such as settings.rollups)"
    ),
    (
      "settings.guards.loc=true",
      "--set:1:1: unknown path 'settings.guards.loc'; did you mean"
        + " 'settings.guards.lock'? (expected a path of the scenario file,"
        + " such as settings.rollups)"
    ),
    ("rollups", "--set:1:1: 'rollups' (expected path=value, such as rollups=100)"),
    ("rollups=1", "--set:1:9: '1' (expected a whole number from 2 to 10,000)"),
    ("rollups=", "--set:1:9: nothing (expected a whole number from 2 to 10,000)"),
    ("costs.chainProofOf={R9: 4s}", "--set:1:21: 'R9' (expected a rollup from R0 to R7)"),
    ("seed=&a 1", "--set:1:6: an anchor (expected the value written out in each place)"),
    ("traffic.1.message.to=R3", "--set:1:1: no item '1' in a list of 1 (expected 0 to 0)"),
    (
      "traffic.0.message.too=R3",
      "--set:1:1: unknown key 'too' in 'message'; did you mean 'to'?"
        + " (expected one of from, to, amount, at)"
    ),
    (
      "rollups=\u{1B}[2J",
      "--set:1:9: the character '\\u{1B}' (expected text without control characters)"
    ),
    (
      "\u{1B}[2J=3",
      "--set:1:1: unknown path '\\u{1B}[2J' (expected a path of the scenario file,"
        + " such as settings.rollups)"
    ),
  ])
  func aMistakeIsToldWithTheArgumentsColumn(_ argument: String, _ message: String) {
    #expect(complaints(file, settings: [argument]) == message)
  }

  @Test func mistakesOfTheFileComeBeforeThoseOfArguments() {
    let both = complaints(minimal("seed: x"), settings: ["rollups=4", "rollups=1"])
    #expect(both.split(separator: "\n").map { $0.prefix(8) } == ["x.yaml:3", "--set:2:"])
  }
}
