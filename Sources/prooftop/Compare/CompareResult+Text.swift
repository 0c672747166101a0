import Explorer
import RollupSimulation
import RunComparison
import Screen

extension CompareResult {
  /// For people: a table of lines that are at most so wide, footnotes, and what it comes to.
  func text(width: Int) -> String {
    let settings = settingLines.flatMap { Text.wrapped($0, to: width - 2) }.map { "  " + $0 }
    var lines = Text.wrapped(head, to: width) + settings + [""]
    var notes: [String] = []
    let columns = runs.map { run in
      guard let refusal = run.refusal else {
        return MeasureTable.Column(title: run.label, figures: run.figures)
      }
      notes.append("[\(notes.count + 1)] \(run.label) was not run: \(refusal)")
      return MeasureTable.Column(title: run.label, figures: nil, note: notes.count)
    }
    lines += MeasureTable(columns).lines(width: width)
    if !notes.isEmpty { lines += [""] + notes.flatMap { Text.wrapped($0, to: width) } }
    let told = runs.filter { $0.figures != nil }
    let verdict = Wording.verdict(told.compactMap(\.figures), labels: told.map(\.label))
    lines += [""] + verdict.flatMap { Text.wrapped($0, to: width) }
    return lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private var head: String {
    let seeds = Set(results.map(\.report.seed))
    let seed = seeds.count == 1 ? "seed \(seeds.first ?? 0), " : ""
    return "\(Text.sanitised(scenario.name)), \(seed)\(Wording.count(results.count, "run")) to "
      + Wording.clock(scenario.end)
  }

  /// What runs set that their labels may not tell.
  private var settingLines: [String] {
    runs.flatMap { run -> [String] in
      let settings = run.settings.filter { !($0.path == "mode" && $0.right == run.label) }
      let texts = settings.map { "\($0.path) \($0.right) (not \($0.left))" }
      return texts.isEmpty
        ? [] : ["\(run.label): \(texts.joined(separator: ", "))"]
    }
  }
}
