import ArgumentParser
import Explorer
import FaultSearch
import Glibc
import RollupSimulation
import ScenarioFile

/// `prooftop check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Search random fault schedules for a broken invariant.",
    discussion: """
      Each seed draws its own faults over the scenario and runs it with all invariants on. What \
      breaks is made smaller and written into the current folder, to be opened or run. Exit code 1 \
      if anything broke. Outputs of --json, of shards say, are added up by --add.
      """)

  @Argument(help: "A scenario file or a built-in demo.")
  var scenario = "storm"

  @Option(help: ArgumentHelp("The seeds of the search.", valueName: "first..last"))
  var seeds: SeedRange?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("As many seeds as fit, such as 30s or 5min.", valueName: "time"))
  var time: SpanArgument?

  @Option(help: "Processes to run at once; without it as many as there are processors.")
  var jobs: Int?

  @Option(help: ArgumentHelp("Only the i-th of n parts of the seeds.", valueName: "i/n"))
  var shard = Shard(number: 1, of: 1)

  @OptionGroup var overrides: SettingOptions

  @Option(
    help: ArgumentHelp(
      "Messaging modes that the seeds take in turn: names, or all; without it the scenario's.",
      valueName: "a,b|all"))
  var modes = ModeList(modes: [])

  @Flag(
    name: .customLong("settings"),
    help: "Each seed draws its own settings too: places, modes, clocks, costs and policies.")
  var drawsSettings = false

  @Option(help: "How many findings, of different properties, are made smaller and written.")
  var keep = 3

  @Flag(help: "Print JSON lines: the tally, then the findings.")
  var json = false

  @Flag(help: "Write the scenario of each seed instead of running it.")
  var write = false

  @Option(
    name: .customLong("add"), parsing: .upToNextOption,
    help: ArgumentHelp("Add up outputs of --json instead of searching.", valueName: "file"))
  var added: [String] = []

  func validate() throws {
    if let jobs, !(1...512).contains(jobs) { throw ValidationError("--jobs is from 1 to 512") }
    if !(0...20).contains(keep) { throw ValidationError("--keep is from 0 to 20") }
    if write, seeds.map({ $0.count > 100 }) ?? true {
      throw ValidationError("--write needs --seeds, at most 100 of them")
    }
  }

  func run() throws {
    var isGood = true
    try reportingFailures {
      if !added.isEmpty {
        isGood = try CheckReport.addUp(added, json: json)
      } else if write {
        try writeSeeds()
      } else {
        isGood = try search()
      }
    }
    if !isGood { throw ExitCode(1) }
  }

  /// Without `--seeds` there are a thousand, or, with `--for`, as many as the time allows.
  private var range: SeedRange {
    seeds ?? SeedRange(first: 1, last: time == nil ? 1_000 : 1_000_000_000_000)
  }

  private func search() throws -> Bool {
    // A worker may die while it is spoken to; that is a finding, and no end of the search.
    signal(SIGPIPE, SIG_IGN)
    let base = try ScenarioSource.load(scenario, settings: overrides.settings)
    let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let crew = WorkerCrew(
      scenario: scenario, settings: overrides.settings, modes: modes.modes,
      drawsSettings: drawsSettings)
    var pool = CheckPool(
      base, seeds: shard.seeds(of: range), crew: crew, jobs: jobs ?? processors,
      time: time.map { $0.span.milliseconds }, isCounted: time == nil || seeds != nil)
    let result = try pool.run()
    let files = try CounterexampleFiles(schedule(over: base), crew: crew, keep: keep)
      .write(result.tally.findings)
    let report = CheckReport(tally: result.tally, files: files)
    StandardOutput.write(json ? report.tally.jsonLines : report.text(result))
    if json { for file in files { printError("prooftop: \(file.words)") } }
    return result.tally.brokenRuns == 0
  }

  private func schedule(over base: Scenario) -> FaultSchedule {
    FaultSchedule(
      over: base, provingMax: ScenarioReader.slowestProver(in: base), modes: modes.modes,
      drawsSettings: drawsSettings)
  }

  private func writeSeeds() throws {
    let base = try ScenarioSource.load(scenario, settings: overrides.settings)
    let schedule = schedule(over: base)
    for seed in shard.seeds(of: range) {
      let replay = schedule.replay(seed: seed)
      printLine(try Files.create(replay.name, "yaml", ScenarioWriter.write(replay)))
    }
  }
}
