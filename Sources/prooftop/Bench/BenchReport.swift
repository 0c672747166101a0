/// The figures of one run as JSON, and read again from it, or from the text of a program that was
/// made before there was `--json`.
enum BenchReport {
  /// The figures with what a hash took.
  static func json(_ log: BenchLog) -> String {
    let figures = Figure.allCases.compactMap { figure in
      log.figures[figure].map { (figure.rawValue, JSON.thousandths(Int(($0 * 1000).rounded()))) }
    }
    return JSON.object([
      ("hash_nanoseconds", .thousandths(Int((log.hash * 1000).rounded()))),
      ("figures", .object(figures)),
    ]).text()
  }

  /// The figures in a report of this or a later program; none if it is not one.
  static func read(json text: String) -> [Figure: Double] {
    var figures: [Figure: Double] = [:]
    for line in text.split(separator: "\n") {
      // The writer puts each member on a line of its own.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count == 3, let figure = Figure(rawValue: String(parts[1])) else { continue }
      figures[figure] = number(parts[2])
    }
    return figures
  }

  /// The figures in a report as text; what is not in it is left out.
  static func read(text: String) -> [Figure: Double] {
    var rows: [(heading: Substring, name: Substring, value: Substring)] = []
    var heading: Substring = ""
    for line in text.split(separator: "\n") {
      guard line.hasPrefix("  ") else {
        heading = line
        continue
      }
      let name = line.dropFirst(2).prefix(36)
      rows.append((heading, name, line.dropFirst(2 + name.count)))
    }
    guard
      let hash = rows.first(where: { $0.name.hasPrefix("2 blocks") }).flatMap({ number($0.value) })
    else { return [:] }
    var figures: [Figure: Double] = [:]
    for figure in Figure.allCases {
      let found = rows.filter { row in
        places(figure).contains { row.heading.hasPrefix($0.0) && row.name.hasPrefix($0.1) }
      }
      figures[figure] = found.compactMap { value($0.value, hash: hash) }.max()
    }
    return figures
  }

  /// Where a figure stood: the beginnings of its heading and of its row.
  private static func places(_ figure: Figure) -> [(String, String)] {
    switch figure {
    case .enginePaper: [("paper-100", "all of it")]
    case .engineThousand: [("1,000 rollups", "all of it")]
    case .engineTenThousand: [("10,000 rollups", "all of it")]
    case .stepBackByProof: [("time travel", "step back by proof, p99")]
    case .stepBackByBlock: [("time travel", "step back by block, p99")]
    case .slowestJump:
      [
        ("time travel", "jump to a random event, slowest"),
        ("time travel", "jump to a random time, slowest"),
        ("time travel", "start to end and back, slowest"),
      ]
    case .memory: [("time travel", "memory at most")]
    case .timeline: [("time travel", "with a timeline / without")]
    case .pictureEight: [("drawing", "eight: a picture")]
    case .picturePaper: [("drawing", "paper-100: a picture")]
    case .pictureThousand: [("drawing", "1,000 rollups: a picture")]
    case .key: [("a key", "key to its picture, p95")]
    case .queueShallow: [("the queue", "depth 100 ")]
    case .queueDeep: [("the queue", "depth 100000")]
    }
  }

  /// A time in hashes, a rate as hashes for each, anything else as it is.
  private static func value(_ text: Substring, hash: Double) -> Double? {
    guard let number = number(text) else { return nil }
    if text.contains("M events/s") { return number > 0 ? 1e3 / number / hash : nil }
    return text.contains(" ms") ? number * 1e6 / hash : number
  }

  private static func number(_ text: Substring) -> Double? {
    let start = text.drop { !$0.isNumber }
    return Double(start.prefix { $0.isNumber || $0 == "." || $0 == "," }.filter { $0 != "," })
  }
}
