import Explorer
import Screen

/// The figures that have a target, as multiples of one SHA-256 of 64 bytes where they are times:
/// that ratio holds on any machine. Beside each stands the same figure of another build, if one was
/// measured in turn with this one.
struct BenchTable {
  /// How a printed figure becomes one of the table.
  enum Measure {
    /// As printed.
    case plain
    /// Milliseconds, in hashes.
    case hashesOfMillis
    /// Million events a second, as hashes an event.
    case hashesOfRate
  }
  /// A row of the table: where its figure is printed, and what is wished.
  struct Goal {
    var name: String
    var part: BenchCommand.Part
    /// How the heading begins.
    var heading: String
    /// How the rows begin; of several the largest figure counts.
    var rows: [String]
    var measure: Measure
    var target: Double
  }

  /// Every figure that has a target, in the order of printing.
  static let goals: [Goal] = [
    Goal("engine / its hashes: paper-100", .demo, "paper-100", ["all of it /"], .plain, 1.8),
    Goal("  1,000 rollups", .thousand, "1,000 rollups", ["all of it /"], .plain, 2.0),
    Goal("  10,000 rollups", .tenThousand, "10,000 rollups", ["all of it /"], .plain, 2.2),
    Goal(
      "step back by proof, p99", .time, "time travel", ["step back by proof, p99"], .millis, 50_000),
    Goal(
      "step back by block, p99", .time, "time travel", ["step back by block, p99"], .millis, 100_000
    ),
    Goal(
      "any jump, slowest", .time, "time travel",
      [
        "jump to a random event, slowest", "jump to a random time, slowest",
        "start to end and back, slowest",
      ], .millis, 300_000),
    Goal("memory with all snapshots, MiB", .time, "time travel", ["memory at most"], .plain, 1_536),
    Goal("with a timeline / without", .time, "time travel", ["with a timeline / "], .plain, 1.2),
    Goal("picture: eight, p50", .drawing, "drawing", ["eight: a picture"], .millis, 1_500),
    Goal("  paper-100", .drawing, "drawing", ["paper-100: a picture"], .millis, 2_000),
    Goal("  1,000 rollups", .drawing, "drawing", ["1,000 rollups: a picture"], .millis, 4_000),
    Goal(
      "key to its picture, p95", .keys, "a key while", ["key to its picture, p95"], .millis, 15_000),
    Goal("queue alone, depth 100", .queue, "the queue", ["depth 100 "], .hashesOfRate, 0.6),
    Goal("  depth 100,000", .queue, "the queue", ["depth 100000"], .hashesOfRate, 2.0),
  ]

  /// Prints the goals that were measured in `own`, with the middle of several runs, and beside them
  /// those of `other`; both hold the printed lines of each run.
  static func print(_ own: [[String]], against other: [[String]] = []) {
    BenchRow.heading(
      "targets, in SHA-256 of 64 bytes (\(BenchRow.text(hash(own[0]) ?? 0)) ns here)")
    let hasOther = !other.isEmpty
    printLine(
      "  " + Text.padded("figure", to: 34) + Text.padded("target", to: 14)
        + Text.padded("here", to: 14)
        + (hasOther ? Text.padded("other build", to: 14) + Text.padded("here/other", to: 12) : ""))
    for goal in goals {
      guard let figure = middle(own.compactMap { value(of: goal, in: $0) }) else { continue }
      var line =
        "  " + Text.padded(goal.name, to: 34) + Text.padded("≤ \(text(goal.target))", to: 14)
        + Text.padded(text(figure), to: 14)
      if hasOther {
        let before = middle(other.compactMap { value(of: goal, in: $0) })
        line += Text.padded(before.map(text) ?? "not measured", to: 14)
        line += Text.padded(before.map { text(figure / $0) } ?? "", to: 12)
      }
      printLine(line + (figure <= goal.target ? "met" : "\(text(figure / goal.target)) × over"))
    }
  }

  /// The figure of a goal in the lines of one run.
  static func value(of goal: Goal, in lines: [String]) -> Double? {
    let under = rows(of: goal, in: lines)
    guard let nanos = hash(lines) else { return nil }
    return under.compactMap { row in
      number(row).map {
        switch goal.measure {
        case .plain: $0
        case .hashesOfMillis: $0 * 1e6 / nanos
        case .hashesOfRate: 1_000 / $0 / nanos
        }
      }
    }.max()
  }

  private static func rows(of goal: Goal, in lines: [String]) -> [String] {
    guard let start = lines.firstIndex(where: { $0.hasPrefix(goal.heading) }) else { return [] }
    let rest = lines[(start + 1)...].prefix { $0.isEmpty || $0.hasPrefix("  ") }
    return rest.filter { line in goal.rows.contains { line.dropFirst(2).hasPrefix($0) } }
  }

  /// What one SHA-256 of 64 bytes, two blocks, cost in a run, in nanoseconds.
  private static func hash(_ lines: [String]) -> Double? {
    lines.first { $0.hasPrefix("  2 blocks") }.flatMap(number)
  }

  /// The first number after the name, which fills 36 cells.
  private static func number(_ row: String) -> Double? {
    let figure = row.unicodeScalars.dropFirst(38).split(separator: " ").first
    return figure.flatMap { Double(String(String.UnicodeScalarView($0))) }
  }

  private static func middle(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }

  private static func text(_ value: Double) -> String {
    value >= 1_000 ? Wording.number(Int(value.rounded())) : BenchRow.text(value)
  }
}

extension BenchTable.Goal {
  fileprivate init(
    _ name: String, _ part: BenchCommand.Part, _ heading: String, _ rows: [String],
    _ measure: BenchTable.Measure, _ target: Double
  ) {
    self.init(
      name: name, part: part, heading: heading, rows: rows, measure: measure, target: target)
  }
}

extension BenchTable.Measure {
  fileprivate static let millis = hashesOfMillis
}
