import RollupSimulation
import Screen

extension AggregatorPanel {
  /// All facts of the pane, a line each.
  static func facts(_ scene: Scene) -> [Line] {
    let own = Line(noAggregator(scene))
    let work =
      scene.topology.hasTree ? aggregators(scene) + workers(scene) + round(scene) : [own]
    return work + l1(scene) + pending(scene)
  }

  private static func aggregators(_ scene: Scene) -> [Line] {
    let world = scene.world
    let timeout = Wording.length(world.settings.aggregation.timeout)
    return world.aggregatorNumbers.map { a in
      let aggregator = world.aggregator(a)
      let name = Wording.name(aggregator.id)
      let stake = Wording.stake(scene.layer1.stake(of: aggregator.id))
      var text: String
      var style = Style.normal
      if aggregator.isCrashed {
        text = "\(name) † silent since \(Wording.clock(aggregator.lastBeat))"
        style = .bad
      } else if aggregator.id == scene.holder {
        text =
          "\(name) alive · beat \(Wording.clock(aggregator.lastBeat)) · time-out \(timeout)"
      } else {
        text = "\(name) ready, knows all hashes"
        style = .quiet
      }
      text += " · stake \(stake)"
      if scene.isHolderDead, let next = takeover(scene), next.0 == aggregator.id {
        text = "\(name) takes over at \(Wording.clock(next.1)) · stake \(stake)"
        style = .warn
      }
      return Line(text, style, target: .address(.aggregator(aggregator.id)))
    }
  }

  private static func workers(_ scene: Scene) -> [Line] {
    let holder = scene.world.aggregator(scene.holder)
    let work = holder.workers.compactMap { $0 }.map { scene.world.job($0) }
    let idle = holder.workers.count - work.count
    var parts = work.prefix(6).map { job in
      let name = Wording.jobName(job.id, scene.world)
      return "\(name) \(job.percent(at: scene.world.now))%"
    }
    if work.count > 6 { parts.append("\(work.count - 6) more") }
    if idle > 0 { parts.append("\(idle) idle") }
    return [
      Line("\(Wording.count(holder.workers.count, "worker")): " + parts.joined(separator: ", "))
    ]
  }

  private static func round(_ scene: Scene) -> [Line] {
    let world = scene.world
    let i = scene.checkpoint
    let all = members(scene)
    let arrived = leavesIn(scene)
    var text = "A.\(i): \(arrived) of \(all) in"
    let deadline =
      world.settings.time(ofCheckpoint: i) + world.settings.aggregation.collectionDeadline
    if arrived < all {
      let missing = world.rollupNumbers.first {
        scene.topology.isMember($0) && scene.slot(scene.tree.leaf(of: $0)).proof == nil
      }
      if let missing, deadline > world.now, i <= world.checkpoint {
        text += "; A\(missing.rawValue) is carried at \(Wording.clock(deadline))"
      }
    } else {
      let carried = world.carriedLeaves(at: i)
      if carried > 0 { text += ", \(carried) of them carried" }
    }
    return [Line(text)]
  }

  private static func l1(_ scene: Scene) -> [Line] {
    let l1 = scene.layer1
    let last = l1.block(l1.height)
    let next = last.header.time + scene.world.settings.l1.slot
    let registry = l1.lastAccepted
    let hasTree = scene.topology.hasTree
    var lines: [Line] = [
      "",
      Line(
        "L1 #\(l1.height) \(Wording.clock(last.header.time)) · final #\(l1.finalNumber) · next "
          + Wording.clock(next), target: .address(.l1Block(l1.height))),
      !hasTree
        ? Line(heights(scene))
        : Line(
          registry.map {
            "registry: B.\($0.checkpoint) since L1#\($0.number), by \($0.kind.name)"
          }
            ?? "registry: genesis, no B accepted yet"),
    ]
    if registry?.isDataMissing == true {
      lines.append(Line("the exit's state diffs are not published", .warn))
    }
    if hasTree { lines.append(Line(locks(scene))) }
    for id in l1.mempool.prefix(3) {
      lines.append(
        Line("tx pending: \(Wording.transaction(l1.transaction(id), scene.world))", .info))
    }
    if l1.mempool.isEmpty { lines.append("no tx pending") }
    if let transaction = l1.newestTransaction, transaction.outcome != .pending {
      lines.append(
        Line(
          "\(Wording.transaction(transaction, scene.world)): "
            + Wording.outcome(transaction.outcome, scene.tree)))
    }
    lines.append(Line("gas \(Wording.number(l1.gas)) · slashed \(Wording.stake(l1.slashed))"))
    return lines
  }
}
