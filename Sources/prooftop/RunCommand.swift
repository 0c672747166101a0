import ArgumentParser
import RollupSimulation
import TraceFile

/// `prooftop run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario to its end and print a report.",
    discussion: """
      Exit code 1 if an expectation of the scenario or an invariant failed. With --until, \
      expectations about what comes later are left out.
      """)

  @Argument(help: "A scenario file or a built-in demo.")
  var scenario: String

  @OptionGroup var scenarioOptions: ScenarioOptions

  @Flag(help: "Print the report as JSON, schema 1.")
  var json = false

  @Option(help: ArgumentHelp("Stop at this simulated time, such as 15:30.", valueName: "time"))
  var until: TimeArgument?

  @Option(help: ArgumentHelp("Write a trace of the run, for 'verify'.", valueName: "file"))
  var trace: String?

  func run() throws {
    var isGood = true
    try reportingFailures {
      let scenario = try ScenarioSource.load(scenario, settings: scenarioOptions.settings)
      let result = try result(scenario)
      writeAll(json ? result.json.text() + "\n" : result.text, to: 1)
      isGood = result.isGood
    }
    if !isGood { throw ExitCode(1) }
  }

  /// The run; a trace of it appears as a whole or not at all.
  private func result(_ scenario: Scenario) throws -> RunResult {
    let seed = scenarioOptions.seed ?? scenario.seed
    guard let trace else { return try RunResult(scenario, seed: seed, until: until?.time) }
    var result: RunResult?
    try Files.replace(trace) { sink in
      result = try RunResult(scenario, seed: seed, until: until?.time, isTraced: true, trace: sink)
    }
    guard let result else { preconditionFailure("a file that was written has its contents") }
    return result
  }
}

/// A run without a screen, with everything that its report says.
struct RunResult {
  let report: Report
  let expectationsPassed: Int
  let expectationsFailed: [ExpectationChecker.Failure]
  let isCheckingInvariants: Bool

  /// Runs a scenario to its end or to a moment; if it is traced, `trace` takes the trace piece by
  /// piece.
  init(
    _ scenario: Scenario, seed: UInt64, until: Instant?, isTraced: Bool = false,
    trace: Files.Sink = { _ in }
  ) throws {
    var checked = scenario
    let isCut = until.map { $0 < scenario.end } ?? false
    let end = isCut ? until ?? scenario.end : scenario.end
    if isCut {
      // What is claimed of a later moment can be neither kept nor broken by now.
      checked.expectations.removeAll { expectation in
        switch expectation.moment {
        case .atEnd: true
        case .at(let time): time > end
        case .always, .never, .eventually: false
        }
      }
    }
    var checker = ExpectationChecker(checked)
    var world = World(scenario: scenario, seed: seed)
    let run = scenario.runIdentifier(seed: seed)
    world.isTracing = isTraced
    var writer = TraceWriter()
    if isTraced { try trace(writer.begin(world, run: run)) }
    while let next = world.nextInstant, next <= end, world.step() {
      if isTraced { try trace(writer.take(world)) }
      checker.check(world, next: world.nextInstant)
    }
    if isTraced { try trace(writer.finish(world)) }
    let unmet = checker.finish(world)
    // A run that was cut short has not come to its end.
    if !isCut, scenario.settings.checkInvariants { world.checkRunEnd() }
    // What is to happen eventually may still do so after a cut.
    let failed = unmet.filter { !isCut || $0.expectation.moment != .eventually }
    report = Report(world: world, run: run)
    expectationsFailed = failed
    expectationsPassed = checked.expectations.count - unmet.count
    isCheckingInvariants = scenario.settings.checkInvariants
  }

  /// Whether nothing failed that was expected or must always hold.
  var isGood: Bool { expectationsFailed.isEmpty && report.violations.isEmpty }
}
