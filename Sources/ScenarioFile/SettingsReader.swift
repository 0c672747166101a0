import RollupSimulation

/// Reads the `settings` mapping by the table of `SettingsField`s.
struct SettingsReader {
  /// The settings read so far.
  private(set) var settings = Settings()
  /// Where each setting stands that the file names, by path.
  private(set) var positions: [String: Position] = [:]
  private var trees: [String: Tree] = [:]

  /// Reads `tree`; what is wrong goes to `reader.problems`. With `nil` all settings have their
  /// defaults.
  init(_ tree: Tree?, reader: ValueReader) {
    guard let tree else { return }
    collect(tree, under: "", reader: reader)
    var reader = reader
    for field in SettingsField.all {
      guard let tree = trees[field.path] else { continue }
      field.read(tree, reader, &settings)
      reader.blockTime = settings.blockTime
      reader.rollups = settings.rollups
    }
  }

  private mutating func collect(_ tree: Tree, under group: String, reader: ValueReader) {
    let keys = SettingsField.keys(under: group)
    let name = group.isEmpty ? "settings" : group
    guard let fields = reader.mapping(tree, named: name, keys: keys) else { return }
    for entry in fields.entries {
      let path = group.isEmpty ? entry.key : "\(group).\(entry.key)"
      if SettingsField.paths.contains(path) {
        trees[path] = entry.value
        positions[path] = entry.value.position
      } else {
        collect(entry.value, under: path, reader: reader)
      }
    }
  }
}

extension SettingsField {
  /// The paths of all settings, in order; made once, since each key of a file is looked up here.
  static let paths = all.map(\.path)

  /// The keys of the mapping at `group`, in order; `""` is the whole of `settings`.
  static func keys(under group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + "."
    var keys: [String] = []
    for path in paths where path.hasPrefix(prefix) {
      let key = String(path.dropFirst(prefix.count).prefix { $0 != "." })
      if keys.last != key { keys.append(key) }
    }
    return keys
  }
}
