import RollupSimulation
import RunComparison

extension Wording {
  /// What a table of runs comes to, in a few sentences computed from its figures; `labels` name the
  /// runs.
  public static func verdict(_ runs: [RunFigures], labels: [String]) -> [String] {
    guard runs.count > 1 else { return [] }
    let verdict = RunVerdict(runs)
    var lines = [speed(verdict, runs, labels), safety(verdict, runs, labels)]
    for merit in RunVerdict.Merit.allCases {
      let places = runs.indices.filter { verdict.merits[$0] == merit }
      guard !places.isEmpty else { continue }
      lines.append("Fast and safe: \(names(places, labels)), \(reason(merit)).")
    }
    let broken = runs.indices.filter { runs[$0].violationCount > 0 }
    if !broken.isEmpty { lines.append("Invariants broken: \(names(broken, labels)).") }
    return lines
  }

  private static func speed(
    _ verdict: RunVerdict, _ runs: [RunFigures], _ labels: [String]
  ) -> String {
    let mean = Measure.latency(.usable, .mean)
    guard let first = verdict.fastest.first else {
      return "In no run did a message become usable."
    }
    guard let last = verdict.slowest.first else {
      return "All runs are as fast to usable, \(value(mean, runs[first])) in the mean."
    }
    let end =
      runs[last].usable.count > 0 ? value(mean, runs[last]) : "where no message became usable"
    return "Fastest to usable: \(names(verdict.fastest, labels)), \(value(mean, runs[first])) in "
      + "the mean; slowest: \(names(verdict.slowest, labels)), \(end)."
  }

  private static func safety(
    _ verdict: RunVerdict, _ runs: [RunFigures], _ labels: [String]
  ) -> String {
    let risk = count(runs[verdict.fewestAtRisk[0]].tally.atRiskMax, "block")
    let reverted = runs[verdict.fewestReverted[0]].tally.revertedBlocks
    let isRiskSame = verdict.fewestAtRisk.count == runs.count
    var text =
      isRiskSame
      ? "At worst each run has \(risk) at risk; "
      : "Fewest blocks at risk: \(names(verdict.fewestAtRisk, labels)), at worst \(risk); "
    if verdict.fewestReverted.count < runs.count {
      text += "fewest reverted: \(names(verdict.fewestReverted, labels)), \(number(reverted))."
    } else {
      text += reverted == 0 ? "none reverts a block." : "each reverts \(count(reverted, "block"))."
    }
    return text
  }

  private static func reason(_ merit: RunVerdict.Merit) -> String {
    switch merit {
    case .revertsNothing: "within twice the fastest, and reverting nothing where others do"
    case .leastAtRisk:
      "faster than the slowest, and no other such run has fewer blocks at risk"
    }
  }

  private static func names(_ places: [Int], _ labels: [String]) -> String {
    guard let last = places.last, places.count > 1 else {
      return places.first.map { labels[$0] } ?? ""
    }
    return places.dropLast().map { labels[$0] }.joined(separator: ", ") + " and " + labels[last]
  }
}
