import Screen

/// The table that a benchmark ends with: the figures against their targets, and beside each the
/// same figure of an earlier program.
struct BenchTable {
  /// What was measured, a figure a round.
  var now: [Figure: [Double]] = [:]
  /// The same of the earlier program; `nil` if there is none to compare with.
  var before: [Figure: [Double]]?

  static func add(_ figures: [Figure: Double], to list: inout [Figure: [Double]]) {
    for (figure, value) in figures { list[figure, default: []].append(value) }
  }

  /// The lines of the table: figures that were not measured here are not in it.
  var lines: [String] {
    var lines = [
      line([
        "figure (median; least)", "now", "target", "", before == nil ? "" : "before",
        before == nil ? "" : "before / now",
      ])
    ]
    for figure in Figure.allCases {
      guard let values = now[figure] else { continue }
      let goal = figure.goal
      let median = Self.median(values)
      let verdict =
        median <= goal.target ? "met" : "\(Decimals.text(median / goal.target)) × over"
      lines.append(
        line(
          [
            "\(goal.title) (\(goal.unit.rawValue))", Self.text(values),
            "≤ \(Decimals.text(goal.target))", verdict,
          ] + beside(figure, values)))
    }
    return lines
  }

  private func beside(_ figure: Figure, _ values: [Double]) -> [String] {
    guard let before else { return [] }
    guard let old = before[figure] else { return ["not measured there"] }
    let medians = Self.median(old) / Self.median(values)
    let least = old.min()! / values.min()!
    return [Self.text(old), "\(Decimals.text(medians)) × (\(Decimals.text(least)) ×)"]
  }

  private func line(_ cells: [String]) -> String {
    let widths = [46, 20, 12, 14, 20, 0]
    let text = zip(cells, widths).map { Text.padded($0, to: max($1, Text.width($0))) }
    let all = "  " + text.joined()
    return String(all.reversed().drop { $0 == " " }.reversed())
  }

  /// The median, and the least where there are several.
  private static func text(_ values: [Double]) -> String {
    let median = Decimals.text(median(values))
    return values.count == 1 ? median : "\(median); \(Decimals.text(values.min()!))"
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[(values.count - 1) / 2]
  }
}
