import RollupSimulation

/// What two scenarios have set differently, by the paths that `--set` takes.
public struct SettingDifference: Hashable, Sendable {
  /// Such as `aggregation.workers`, `traffic`, `duration` or `drain`.
  public let path: String
  /// The value in the first scenario, as a file has it.
  public let left: String
  /// The value in the second.
  public let right: String

  /// All settings that differ, in the order of files; faults and what decides nothing left out.
  public static func all(_ left: Scenario, _ right: Scenario) -> [SettingDifference] {
    var pairs = SettingsField.all.map {
      ($0.path, $0.write(left.settings), $0.write(right.settings))
    }
    func traffic(_ scenario: Scenario) -> String {
      "[\(scenario.traffic.map(ScenarioWriter.traffic).joined(separator: ", "))]"
    }
    pairs.append(("traffic", traffic(left), traffic(right)))
    pairs.append(("duration", TimeText.text(left.duration), TimeText.text(right.duration)))
    pairs.append(("drain", TimeText.text(left.drain), TimeText.text(right.drain)))
    return pairs.filter { $0.1 != $0.2 }.map {
      SettingDifference(path: $0.0, left: $0.1, right: $0.2)
    }
  }
}
