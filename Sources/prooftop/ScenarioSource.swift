import Explorer
import Glibc
import RollupSimulation
import ScenarioFile
import Screen

/// Where scenarios come from: a file, or the demos inside the program.
enum ScenarioSource {
  /// The scenario of a file or of a built-in demo, with `--set` arguments applied.
  ///
  /// A name without a slash and without `.yaml` is a demo's if there is one.
  static func load(_ name: String, settings: [String] = []) throws -> Scenario {
    switch try read(name, settings: settings) {
    case .success(let scenario): return scenario
    case .failure(let diagnostics):
      let isUsage = diagnostics.items.allSatisfy { $0.file == "--set" }
      throw Failure(isUsage ? .usage : .badData, diagnostics.description)
    }
  }

  /// The settings of a scenario with where they come from, as people read it.
  static func settingRows(_ name: String, settings: [String]) throws -> [SettingRow] {
    let (bytes, fileName) = try text(name)
    // What is wrong with it is told as ever.
    _ = try load(name, settings: settings)
    let provenance = Provenance(
      text: String(decoding: bytes, as: UTF8.self), fileName: fileName, settings: settings)
    return SettingRows.rows(provenance, fileName: fileName)
  }

  /// The same with what is wrong as a value: other runs may go well.
  static func read(_ name: String, settings: [String]) throws -> Result<Scenario, Diagnostics> {
    let (bytes, fileName) = try text(name)
    return ScenarioReader.read(bytes: bytes, fileName: fileName, settings: settings)
  }

  /// The scenario that another becomes under settings, for runs beside the one explored.
  static let readVariant: Model.VariantReader = { scenario, settings in
    let text = ScenarioWriter.write(scenario)
    switch ScenarioReader.applying(settings: settings, to: text, fileName: scenario.name) {
    case .success(let variant): return .scenario(variant)
    case .failure(let diagnostics): return .refused(diagnostics.reason)
    }
  }

  /// Where the file of a scenario says what, for explanations.
  static func places(
    _ name: String?, settings: [String], of scenario: Scenario
  ) -> Places {
    var places = Places()
    for setting in ScenarioWriter.values(of: scenario.settings) {
      places.settings[setting.path] = setting.value
    }
    guard let name, let (bytes, fileName) = try? text(name),
      let text = String(validating: bytes, as: UTF8.self)
    else { return places }
    let found = ScenarioPlaces(text: text, fileName: Text.sanitised(fileName))
    places.file = found.fileName
    places.faults = found.faultLines
    places.traffic = found.trafficLines
    let provenance = Provenance(text: text, fileName: fileName, settings: settings)
    for setting in provenance.settings where setting.origin != .byDefault {
      places.settingOrigins[setting.path] = SettingRows.words(for: setting.origin, fileName)
    }
    return places
  }

  private static func text(_ name: String) throws -> ([UInt8], String) {
    if let demo = BuiltInDemos.named(name) { return (Array(demo.text.utf8), demo.fileName) }
    let (bytes, error) = Files.read(name)
    if let bytes { return (bytes, name) }
    guard error == ENOENT, !name.contains("/"), !name.hasSuffix(".yaml") else {
      throw Failure(
        error == ENOENT ? .noInput : .inputOutput, "\(name): \(Files.words(for: error))")
    }
    throw Failure(.noInput, unknown(name))
  }

  /// What to say of a name that is neither a file nor a demo.
  static func unknown(_ name: String, orPreset: Bool = false) -> String {
    let nearPreset = orPreset ? Presets.nearestName(to: name) : nil
    let near =
      (BuiltInDemos.nearestName(to: name) ?? nearPreset).map { "; did you mean '\($0)'?" } ?? ""
    let all = BuiltInDemos.all.map(\.name).joined(separator: ", ")
    let presets = Presets.all.map(\.name).joined(separator: ", ")
    return orPreset
      ? "there is no demo and no preset '\(name)'\(near) (demos: \(all); presets: \(presets))"
      : "there is no file and no demo '\(name)'\(near) (demos: \(all))"
  }
}
