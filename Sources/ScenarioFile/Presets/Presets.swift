import RollupSimulation

/// The presets that a scenario file can name.
public enum Presets {
  /// All of them: chains first, then proof systems.
  public static let all = chains + proofSystems

  /// The preset of that name.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  /// The name nearest to `name`, if one is near.
  public static func nearestName(to name: String) -> String? {
    nearest(to: name, among: all.map(\.name))
  }
}
