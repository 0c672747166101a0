import RollupSimulation

/// Reads the `settings` mapping by the table of `SettingsField`s.
struct SettingsReader {
  /// The settings read so far.
  private(set) var settings = Settings()
  /// Where each setting stands that the file names, by path.
  private(set) var positions: [String: Position] = [:]
  /// Who gave each setting its value that is not the default, by path.
  private(set) var origins: [String: SettingOrigin] = [:]
  private var trees: [String: Tree] = [:]
  private var choices: [PresetReader.Choice] = []

  /// The presets that are named, in their order.
  var presets: [Preset] { choices.map(\.preset) }

  /// Reads `tree`; what is wrong goes to `reader.problems`. With `nil` all settings have their
  /// defaults.
  init(_ tree: Tree?, reader: ValueReader) {
    guard let tree else { return }
    collect(tree, under: "", reader: reader)
    applyPresets()
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
      if path == SettingsField.presetKey {
        choices = PresetReader(entry.value, reader: reader).choices
      } else if SettingsField.paths.contains(path) {
        trees[path] = entry.value
        positions[path] = entry.value.position
        origins[path] = SettingsReader.origin(of: entry)
      } else {
        collect(entry.value, under: path, reader: reader)
      }
    }
  }

  /// A value is the command line's as soon as any part of it is.
  private static func origin(of entry: Tree.Entry) -> SettingOrigin {
    let number = entry.value.lastSetOption
    return number.map { .setOption(number: $0) } ?? .file(line: entry.position.line)
  }

  /// Puts the values of the presets where the scenario says nothing itself; what is wrong with one
  /// is told where the preset is named.
  private mutating func applyPresets() {
    let own = origins
    for choice in choices {
      for value in choice.preset.values where own[value.path] == nil {
        trees[value.path] = Tree(
          content: .scalar(value.text, plain: true), position: choice.position)
        positions[value.path] = choice.position
        origins[value.path] = .preset(choice.preset.name)
      }
    }
  }
}

extension Tree {
  /// The number of the last `--set` argument that any part of it comes from.
  fileprivate var lastSetOption: Int? {
    let parts: [Int?] =
      switch content {
      case .scalar: []
      case .list(let items): items.map(\.lastSetOption)
      case .mapping(let entries): entries.map(\.value.lastSetOption)
      }
    let own = position.file == Position.setOption ? position.line : nil
    return (parts + [own]).compactMap { $0 }.max()
  }
}

extension SettingsField {
  /// The key under `settings` that names presets.
  static let presetKey = "preset"

  /// The paths of all settings, in order; made once, since each key of a file is looked up here.
  static let paths = all.map(\.path)

  /// The keys of the mapping at `group`, in order; `""` is the whole of `settings`.
  static func keys(under group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + "."
    var keys: [String] = group.isEmpty ? [presetKey] : []
    for path in paths where path.hasPrefix(prefix) {
      let key = String(path.dropFirst(prefix.count).prefix { $0 != "." })
      if keys.last != key { keys.append(key) }
    }
    return keys
  }
}
