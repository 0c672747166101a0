import Screen

/// A line of the benchmark: what was measured, the figure, and how it stands to its target.
enum BenchRow {
  /// What was printed so far, for the table at the end. The benchmark has one thread.
  nonisolated(unsafe) private(set) static var lines: [String] = []

  private static func tell(_ line: String) {
    for part in line.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(String(part))
    }
    printLine(line)
  }

  /// A heading before rows.
  static func heading(_ text: String) { tell("\n\(text)") }

  /// A figure without a target.
  static func note(_ name: String, _ figure: String) {
    tell("  \(Text.padded(name, to: 36))\(figure)")
  }

  /// A figure that should be at most `target`, both in one unit.
  static func most(_ name: String, _ figure: Double, _ target: Double, _ unit: String) {
    let verdict = figure <= target ? "within" : "\(text(figure / target)) × over"
    row(name, "\(text(figure)) \(unit)", "at most \(text(target)) \(unit)", verdict)
  }

  /// A figure that should be at least `target`, both in one unit.
  static func least(_ name: String, _ figure: Double, _ target: Double, _ unit: String) {
    let verdict = figure >= target ? "within" : "\(text(target / figure)) × short"
    row(name, "\(text(figure)) \(unit)", "at least \(text(target)) \(unit)", verdict)
  }

  private static func row(_ name: String, _ figure: String, _ target: String, _ verdict: String) {
    tell(
      "  \(Text.padded(name, to: 36))\(Text.padded(figure, to: 20))"
        + "\(Text.padded(target, to: 26))\(verdict)")
  }

  /// A number with as many decimals as its size deserves.
  static func text(_ value: Double) -> String {
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
    let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100
    let scaled = Int((value * Double(scale)).rounded())
    if decimals == 0 { return "\(scaled)" }
    let fraction = "\(scaled % scale)"
    return "\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.utf8.count))"
      + fraction
  }
}

/// Durations in nanoseconds, sorted.
struct Samples {
  private var values: [Int64] = []

  mutating func add(_ nanoseconds: Int64) { values.append(nanoseconds) }

  /// What `work` takes of the processor is one more sample: other processes do not count.
  mutating func time(_ work: () -> Void) { add(Clock.own(work)) }

  /// A percentile by nearest rank, in milliseconds.
  func millis(_ percent: Int) -> Double {
    guard !values.isEmpty else { return 0 }
    return Double(values.sorted()[max((values.count * percent + 99) / 100 - 1, 0)]) / 1e6
  }
}
