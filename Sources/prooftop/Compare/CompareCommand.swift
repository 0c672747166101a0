import ArgumentParser
import Explorer
import Glibc
import RunComparison
import Screen
import Terminal

/// `prooftop compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Run the same traffic and faults under several modes and settings, as one table.",
    discussion: """
      One run a mode of --modes and one a --with; seed, traffic and faults are the same in all. A \
      run whose settings contradict each other is left out, with the reason under the table. The \
      table is as wide as COLUMNS says, else the terminal, else 80. Exit code 1 if a run broke an \
      invariant.
      """)

  @Argument(help: "A scenario file or a built-in demo.")
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Modes separated by commas, 'all', or 'none'.", valueName: "modes"))
  var modes = "all"

  @Option(
    name: .customLong("with"), parsing: .singleValue,
    help: ArgumentHelp(
      "One more run, such as 'late: importPolicy=root, mergeUp=true'; may be repeated.",
      valueName: "label: path=value, …"))
  var variants: [String] = []

  @OptionGroup var scenarioOptions: ScenarioOptions

  @Flag(help: "Print the reports of all runs as JSON, schema 1.")
  var json = false

  @Flag(help: "Print a line a run with commas, after a line of names.")
  var csv = false

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
  }

  func run() throws {
    var isGood = true
    try reportingFailures {
      let result = try CompareResult(
        scenario, requests(), settings: scenarioOptions.settings, seed: scenarioOptions.seed)
      let text =
        json ? result.json.text() + "\n" : csv ? result.csv : Self.written(result)
      StandardOutput.write(text)
      isGood = result.isGood
    }
    if !isGood { throw ExitCode(1) }
  }

  private func requests() throws -> [VariantRequest] {
    do throws(VariantRequest.Problem) {
      var requests = modes == "none" ? [] : try VariantRequest.modes(modes)
      for text in variants { requests.append(try VariantRequest(reading: text)) }
      try VariantRequest.checkLabels(requests)
      return requests
    } catch {
      throw Failure(.usage, Wording.problem(error))
    }
  }

  /// The table in the signs that the locale has.
  private static func written(_ result: CompareResult) -> String {
    let text = result.text(width: width)
    if Terminal.wantsUTF8() { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map(ASCII.sign)))
  }

  /// Cells of a line; who reads through a pipe gets what everybody's terminal has.
  private static var width: Int {
    var window = winsize()
    let isTerminal = ioctl(1, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    let columns = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
    return min(max(columns ?? (isTerminal ? Int(window.ws_col) : 80), 40), 1_000)
  }
}
