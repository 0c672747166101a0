import Explorer
import FaultSearch
import RollupSimulation
import Screen

/// What a search came to, for people.
struct CheckReport {
  let tally: SearchTally
  let files: [CounterexampleFiles.Written]
  /// Findings that are listed.
  static let listed = 10

  /// The report of a search that was made just now.
  func text(_ result: CheckPool.Result) -> String {
    let rate = tally.seeds * 1000 / result.millis
    let speed =
      "\(Wording.length(.milliseconds(Int64(result.millis)))), \(result.jobs) at once, "
      + "\(Wording.count(rate, "seed")) and \(Wording.number(tally.events * 1000 / result.millis)) "
      + "events a second"
    return text(
      head: [row("took", speed)]
        + (result.wasInterrupted ? [row("", "interrupted: so far")] : []))
  }

  /// The report of tallies that were added up.
  func text(head: [String] = []) -> String {
    var lines = [
      Text.sanitised(tally.scenario), "",
      row(
        "searched",
        "\(Wording.count(tally.seeds, "seed")), \(Wording.count(tally.events, "event")), "
          + "\(Wording.number(tally.simulatedMillis / 3_600_000)) h of simulated time"),
    ]
    lines += head
    lines += ["", "sometimes"] + reached + [""]
    // Last, where it is seen without scrolling.
    lines.append(row("found", found))
    lines += tally.findings.prefix(Self.listed).map { row("", words($0)) }
    if tally.brokenRuns > Self.listed {
      lines.append(row("", "and \(Wording.number(tally.brokenRuns - Self.listed)) more"))
    }
    lines += files.map { row("", $0.words) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var found: String {
    guard tally.brokenRuns > 0 else { return "nothing: no invariant broke in \(runs(tally.seeds))" }
    var parts: [String] = []
    if tally.violations > 0 { parts.append("an invariant broke in \(runs(tally.violations))") }
    if tally.crashes > 0 { parts.append("the program died in \(runs(tally.crashes))") }
    if tally.endless > 0 { parts.append("\(runs(tally.endless)) did not end") }
    return parts.joined(separator: ", ")
  }

  private func runs(_ n: Int) -> String { Wording.count(n, "run") }

  private func words(_ finding: Finding) -> String {
    switch finding.kind {
    case .violation(let number, let event, let millis):
      let title = InvariantViolation.Property(rawValue: number)?.title ?? "?"
      return "seed \(finding.seed): property \(number), \(title), at "
        + "\(TimeText.clock(of: Instant(milliseconds: millis))) e\(event)"
    case .crash(let signal): return "seed \(finding.seed) crashed: signal \(signal)"
    case .endless:
      return "seed \(finding.seed): more than \(Wording.number(Trial.eventsMax)) events"
    }
  }

  /// Most often first; what was never reached at the end, by name.
  private var reached: [String] {
    let counts = zip(Sometimes.allCases, tally.reached).sorted { $0.1 > $1.1 }
    let never = counts.filter { $0.1 == 0 }.map(\.0.rawValue)
    var lines = counts.filter { $0.1 > 0 }.map { property, count in
      let tenths = tally.seeds == 0 ? 0 : count * 1000 / tally.seeds
      let name = property.rawValue + String(repeating: " ", count: 28 - property.rawValue.count)
      let number = Wording.number(count)
      let share = "\(tenths / 10).\(tenths % 10) %"
      return "  \(name)\(padded(number, 9))\(padded(share, 9))"
    }
    if !never.isEmpty { lines += ["", "NEVER     " + never.joined(separator: ", ")] }
    return lines
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  private func row(_ name: String, _ text: String) -> String {
    name + String(repeating: " ", count: 10 - name.count) + text
  }

  /// Adds up the outputs of searches; true if nothing broke in any.
  static func addUp(_ paths: [String], json: Bool) throws(Failure) -> Bool {
    var sum: SearchTally?
    for path in paths {
      let (bytes, error) = Files.read(path)
      guard let bytes else {
        throw Failure(.noInput, "\(path): \(Files.words(for: error))")
      }
      let tallies: [SearchTally]
      do {
        tallies = try SearchTally.read(jsonLines: String(decoding: bytes, as: UTF8.self))
      } catch {
        throw Failure(.badData, "\(path):\(error.line):1: expected \(error.expected)")
      }
      for tally in tallies {
        if sum == nil {
          sum = tally
        } else if sum?.add(tally) != true {
          throw Failure(.badData, "\(path):1:1: a search of another scenario than the ones before")
        }
      }
    }
    guard let sum else { throw Failure(.badData, "\(paths[0]):1:1: expected a tally") }
    StandardOutput.write(json ? sum.jsonLines : CheckReport(tally: sum, files: []).text())
    return sum.brokenRuns == 0
  }
}
