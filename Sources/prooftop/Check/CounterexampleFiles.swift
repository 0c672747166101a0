import Explorer
import FaultSearch
import RollupSimulation
import ScenarioFile

/// Writes what a search found as scenario files, made smaller where that is possible.
struct CounterexampleFiles {
  /// A file, and the finding that it shows.
  struct Written {
    var finding: Finding
    var path: String
    var words: String
  }
  let schedule: FaultSchedule
  let crew: WorkerCrew
  let keep: Int

  init(_ schedule: FaultSchedule, crew: WorkerCrew, keep: Int) {
    self.schedule = schedule
    self.crew = crew
    self.keep = keep
  }

  /// One file for the first finding of each property, and of each way not to come to an end.
  func write(_ findings: [Finding]) throws -> [Written] {
    var seen: [Int] = []
    var written: [Written] = []
    for finding in findings where written.count < keep {
      guard !seen.contains(finding.propertyNumber) else { continue }
      seen.append(finding.propertyNumber)
      written.append(try write(finding))
    }
    return written
  }

  private func write(_ finding: Finding) throws -> Written {
    let name = Counterexample.name(of: schedule.base, seed: finding.seed)
    if case .violation = finding.kind, let (text, trials) = try shrink(finding.seed) {
      let path = try Files.create(name, "yaml", text)
      return Written(
        finding: finding, path: path,
        words: "seed \(finding.seed) made smaller in \(Wording.count(trials, "run")): "
          + "prooftop open \(path)")
    }
    let text = ScenarioWriter.write(schedule.replay(seed: finding.seed))
    let path = try Files.create(name, "yaml", text)
    return Written(
      finding: finding, path: path, words: "seed \(finding.seed) as it was drawn: \(path)")
  }

  /// The file of the smallest scenario, made in a process of its own: on the way there the engine
  /// may trap. `nil` if it did.
  private func shrink(_ seed: UInt64) throws -> (text: String, trials: Int)? {
    let worker = try crew.start()
    defer { worker.end() }
    worker.shrink(seed)
    var lines: [String] = []
    while let heard = worker.read() {
      for line in heard {
        switch line {
        case .file(let text): lines.append(text)
        case .shrunk(let trials):
          return lines.isEmpty ? nil : (lines.joined(separator: "\n") + "\n", trials)
        case .begin, .end: continue
        }
      }
    }
    return nil
  }
}
