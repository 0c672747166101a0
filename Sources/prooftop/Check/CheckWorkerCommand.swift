import ArgumentParser
import FaultSearch
import Glibc
import RollupSimulation
import ScenarioFile

/// `prooftop check-worker`: one process of a search. It reads what to run and tells what came of
/// it; should the engine trap, only the seed at hand is lost.
struct CheckWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-worker", abstract: "One process of a search; started by 'check'.",
    shouldDisplay: false)

  @Argument(help: "A scenario file or a built-in demo.")
  var scenario: String

  @Option(name: .customLong("set"), parsing: .singleValue)
  var settings: [String] = []

  @Option var modes = ModeList(modes: [])

  @Flag(name: .customLong("settings")) var drawsSettings = false

  func run() throws {
    try reportingFailures {
      let base = try ScenarioSource.load(scenario, settings: settings)
      let schedule = FaultSchedule(
        over: base, provingMax: ScenarioReader.slowestProver(in: base), modes: modes.modes,
        drawsSettings: drawsSettings)
      while let line = readLine() {
        let words = line.split(separator: " ")
        switch (words.first, words.count) {
        case ("run", 4):
          guard let first = UInt64(words[1]), let count = UInt64(words[2]),
            let step = UInt64(words[3])
          else { continue }
          for k in 0..<count { search(schedule, seed: first + k * step) }
        case ("shrink", 2): if let seed = UInt64(words[1]) { shrink(schedule, seed: seed) }
        default: throw Failure(.usage, "check-worker does not understand '\(line)'")
        }
      }
    }
  }

  private func search(_ schedule: FaultSchedule, seed: UInt64) {
    say(.begin(seed))
    say(.end(Trial(running: schedule.scenario(seed: seed))))
  }

  private func shrink(_ schedule: FaultSchedule, seed: UInt64) {
    say(.begin(seed))
    let found = Counterexample(schedule.scenario(seed: seed), of: schedule.base)
    if let found {
      for line in ScenarioWriter.write(found.scenario).split(separator: "\n") {
        say(.file(String(line)))
      }
    }
    say(.shrunk(trials: found?.trials ?? 0))
  }

  private func say(_ line: WorkerLine) { printLine(line.text) }
}
