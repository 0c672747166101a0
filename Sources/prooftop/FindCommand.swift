import ArgumentParser
import Explorer
import RollupSimulation

/// `prooftop find`
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Look for seeds whose run comes to a condition.",
    discussion: """
      The condition is one of the explorer's, such as 'messages.stuck > 0 && R3.settled < 120', \
      'event leafCarried R7', 'change B.3', 'm17 reaches settled' or 'invariant'. Prints a line \
      for each seed that comes to it: seed, event, time, and what happened there. Exit code 1 if \
      none does.
      """)

  @Argument(help: "A scenario file or a built-in demo.")
  var scenario: String

  @Argument(help: "What is looked for.")
  var condition: String

  @OptionGroup var overrides: SettingOptions

  @Option(
    help: ArgumentHelp(
      "The seeds to try, such as 1..1000; without it the scenario's own.", valueName: "A..B"))
  var seeds: SeedRange?

  @Option(help: ArgumentHelp("Only what comes after this simulated time.", valueName: "time"))
  var after: TimeArgument?

  func run() throws {
    var isFound = false
    try reportingFailures {
      let scenario = try ScenarioSource.load(scenario, settings: overrides.settings)
      let first = seeds?.first ?? scenario.seed
      let count = seeds?.count ?? 1
      let genesis = World(scenario: scenario, seed: first)
      let read = ConditionReader.condition(condition, in: genesis)
      guard case .success(let sought) = read else {
        if case .failure(let error) = read {
          throw Failure(.usage, "condition, \(Wording.error(error))")
        }
        return
      }
      var search = SeedSearch(
        scenario: scenario, firstSeed: first, count: count, condition: sought,
        after: after?.time)
      var told = 0
      while true {
        let isDone = search.advance(maxEvents: Self.eventsPerSlice) {
          Wording.step($0.records, in: $0)
        }
        for hit in search.hits[told...] { printLine(Self.line(hit)) }
        told = search.hits.count
        if isDone { break }
      }
      isFound = told > 0
      printError("\(told) of \(Wording.count(count, "seed")) reach \(sought)")
    }
    if !isFound { throw ExitCode(1) }
  }
  private static let eventsPerSlice = 10_000

  /// The place, and the sentence that the explorer would tell there.
  private static func line(_ hit: SeedSearch.Hit) -> String {
    "seed \(hit.seed)  e\(hit.event)  \(TimeText.clock(of: hit.time))  " + hit.story
  }
}
