import ArgumentParser
import Explorer
import RollupSimulation

/// What changes a scenario from the command line.
struct ScenarioOptions: ParsableArguments {
  @Option(help: "The seed of the run; without it the scenario's own.")
  var seed: UInt64?

  @OptionGroup var overrides: SettingOptions

  /// Arguments such as `rollups=16`.
  var settings: [String] { overrides.settings }
}

/// Values that replace those of the scenario's file.
struct SettingOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Set a value of the scenario, such as rollups=16; may be repeated.",
      valueName: "path=value"))
  var settings: [String] = []
}

/// A moment or a length of simulated time on the command line: `15:30`, `0:15:30`, `15min30s`.
struct TimeArgument: ExpressibleByArgument {
  let time: Instant

  init?(argument: String) {
    guard let time = try? TimeText.moment(argument).get() else { return nil }
    self.time = time
  }
}
