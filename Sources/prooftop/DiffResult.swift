import Explorer
import RollupSimulation
import RunComparison
import ScenarioFile
import Screen

/// What comparing two runs came to.
struct DiffResult {
  let left: ComparedRun
  let right: ComparedRun
  let runs: RunComparison
  let inputs: InputDifferences
  let settings: [SettingDifference]
  /// Those that are listed, before the limit.
  let groups: [DifferenceGroup]
  /// Differences that are only counted.
  let quietCount: Int
  let limit: Int

  init(
    _ left: ComparedRun, _ right: ComparedRun, _ runs: RunComparison, showsAll: Bool, limit: Int
  ) {
    self.left = left
    self.right = right
    self.runs = runs
    self.limit = limit
    inputs = InputDifferences(left.course, right.course)
    settings = SettingDifference.all(left.course.world.scenario, right.course.world.scenario)
    let differences = runs.differences
    let shown = differences.filter { showsAll || !$0.isQuiet }
    groups = DifferenceGroup.groups(of: shown)
    quietCount = differences.count - shown.count + (showsAll ? 0 : runs.hashOnlyCount)
  }

  /// For people, in two columns.
  var text: String {
    var lines = [head("left ", left), head("right", right)]
    if runs.isSame {
      let state = runs.left.world.stateHash() == runs.right.world.stateHash()
      lines.append(
        "The same up to \(Wording.clock(runs.end)): \(Wording.count(runs.equalCount, "occurrence"))"
          + "\(state ? ", the same final state hash" : "").")
      return lines.joined(separator: "\n") + "\n"
    }
    lines += inputLines + divergenceLines + differenceLines + figureLines
    return lines.map { Text.sanitised($0) + "\n" }.joined()
  }

  private func head(_ side: String, _ run: ComparedRun) -> String {
    "\(side)  \(run.name), seed \(run.course.world.seed), run \(run.run.prefix(16))"
  }

  private var inputLines: [String] {
    var lines: [String] = []
    if let seeds = inputs.seeds { lines.append("  seed  \(seeds.left) | \(seeds.right)") }
    lines += settings.map { "  \($0.path)  \($0.left) | \($0.right)" }
    lines += inputs.deeds.map { "  \($0.side == .left ? "<" : ">") \(Wording.deed($0))" }
    return ["", "What decides the runs:"] + (lines.isEmpty ? ["  no difference"] : lines)
  }

  private var divergenceLines: [String] {
    guard let first = runs.firstDivergence else { return [] }
    return [
      "",
      "First divergence at \(Wording.clock(first.time)), event \(Self.events(first)), by "
        + "\(Wording.cause(inputs, of: first)):",
    ]
      + [Side.left, .right].compactMap { side in
        let text = Wording.sighting(first, side, in: runs)
        return text.isEmpty ? nil : "  \(side == .left ? "left " : "right")  \(text)"
      }
  }

  private static func events(_ difference: Difference) -> String {
    let left = difference.left.map { "\(Address.event($0.event))" } ?? "-"
    let right = difference.right.map { "\(Address.event($0.event))" } ?? "-"
    return "\(left) | \(right)"
  }

  private static let columnWidth = 58

  private var differenceLines: [String] {
    let quiet = quietCount > 0 ? " (and \(Wording.number(quietCount)) that follow: --all)" : ""
    var lines = ["", "\(Wording.count(groups.count, "difference"))\(quiet):"]
    for group in groups.prefix(limit) {
      let (left, right) = Wording.sides(group, in: runs)
      let cut = Text.truncated(left, to: Self.columnWidth)
      let air = String(repeating: " ", count: Self.columnWidth - Text.width(cut))
      lines.append(
        "\(cut)\(air) \(Wording.sign(group.first.change)) "
          + Text.truncated(right, to: Self.columnWidth))
    }
    if groups.count > limit {
      lines.append("… \(Wording.number(groups.count - limit)) more; --limit N shows more")
    }
    return lines
  }

  private var figureLines: [String] {
    let figures = runs.figures
    guard !figures.isEmpty else { return ["", "No figure differs at the end."] }
    let width = figures.map(\.counter.rawValue.count).max() ?? 0
    return ["", "Figures that differ at \(Wording.clock(runs.end)):"]
      + figures.map {
        let name = $0.counter.rawValue
        let air = String(repeating: " ", count: width - name.count)
        return "  \(name)\(air)  \(Wording.number($0.left)) | \(Wording.number($0.right))"
      } + ["  messages at another level: \(Wording.number(runs.messageLevels.count))"]
  }
}
