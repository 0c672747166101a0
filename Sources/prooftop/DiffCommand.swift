import ArgumentParser
import RollupSimulation
import RunComparison
import ScenarioFile

/// `prooftop diff`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two runs: where they part, and what came of it.",
    discussion: """
      A and B are scenario files, demos, 'last' for the last session, or 'last:N' for its \
      branch N; without B, A is compared with itself under other settings. What happened is \
      aligned by kind, subject and number. Exit code 0: the runs are the same; 1: they differ.
      """)

  @Argument(help: ArgumentHelp("The run on the left.", valueName: "A"))
  var left: String

  @Argument(help: ArgumentHelp("The run on the right; without it, A.", valueName: "B"))
  var right: String?

  @Option(help: "The seed of both runs; without it the scenarios' own.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("The seed of B.", valueName: "seed"))
  var seedB: UInt64?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Set a value of both; may be repeated.", valueName: "path=value"))
  var settings: [String] = []

  @Option(
    name: .customLong("set-b"), parsing: .singleValue,
    help: ArgumentHelp("Set a value of B; may be repeated.", valueName: "path=value"))
  var settingsB: [String] = []

  @Option(help: ArgumentHelp("Compare up to this simulated time.", valueName: "time"))
  var until: TimeArgument?

  @Flag(help: "Print JSON, schema 1.")
  var json = false

  @Flag(help: "List what differs in hashes only, and steps whose outcome is told, too.")
  var all = false

  @Option(help: ArgumentHelp("List at most so many lines; all are counted.", valueName: "lines"))
  var limit = 60

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes a number of lines, 0 or more") }
  }

  func run() throws {
    var isSame = true
    try reportingFailures {
      let a = try ComparedRun(left, seed: seed, settings: settings)
      let b = try ComparedRun(
        right ?? left, seed: seedB ?? seed, settings: settings + settingsB)
      var runs = RunComparison(a.course, b.course, isKeepingHashes: all)
      if let until { runs.advance(to: until.time) } else { runs.advanceToEnd() }
      let result = DiffResult(a, b, runs, showsAll: all, limit: limit)
      StandardOutput.write(json ? result.json.text() + "\n" : result.text)
      isSame = runs.isSame
    }
    if !isSame { throw ExitCode(1) }
  }
}

/// One of two runs to compare, with its name.
struct ComparedRun {
  let name: String
  let course: Course
  let run: String

  /// Loads a file, a demo, or a branch of the last session.
  init(_ name: String, seed: UInt64?, settings: [String]) throws {
    if name == "last" || name.hasPrefix("last:") {
      guard seed == nil, settings.isEmpty else {
        throw Failure(.usage, "'\(name)' is compared as it was: seeds and settings are for others")
      }
      let timeline = try SessionFile.resume().timeline
      let number = name == "last" ? timeline.branch : Int(name.dropFirst(5))
      guard let number, timeline.branches.indices.contains(number) else {
        throw Failure(
          .usage, "'\(name)': the last session has branches 0 to \(timeline.branches.count - 1)")
      }
      let branch = timeline.branches[number]
      self.name = "\(timeline.scenario.name), \(branch.name)"
      course = Course(timeline.scenario, seed: timeline.seed, commands: branch.commands)
      run = timeline.runIdentifier(ofBranch: number)
      return
    }
    let scenario = try ScenarioSource.load(name, settings: settings)
    self.name = scenario.name
    course = Course(scenario, seed: seed ?? scenario.seed)
    run = scenario.runIdentifier(seed: seed ?? scenario.seed)
  }
}
