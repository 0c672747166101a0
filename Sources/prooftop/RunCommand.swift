import ArgumentParser
import Explorer
import RollupSimulation
import Screen
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

  @Flag(help: "Print the report as JSON, schema 2.")
  var json = false

  @Option(help: ArgumentHelp("Stop at this simulated time, such as 15:30.", valueName: "time"))
  var until: TimeArgument?

  @Option(help: ArgumentHelp("Write a trace of the run, for 'verify'.", valueName: "file"))
  var trace: String?

  @Option(
    help: ArgumentHelp(
      "Explain an object, such as m17, 6-7.3 or R5, as it is at the end of the run or at --until.",
      valueName: "address"))
  var why: String?

  @Option(
    help: ArgumentHelp(
      "Print what is hashed for an object, such as B.3, or for a hash by its first digits, with a "
        + "command line that recomputes it.", valueName: "object or hash"))
  var preimage: String?

  func run() throws {
    var isGood = true
    try reportingFailures {
      if let why { return try explain(why) }
      let scenario = try ScenarioSource.load(scenario, settings: scenarioOptions.settings)
      if let preimage { return try printPreimage(of: preimage, scenario) }
      let result = try result(scenario)
      StandardOutput.write(json ? result.json.text() + "\n" : result.text)
      isGood = result.isGood
    }
    if !isGood { throw ExitCode(1) }
  }

  /// Prints why an object is where it is, as `w` shows it.
  private func explain(_ name: String) throws {
    let scenario = try ScenarioSource.load(scenario, settings: scenarioOptions.settings)
    guard let object = Address(name) else {
      throw Failure(
        .usage,
        "'\(Text.sanitised(name))' is no address; expected one such as m17, R5, R5#183, A5.3, "
          + "4-5.3, B.3, L1#77 or Agg0")
    }
    var world = World(scenario: scenario, seed: scenarioOptions.seed ?? scenario.seed)
    let end = until?.time ?? scenario.end
    while let next = world.nextInstant, next <= end, world.step() {}
    guard world.exists(object) else {
      throw Failure(
        .usage, "there is no \(object) at \(TimeText.clock(of: world.now)) of this run")
    }
    let places = ScenarioSource.places(
      self.scenario, settings: scenarioOptions.settings, of: scenario)
    StandardOutput.write(AnswerText.why(object, world, places))
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
