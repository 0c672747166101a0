import RollupSimulation

/// Where a scenario file says what, so that an explanation can name the line that decided.
public struct ScenarioPlaces: Hashable, Sendable {
  /// The file, or the name of a built-in demo.
  public var fileName: String
  /// The line of each fault, in their order, counted from 1.
  public var faultLines: [Int] = []
  /// The line of each line of traffic, in their order, counted from 1.
  public var trafficLines: [Int] = []

  /// Finds the places in a scenario that was read without a mistake; O(size of the text). Anything
  /// else has none.
  public init(text: String, fileName: String) {
    self.fileName = fileName
    let source = SourceText(text, fileName: fileName)
    guard let root = TreeComposer.compose(source, problems: Problems()) else { return }
    for entry in root.entries {
      switch entry.key {
      case "faults": faultLines = entry.value.items.map(\.position.line)
      case "traffic": trafficLines = entry.value.items.map(\.position.line)
      default: break
      }
    }
  }
}

extension ScenarioWriter {
  /// Every setting by its path, with its value as a file would write it.
  public static func values(of settings: Settings) -> [(path: String, value: String)] {
    SettingsField.all.map { ($0.path, $0.write(settings)) }
  }
}

extension Tree {
  fileprivate var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  fileprivate var items: [Tree] {
    if case .list(let items) = content { items } else { [] }
  }
}
