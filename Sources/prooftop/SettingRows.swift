import Explorer
import ScenarioFile
import Screen

/// What is known of the settings of a scenario, in words for a person.
enum SettingRows {
  /// Every setting, then the figures of the scenario's presets that no setting holds.
  static func rows(_ provenance: Provenance, fileName: String) -> [SettingRow] {
    provenance.settings.map { setting in
      row(
        setting.path, setting.value, words(for: setting.origin, fileName), setting.source)
    }
      + provenance.presets.flatMap { preset in
        preset.notes.map {
          row($0.name, $0.text, decidesNothing, $0.source)
        }
      }
  }

  /// What a preset sets, and its figures that no setting holds.
  static func rows(_ preset: Preset) -> [SettingRow] {
    preset.values.map { row($0.path, $0.text, "preset \(preset.name)", $0.source) }
      + preset.notes.map { row($0.name, $0.text, decidesNothing, $0.source) }
  }

  /// Instead of an origin, for a figure that no setting holds.
  private static let decidesNothing = "decides nothing"

  private static func row(
    _ name: String, _ value: String, _ origin: String, _ source: Source?
  ) -> SettingRow {
    SettingRow(
      name: name, value: value, origin: origin, source: source?.title ?? "",
      remark: source?.remark ?? "", address: source?.publication?.address ?? "")
  }

  /// Who gave a setting its value.
  static func words(for origin: SettingOrigin, _ fileName: String) -> String {
    switch origin {
    case .file(let line):
      let name = fileName.split(separator: "/").last.map(String.init) ?? fileName
      return "\(Text.sanitised(name)):\(line)"
    case .setOption(let number): return "--set \(number)"
    case .preset(let name): return "preset \(name)"
    case .session: return "session"
    case .byDefault: return "default"
    }
  }

  /// The rows as an aligned text: name, value, origin and what the source says, with the sources
  /// numbered and listed below. A list of all rollups is cut.
  static func text(_ rows: [SettingRow]) -> String {
    var sources: [SettingRow] = []
    func remark(_ row: SettingRow) -> String {
      if row.source.isEmpty { return "" }
      if row.address.isEmpty { return "\(row.source): \(row.remark)" }
      let known = sources.firstIndex { $0.address == row.address }
      if known == nil { sources.append(row) }
      return "[\((known ?? sources.count - 1) + 1)] \(row.remark)"
    }
    let valueWidth = min(rows.map { Text.width($0.value) }.max() ?? 0, 24)
    let nameWidth = rows.map { Text.width($0.name) }.max() ?? 0
    let originWidth = rows.map { Text.width($0.origin) }.max() ?? 0
    let lines = rows.map { row in
      let line =
        Text.padded(row.name, to: nameWidth) + "  " + Text.padded(row.value, to: valueWidth)
        + "  " + Text.padded(row.origin, to: originWidth) + "  " + remark(row)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    let list = sources.enumerated().flatMap { ["[\($0 + 1)] \($1.source)", "    \($1.address)"] }
    return (lines + (list.isEmpty ? [] : [""]) + list).map { $0 + "\n" }.joined()
  }
}
