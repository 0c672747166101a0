import ArgumentParser
import RollupSimulation

/// `prooftop bench`, for `make bench`: what the machine it runs on makes of the goals.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure engine, time travel and drawing.",
    shouldDisplay: false)

  /// What can be measured, in the order of printing.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case queue
    case demo
    case thousand
    case time
    case drawing
    case keys
    case tenThousand = "ten-thousand"

    func measure(_ log: BenchLog) throws {
      log.measureHash()
      switch self {
      case .queue: HoldModel.measure(log)
      case .demo: try EngineBench.measureDemo("paper-100", log)
      case .thousand: EngineBench.measureThousand(log)
      case .time: TimeTravelBench.measure(log)
      case .drawing: try DrawingBench.measure(log)
      case .keys: try KeyBench.measure(log)
      case .tenThousand: EngineBench.measureTenThousand(log)
      }
    }
  }

  @Argument(help: "What to measure; everything if nothing is named.")
  var parts: [Part] = []

  @Flag(help: "Leave out what takes minutes: ten thousand rollups, searches, most steps back.")
  var quick = false

  @Flag(help: "Print the figures as JSON and nothing else.")
  var json = false

  @Option(help: "An earlier prooftop; its parts are run in turn with those of this program.")
  var against: String?

  @Option(help: "How often the parts of both programs are run.")
  var rounds = 3

  func run() throws {
    try reportingFailures {
      let parts = (parts.isEmpty ? Part.allCases : parts).filter { !quick || $0 != .tenThousand }
      if let against { return try compare(with: against, parts) }
      let log = BenchLog(isQuiet: json, isQuick: quick)
      for part in parts { try part.measure(log) }
      if json { return printLine(BenchReport.json(log)) }
      var table = BenchTable()
      BenchTable.add(log.figures, to: &table.now)
      log.heading("figures against their targets; a hash is \(Decimals.text(log.hash)) ns here")
      table.lines.forEach(printLine)
    }
  }

  /// Each part in a process of its own: what a part leaves in memory would slow the next down.
  private func compare(with old: String, _ parts: [Part]) throws(Failure) {
    guard ProgramOutput.of(old, ["--version"]) != nil else {
      throw Failure(.unavailable, "\(old) can't be run")
    }
    let options = quick ? ["--quick"] : []
    var table = BenchTable(before: [:])
    for round in 0..<max(rounds, 1) {
      for part in parts {
        printError("round \(round + 1): \(part.rawValue)")
        // What the machine does meanwhile should not always strike the same one.
        for isOld in round % 2 == 0 ? [false, true] : [true, false] {
          let words = ["bench", part.rawValue] + options
          if isOld {
            BenchTable.add(Self.figures(of: old, words), to: &table.before!)
          } else {
            BenchTable.add(Self.figures(of: "/proc/self/exe", words), to: &table.now)
          }
        }
      }
    }
    printLine("in SHA-256 of 64 bytes where they are times, median and least of \(rounds) rounds")
    table.lines.forEach(printLine)
  }

  private static func figures(of program: String, _ words: [String]) -> [Figure: Double] {
    if let text = ProgramOutput.of(program, words + ["--json"]) {
      return BenchReport.read(json: text)
    }
    return ProgramOutput.of(program, words).map(BenchReport.read(text:)) ?? [:]
  }
}
