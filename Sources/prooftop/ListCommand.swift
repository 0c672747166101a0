import ArgumentParser
import ScenarioFile
import Screen

/// `prooftop list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The built-in demos, with what each teaches.")

  func run() throws {
    try reportingFailures {
      for demo in BuiltInDemos.all {
        let scenario = try ScenarioSource.load(demo.name)
        let lines = Text.wrapped(scenario.summary, to: 56)
        for (place, line) in lines.enumerated() {
          printLine(Text.padded(place == 0 ? demo.name : "", to: 20) + line)
        }
      }
    }
  }
}
