import ArgumentParser
import ScenarioFile

/// `prooftop show NAME`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a built-in demo as a scenario file.")

  @Argument(help: "A demo; 'prooftop list' names them.")
  var name: String

  func run() throws {
    try reportingFailures {
      guard let demo = BuiltInDemos.named(name) else {
        throw Failure(.noInput, ScenarioSource.unknown(name))
      }
      writeAll(demo.text, to: 1)
    }
  }
}
