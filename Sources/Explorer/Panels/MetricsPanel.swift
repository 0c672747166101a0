import RollupSimulation
import Screen

/// Numbers of the run so far; nothing here is estimated.
enum MetricsPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    PaneTitle(scene, .metrics, "METRICS so far").draw(&pen)
    let lines = all(scene)
    let rows = max(pen.height - 1, 0)
    let perColumn = MetricsPanel.rows(of: lines.count, width: pen.width)
    let start = min(
      max(scene.model.scroll[Model.Pane.metrics.rawValue], 0), max(perColumn - rows, 0))
    for column in 0..<(perColumn < lines.count ? 2 : 1) {
      let from = column * perColumn + start
      let end = min((column + 1) * perColumn, lines.count)
      guard from < end else { continue }
      let width = perColumn < lines.count ? pen.width / 2 : pen.width
      for (k, line) in lines[from..<end].prefix(rows).enumerated() {
        pen.put(line, at: 1 + column * width, 1 + k, width: width - 2)
      }
    }
  }

  /// Rows that so many lines take: there are two columns where there is room for them.
  static func rows(of lines: Int, width: Int) -> Int {
    width >= 110 ? max((lines + 1) / 2, 1) : lines
  }

  static func all(_ scene: Scene) -> [Line] { watches(scene) + lines(scene) }

  /// What a person watches, on top of the rest.
  private static func watches(_ scene: Scene) -> [Line] {
    let breaks = scene.model.breaks
    return zip(breaks.watches, breaks.watched).map { watch, change in
      let isChanged = change.before != change.now
      return Line(Wording.change(watch, change), isChanged ? .changed.bold : .normal)
    }
  }

  private static func lines(_ scene: Scene) -> [Line] {
    let tally = scene.world.tally
    func row(_ name: String, _ value: String) -> Line {
      var line = Line(Text.padded(name, to: 20), .quiet)
      line.add(value)
      return line
    }
    func n(_ value: some BinaryInteger) -> String { Wording.number(value) }
    let counts = scene.world.messageCounts
    let mean = counts.usableLatencyMean
    let leafMean = tally.leafCount > 0 ? tally.leafExportsSum * 100 / tally.leafCount : 0
    let l1 = scene.layer1
    return [
      row(
        "latency, usable",
        counts.usable == 0
          ? "no mint yet"
          : "mean \(Wording.length(Span(milliseconds: mean))), max "
            + Wording.length(Span(milliseconds: counts.usableLatencyMax))),
      row("checkpoint to B", "longest \(Wording.length(tally.longestRootTime))"),
      row(
        "messages",
        "\(n(counts.sent)) sent, \(n(counts.usable)) usable, "
          + "\(n(counts.covered)) covered"),
      row(
        "",
        "\(n(counts.settledInTree)) settled in tree, \(n(counts.onL1)) on L1, "
          + "\(n(counts.final)) final"
      ),
      row(
        "exports",
        "leaf max \(tally.leafExportsMax), mean \(leafMean / 100).\(Wording.two(leafMean % 100))"),
      row("", "inner max \(tally.innerExportsMax), root max \(tally.rootExportsMax)"),
      row("", "all proofs of last ck \(n(tally.exportsTotalLastCheckpoint))"),
      row("most by level", exportsByLevel(scene)),
      row("blocks", "\(n(tally.blocks)) made, \(n(tally.revertedBlocks)) reverted"),
      row("at risk", "\(Wording.count(scene.atRisk, "block")) now, \(n(tally.atRiskMax)) at most"),
      row(
        "proofs",
        "\(n(tally.proofs)) made, \(n(tally.refusedProofs)) refused, "
          + "\(n(tally.wastedProofs)) wasted"
      ),
      row("leaves carried", n(tally.carriedLeaves)),
      row("take-overs, exits", "\(n(tally.takeovers)), \(n(tally.exits))"),
      row("settlements", n(tally.settlements)),
      row(
        "L1",
        "\(n(tally.l1Transactions)) tx, gas \(n(l1.gas)), slashed \(Wording.stake(l1.slashed))"),
      row(
        "rules broken", scene.world.violations.isEmpty ? "none" : n(scene.world.violations.count)),
    ]
  }

  /// `7 6 5 4 3 2 1 0`: at each level of the tree shown, leaves first.
  private static func exportsByLevel(_ scene: Scene) -> String {
    scene.world.mostExports(at: scene.checkpoint).map { $0 < 0 ? "·" : "\($0)" }.joined(
      separator: " ")
  }
}

extension PaneRow {
  static let metrics = PaneRow(
    help: "metrics", takesMiddle: true,
    beyond: { MetricsPanel.rows(of: MetricsPanel.all($0).count, width: $1.width) - $1.height + 1 }
  ) { scene, _, pen in MetricsPanel.draw(scene, &pen) }
}
