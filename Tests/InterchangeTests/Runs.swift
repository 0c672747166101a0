import Interchange
@testable import RollupSimulation
import ScenarioFile
import Support

/// Runs to export.
enum Runs {
  /// Demos with all that can go wrong, short of the large one.
  static let names = BuiltInDemos.all.map(\.name).filter { $0 != "paper-100" }

  static func scenario(_ name: String) throws -> Scenario {
    let demo = BuiltInDemos.named(name)!
    return try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
  }

  static func run(_ name: String, until: Instant? = nil) throws -> RecordedRun {
    let scenario = try scenario(name)
    return RecordedRun(scenario, seed: scenario.seed, until: until)
  }

  /// A run with random settings, traffic and faults.
  static func storm(_ choices: Choices) -> RecordedRun {
    let scenario = RandomStorm(choices).scenario()
    return RecordedRun(scenario, seed: scenario.seed)
  }

  /// A name that no scenario file can have, with whatever ends a string in any of the formats.
  static let hostileName = "a\"b\\c\\N&lt;<d>\n\r\u{1B}[31m\u{202E}\u{2028}{e}\u{0}'f"

  /// A short run with that name.
  static var hostile: RecordedRun {
    var scenario = Scenario(name: hostileName)
    scenario.settings.rollups = 3
    scenario.duration = .minutes(6)
    scenario.traffic = [.allToAll(amount: 1)]
    return RecordedRun(scenario, seed: 1)
  }

  /// What a writer wrote.
  static func text(_ write: ((String) throws -> Void) throws -> Void) rethrows -> String {
    var text = ""
    try write { text += $0 }
    return text
  }
}
