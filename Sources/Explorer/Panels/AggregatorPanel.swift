import RollupSimulation
import Screen

/// Who aggregates, what the workers do, and what stands on L1.
enum AggregatorPanel {
  /// The pane with a line a fact.
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    PaneTitle(scene, .aggregator, scene.topology.hasTree ? "AGGREGATOR, L1" : "L1").draw(&pen)
    let lines = facts(scene)
    let start = min(
      max(scene.model.scroll[Model.Pane.aggregator.rawValue], 0),
      max(lines.count - pen.height + 1, 0))
    for (k, line) in lines[start...].prefix(max(pen.height - 1, 0)).enumerated() {
      pen.put(line, at: 1, 1 + k, width: pen.width - 1)
      if let target = line.target {
        pen.mark(row: 1 + k, target: target)
        if case .address(let address) = target, address == scene.model.selection {
          pen.sign(Sign.selected, at: 0, 1 + k, .accent)
          pen.mark(row: 1 + k, from: 1, to: 1 + Text.width(line.text), reverse: true)
          pen.cursor(at: 1, 1 + k)
        }
      }
    }
  }

  /// The same in two or three lines under the messages, the last one about what comes next.
  static func drawLines(_ scene: Scene, _ pen: inout Pen) {
    let mark = scene.topology.hasTree && scene.changed.contains(.aggregator(scene.holder))
    if mark { pen.sign(Sign.changed, at: 0, 0, .changed.bold) }
    let title = PaneTitle(scene, .aggregator, "")
    let x = title.draw(&pen)
    if scene.topology.hasTree {
      let style: Style = scene.isHolderDead ? .bad : .normal
      pen.put(workLine(scene), at: x, 0, style, target: .address(.aggregator(scene.holder)))
    } else {
      pen.put(noAggregator(scene), at: x, 0)
    }
    let l1 = l1Line(scene)
    pen.put(l1, at: 3, 1, .normal, target: .address(.l1Block(scene.layer1.height)))
    if pen.height > 2 {
      pen.put("NEXT  " + NextEvents.text(scene, width: pen.width - 10), at: 3, 2)
    } else {
      let start = 3 + Text.width(l1) + 4
      let room = pen.width - start - 6
      if room > 20 { pen.put("NEXT " + NextEvents.text(scene, width: room), at: start, 1) }
    }
  }

  private static func workLine(_ scene: Scene) -> String {
    let world = scene.world
    let holder = world.aggregator(scene.holder)
    let name = "AGG\(scene.holder.rawValue)"
    let busy = holder.busyWorkers
    let leaves = leavesIn(scene)
    let next = successor(scene)
    if holder.isCrashed {
      let deadline = takeover(scene).map {
        " · Agg\($0.0.rawValue) takes over at \(Wording.clock($0.1))"
      }
      let root = scene.coveredCheckpoint
      return "\(name) silent since \(Wording.clock(holder.lastBeat))"
        + (deadline ?? " · nobody is left to take over")
        + (root > 0 ? " · anyone may exit with B.\(root)" : "")
    }
    let beat = Wording.length(Span.seconds((world.now - holder.lastBeat).milliseconds / 1000))
    let workers = Wording.count(holder.workers.count, "worker")
    return "\(name) alive, beat \(beat) ago · \(busy) of \(workers) busy"
      + " · A.\(scene.checkpoint): \(leaves) of \(members(scene)) in"
      + (next.map { " · \(Wording.name($0)) ready" } ?? "")
  }

  private static func l1Line(_ scene: Scene) -> String {
    let l1 = scene.layer1
    let last = l1.block(l1.height)
    let mempool = l1.mempool.count
    let pending = mempool == 0 ? "no tx" : "\(mempool) tx pending"
    return "L1 #\(l1.height) \(Wording.clock(last.header.time)) · \(locks(scene)) · \(pending)"
      + " · gas \(Wording.number(l1.gas))"
  }

  /// `8 contracts at ck 0, locked to 1:04:00`.
  static func locks(_ scene: Scene) -> String {
    guard scene.topology.hasTree else { return heights(scene) }
    let contracts = scene.contracts
    let (lowest, highest) = (contracts.checkpoints.lowerBound, contracts.checkpoints.upperBound)
    let place = lowest == highest ? "ck \(lowest)" : "ck \(lowest)-\(highest)"
    var text = "\(contracts.count) contracts at \(place)"
    if contracts.open == contracts.count { return text + ", all open" }
    if let epoch = contracts.lockedForEpoch {
      let settings = scene.world.settings
      let end =
        settings.time(ofCheckpoint: settings.lastCheckpoint(ofEpoch: epoch))
        + settings.l1.lockGrace
      text += ", locked to \(Wording.clock(end))"
    }
    return contracts.open == 0 ? text : text + ", \(contracts.open) open"
  }

  static func leavesIn(_ scene: Scene) -> Int {
    scene.leavesIn.proven
  }

  /// Rollups in the tree.
  static func members(_ scene: Scene) -> Int {
    scene.leavesIn.members
  }

  /// Who would take over.
  static func successor(_ scene: Scene) -> AggregatorID? {
    let count = scene.world.aggregatorNumbers.count
    return (1..<max(count, 1)).lazy.map { AggregatorID((scene.holder.index + $0) % count) }
      .first { !scene.world.aggregator($0).isCrashed }
  }

  /// Who takes over when, after the holder fell silent.
  static func takeover(_ scene: Scene) -> (AggregatorID, Instant)? {
    let count = scene.world.aggregatorNumbers.count
    guard let next = successor(scene) else { return nil }
    let distance = (next.index - scene.holder.index + count) % count
    let time =
      scene.world.aggregator(next).lastHeard(scene.holder)
      + scene.world.settings.aggregation.timeout * Int64(distance)
    return (next, time)
  }
}

extension PaneRow {
  static let aggregator = PaneRow(
    help: "aggregator and L1",
    holding: { object in
      switch object {
      case .aggregator, .l1Block: .home
      case .rollup, .block, .chainProof, .node, .child, .root, .message, .command, .event: .missing
      }
    },
    first: { .aggregator($0.timeline.world.holder) },
    move: { Update.moveInList($0, &$1, AggregatorPanel.rows($1.timeline.world)) }
  ) { scene, _, pen in AggregatorPanel.draw(scene, &pen) }
}

extension AggregatorPanel {
  /// What can be selected.
  static func rows(_ world: World) -> [Address] {
    world.aggregatorNumbers.map { .aggregator($0) } + [.l1Block(world.layer1.height)]
  }
}
