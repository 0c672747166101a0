import ArgumentParser
import Explorer
import Interchange
import RollupSimulation

/// `prooftop export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a run in the format of another program.",
    discussion: """
      chrome: the whole run as a trace for Perfetto (ui.perfetto.dev) or chrome://tracing. dot: \
      the tree of one checkpoint for Graphviz. shiviz: a log with vector clocks for ShiViz. \
      'last' is where the last session was left.
      """)

  /// The formats.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case chrome, dot, shiviz
  }

  @Argument(help: "A scenario file, a built-in demo, or 'last'.")
  var scenario: String

  @OptionGroup var scenarioOptions: ScenarioOptions

  @Option(name: .customLong("as"), help: "chrome, dot or shiviz.")
  var format: Format

  @Option(help: "dot: whose tree; without it the last with a root proof.")
  var checkpoint: Int?

  @Flag(help: "dot: name the messages that settled in each node.")
  var messages = false

  @Option(help: ArgumentHelp("Stop at this simulated time, such as 15:30.", valueName: "time"))
  var until: TimeArgument?

  @Option(help: ArgumentHelp("The file to write; standard output without it.", valueName: "file"))
  var output: String?

  func validate() throws {
    if format != .dot, checkpoint != nil || messages {
      throw ValidationError("--checkpoint and --messages are for --as dot.")
    }
    if let checkpoint, checkpoint < 1 {
      throw ValidationError("--checkpoint counts from 1.")
    }
  }

  func run() throws {
    try reportingFailures {
      let write = try writer()
      if let output { try Files.replace(output, by: write) } else { try FileWriter.writeOut(write) }
    }
  }

  /// What writes the run; everything that can be refused is refused before a file is begun.
  private func writer() throws -> (Files.Sink) throws -> Void {
    let run = try recordedRun()
    switch format {
    case .chrome: return { try ChromeTrace.write(run, words: Wording.sentence, to: $0) }
    case .shiviz: return { try CausalLog.write(run, words: Wording.sentence, to: $0) }
    case .dot:
      let world = run.end
      let newest = world.checkpoint
      let chosen = checkpoint ?? max(1, world.lastRoot?.checkpoint ?? newest)
      guard chosen <= newest else {
        throw Failure(
          .usage,
          newest == 0
            ? "the run ends before checkpoint 1" : "the run ends at checkpoint \(newest)")
      }
      let messages = messages
      return {
        try TreeGraph.write(world, checkpoint: chosen, messages: messages, to: $0)
      }
    }
  }

  private func recordedRun() throws -> RecordedRun {
    if scenario == "last" {
      guard scenarioOptions.settings.isEmpty, scenarioOptions.seed == nil else {
        throw Failure(.usage, "'last' goes on as it was: --seed and --set would change its past")
      }
      let session = try SessionFile.resume()
      if let notice = session.notice { printError("prooftop: \(notice)") }
      return RecordedRun(session.timeline, until: until?.time)
    }
    let scenario = try ScenarioSource.load(scenario, settings: scenarioOptions.settings)
    return RecordedRun(
      scenario, seed: scenarioOptions.seed ?? scenario.seed, until: until?.time)
  }
}
