import Demos
import RollupSimulation

/// The demos that come inside the program: every `.yaml` file of the folder `demos`.
public enum BuiltInDemos {
  /// A scenario file that comes with the program.
  public struct Demo: Hashable, Sendable {
    /// Its file name without `.yaml`, which is also the scenario's name.
    public let name: String
    /// The YAML, as `ScenarioReader` takes it, byte for byte that of the file.
    public let text: String
    /// What diagnostics call the file: `demos/NAME.yaml`.
    public var fileName: String { "demos/\(name).yaml" }
  }

  /// All demos, in the order in which a learner meets them.
  public static let all = EmbeddedDemos.all.map { Demo(name: $0.name, text: $0.text) }

  /// The demo with this name, or `nil`.
  public static func named(_ name: String) -> Demo? { all.first { $0.name == name } }

  /// The name of a demo that was perhaps meant by `name`, or `nil` if none is near.
  public static func nearestName(to name: String) -> String? {
    nearest(to: name, among: all.map(\.name))
  }
}
