import RollupSimulation
import Screen

/// The same moment as lines of text in reading order, for screen readers and dumb terminals: no
/// columns, no drawing, each line a statement.
public enum PlainView {
  /// The moment, ended by a line feed. Messages and rollups beyond the bounds are counted.
  public static func text(_ model: Model, messages: Int = 12, rollups: Int = 128) -> String {
    let scene = Scene(model)
    var lines = head(scene)
    lines += rollupLines(scene, rollups)
    lines += nodeLines(scene)
    lines += messageLines(scene, messages)
    lines.append("")
    lines += AggregatorPanel.facts(scene).map(\.text).filter { !$0.isEmpty }
    if scene.topology.hasTree {
      lines.append(AtRisk.lines(scene, isWide: true).map(\.text).joined(separator: " "))
    }
    lines.append("Next: \(NextEvents.text(scene, width: 200)).")
    return lines.map { Text.sanitised($0) + "\n" }.joined()
  }

  /// What the last step changed, in one line, for a stream of steps.
  public static func step(_ model: Model) -> String {
    let world = model.timeline.world
    return Text.sanitised(
      "\(TimeText.clock(of: world.now)) event \(world.eventCount): "
        + Wording.step(model.changes, in: world)
    )
  }

  private static func head(_ scene: Scene) -> [String] {
    let world = scene.world
    return [
      "prooftop, scenario \(world.scenario.name), mode \(world.settings.mode.rawValue), seed "
        + "\(world.seed), run \(scene.model.runIdentifier.prefix(4))",
      "Time \(TimeText.clock(of: world.now)), checkpoint \(world.checkpoint), "
        + "event \(world.eventCount), step unit \(Wording.unit(scene.model.unit))",
      "Last step: \(Wording.step(scene.model.changes, in: world))",
      "Selected: \(scene.model.selection)"
        + (scene.followed.map { ", following \(Wording.name($0.id))" } ?? ""),
      "",
    ]
  }

  private static func rollupLines(_ scene: Scene, _ limit: Int) -> [String] {
    let cells = NodeCells(scene: scene, checkpoint: scene.checkpoint, isTight: false)
    var lines = [
      scene.topology.hasTree
        ? "Rollups, with their chain proofs of checkpoint \(scene.checkpoint):"
        : "Rollups, each with its own proof:"
    ]
    for r in scene.tree.order.prefix(limit) {
      guard scene.topology.isMember(r) else {
        lines.append(OutsideCells.plain(r, scene))
        continue
      }
      let safety = scene.safety[r]
      let leaf = scene.tree.leaf(of: r)
      var proof: [CellLine] = []
      cells.add(leaf: leaf, width: 80, rows: 1, to: &proof)
      let end =
        scene.end(r).map {
          $0 == "↑" ? ", sender of the followed message" : ", receiver of the followed message"
        } ?? ""
      lines.append(
        "\(Wording.name(r)): head \(safety.head), in a proof to \(safety.inProof), covered to "
          + "\(safety.covered), on L1 to \(safety.onL1); \(words(scene.slot(leaf))) "
          + String(proof[0].text) + end)
    }
    let rest = scene.tree.order.count - limit
    if rest > 0 { lines.append("and \(Wording.count(rest, "rollup")) more") }
    return lines + [""]
  }

  private static func nodeLines(_ scene: Scene) -> [String] {
    guard scene.topology.hasTree else { return [] }
    let cells = NodeCells(scene: scene, checkpoint: scene.checkpoint, isTight: false)
    var lines = ["Nodes above them, root last:"]
    let inner = scene.tree.nodes.indices.map { NodeID($0) }.filter {
      !scene.tree[$0].isLeaf && !scene.isOutside($0)
    }
    .sorted { (scene.tree.level(of: $0), $0) < (scene.tree.level(of: $1), $1) }
    // Of a large tree the upper levels tell enough.
    for node in inner.suffix(63) {
      var cell: [CellLine] = []
      cells.add(node, width: 80, rows: 1, isNamed: true, to: &cell)
      lines.append(
        "level \(scene.tree.level(of: node)), \(words(scene.slot(node))): "
          + String(cell[0].text))
    }
    return lines + [""]
  }

  private static func words(_ slot: Round.Slot) -> String {
    switch slot {
    case .waiting: "waiting"
    case .ready: "ready"
    case .folding: "folding"
    case .proven: "proven"
    case .carried: "carried"
    case .refused: "refused"
    case .lost: "lost"
    }
  }

  private static func messageLines(_ scene: Scene, _ limit: Int) -> [String] {
    let levels = MessagesPanel.levels(scene.world.book.counts)
      .map { "\(Wording.level($0.0)) \(Wording.number($0.1))" }.joined(separator: ", ")
    var lines = [
      "Messages: \(Wording.number(scene.world.book.counts.sent)) sent. \(levels). "
        + "Covered \(Wording.number(scene.world.book.counts.covered))."
    ]
    for id in MessageRows.ordered(scene.model, limit: limit) {
      let m = scene.world.message(id)
      let chain = scene.world.waiting(for: id)
      let earliest = chain.first?.earliest.map { ", not before \(Wording.clock($0))" } ?? ""
      let isOver = m.reverted != nil && !scene.world.mayComeBack(m)
      let level = isOver ? "over" : Wording.level(m.level)
      let cover = m.coveredBy.map { "send covered by B.\($0)" } ?? "send not covered"
      lines.append(
        "\(Wording.name(id)) from \(Wording.name(m.source)) to "
          + "\(Wording.name(m.destination)), amount "
          + "\(m.amount), \(level), \(cover): \(Wording.waiting(m, chain, scene.world))\(earliest)")
    }
    return lines
  }
}
