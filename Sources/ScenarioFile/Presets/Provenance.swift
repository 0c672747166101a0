import RollupSimulation

/// Where the settings of a scenario come from: of each its value, who gave it, and the source of
/// the figure.
public struct Provenance: Hashable, Sendable {
  /// One setting.
  public struct Setting: Hashable, Sendable {
    /// Its path under `settings`.
    public let path: String
    /// Its value as a file would write it.
    public let value: String
    /// Who gave it its value.
    public let origin: SettingOrigin
    /// Where a preset's or a default value comes from; `nil` for a value of the scenario's own.
    public let source: Source?
  }

  /// Every setting, in the order of files.
  public let settings: [Setting]
  /// The presets that the scenario names, in their order.
  public let presets: [Preset]

  /// Reads it off the scenario in `text`, with `--set` arguments applied.
  ///
  /// O(size of the text). Of a text with mistakes it tells what can be read.
  public init(text: String, fileName: String, settings: [String] = []) {
    let problems = Problems()
    let document = ScenarioReader.document(
      settings: settings, text: text, fileName: fileName, problems: problems)
    let tree = document.flatMap { DocumentReader.settings(of: $0) }
    let read = SettingsReader(tree, reader: ValueReader(problems: problems))
    presets = read.presets
    self.settings = SettingsField.all.map { field in
      let origin = read.origins[field.path] ?? .byDefault
      return Setting(
        path: field.path, value: field.write(read.settings), origin: origin,
        source: Provenance.source(of: field.path, origin))
    }
  }

  /// The settings of a session, in which all values are spelled out: one that is the default has
  /// the default's source.
  public init(session: Settings) {
    let usual = Settings()
    presets = []
    settings = SettingsField.all.map { field in
      let value = field.write(session)
      let isUsual = value == field.write(usual)
      return Setting(
        path: field.path, value: value, origin: .session,
        source: isUsual ? DefaultSources.source(of: field.path) : nil)
    }
  }

  private static func source(of path: String, _ origin: SettingOrigin) -> Source? {
    switch origin {
    case .preset(let name): Presets.named(name)?.value(at: path)?.source
    case .byDefault: DefaultSources.source(of: path)
    case .file, .setOption, .session: nil
    }
  }
}
