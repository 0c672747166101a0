import Testing

/// A number and what is counted agree, since one function puts them together (`Wording.count`): no
/// text that a person reads has a plural right behind a number put into it.
@Suite struct PluralTests {
  static let nouns: Set<String> = [
    "aggregators", "blocks", "branches", "bytes", "causes", "checkpoints", "columns", "commands",
    "conflicts", "decisions", "differences", "entries", "epochs", "events", "exports", "failures",
    "faults", "figures", "folds", "hashes", "hits", "inputs", "jobs", "leaves",
    "lines", "messages", "nodes", "occurrences", "others", "proofs", "records",
    "rollups", "rows", "rounds", "rules", "runs", "seconds", "seeds", "settlements",
    "slots", "steps", "transactions", "violations", "watches", "workers",
  ]
  /// Bounds, of which none is one.
  static let bounds = [
    "breakpointsMax", "watchesMax", "lockstepRunsMax", "Trial.eventsMax", "foundMax",
    "SourceText.maxBytes", "ConsistencyRules.maxMessages", "hitsMax",
  ]

  @Test(arguments: ["Sources/Explorer", "Sources/RunComparison", "Sources/prooftop"])
  func noPluralStandsBehindANumber(_ folder: String) {
    // A benchmark's counts are never one.
    for file in SourceFile.all(under: folder) where !file.path.contains("/Bench/") {
      for (number, line) in file.lines.enumerated() {
        for (value, noun) in Self.counted(in: String(line))
        where Self.nouns.contains(noun) && !Self.bounds.contains(where: value.contains) {
          Issue.record("\(file.path):\(number + 1) counts \(noun) by itself: \(value)")
        }
      }
    }
  }

  /// What is put into texts, each with the word behind it.
  private static func counted(in line: String) -> [(value: String, noun: String)] {
    let text = Array(line)
    return text.indices.dropLast().compactMap { start in
      guard text[start] == "\\", text[start + 1] == "(" else { return nil }
      var (depth, end) = (0, start + 1)
      while end < text.count {
        if text[end] == "(" { depth += 1 }
        if text[end] == ")" { depth -= 1 }
        if depth == 0 { break }
        end += 1
      }
      guard end + 1 < text.count, text[end + 1] == " " else { return nil }
      let noun = text[(end + 2)...].prefix { $0.isLetter }
      return (String(text[(start + 2)..<end]), String(noun))
    }
  }

  @Test func theyAreFound() {
    let found = Self.counted(in: #"let s = "\(a.b(c)) blocks, \(n) of \(m)" + "\(k) rows""#)
    #expect(found.map(\.value) == ["a.b(c)", "n", "k"])
    #expect(found.map(\.noun) == ["blocks", "of", "rows"])
  }
}
