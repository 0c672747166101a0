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
  }

  @Argument(help: "What to measure; everything if nothing is named.")
  var parts: [Part] = []

  @Flag(help: "Leave out what takes minutes: ten thousand rollups.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "Another build of this program: each part of both in turn, and one table.",
      valueName: "program"))
  var against: String?

  @Option(help: "With --against: how often each part is measured.")
  var rounds = 3

  func validate() throws {
    if !(1...99).contains(rounds) { throw ValidationError("--rounds is from 1 to 99") }
  }

  func run() throws {
    try reportingFailures {
      let all = (parts.isEmpty ? Part.allCases : parts).filter { !quick || $0 != .tenThousand }
      if let against {
        try OtherBuild(path: against).compare(all, rounds: rounds)
        return
      }
      HashCosts.measured().print()
      for part in all {
        switch part {
        case .queue: HoldModel.print()
        case .demo: try EngineBench.printDemo("paper-100")
        case .thousand: EngineBench.printThousand()
        case .time: TimeTravelBench.print()
        case .drawing: try DrawingBench.print()
        case .keys: try KeyBench.print()
        case .tenThousand: EngineBench.printTenThousand()
        }
      }
      BenchTable.print([BenchRow.lines])
    }
  }
}
