import ArgumentParser
import ScenarioFile

/// `prooftop show NAME`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a built-in demo as a scenario file, or what a preset sets.",
    discussion: "With --sources: every setting of a scenario with its value, who gave it, and "
      + "where the figure comes from. The demo alone is a file to begin with, so they are not "
      + "printed together.")

  @Argument(
    help: "A demo or a preset; 'prooftop list' names them. With --sources also a file.")
  var name: String

  @Flag(help: "The settings with value, origin and source, instead of the file.")
  var sources = false

  @OptionGroup var overrides: SettingOptions

  func validate() throws {
    guard sources || overrides.settings.isEmpty else {
      throw ValidationError("--set goes with --sources; a demo is shown as it is")
    }
  }

  func run() throws {
    try reportingFailures {
      if sources {
        let rows = try ScenarioSource.settingRows(name, settings: overrides.settings)
        StandardOutput.write(SettingRows.text(rows))
      } else if let demo = BuiltInDemos.named(name) {
        StandardOutput.write(demo.text)
      } else if let preset = Presets.named(name) {
        StandardOutput.write(preset.summary + "\n\n" + SettingRows.text(SettingRows.rows(preset)))
      } else {
        throw Failure(.noInput, ScenarioSource.unknown(name, orPreset: true))
      }
    }
  }
}
