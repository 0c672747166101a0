import RollupSimulation
import Screen

extension Inspection {
  static func l1Block(_ number: Int, _ scene: Scene) -> [Line] {
    let l1 = scene.layer1
    let block = l1.block(number)
    let header = block.header
    var lines = [
      field(
        "hash", .normal, .hash(HashTarget(block.hash, .l1Block(number))),
        .words(" = SHA-256(0x12 │ the fields below)")),
      field("number", "\(header.number)"),
      field("timeMs", "\(header.time.milliseconds)  (\(Wording.clock(header.time)))"),
      field(
        "parent", .normal, .object(number > 0 ? "L1#\(number - 1) " : "", .l1Block(number - 1)),
        .hash(HashTarget(header.parent, .l1Block(number - 1)))),
      field(
        "state", .normal, .hash(HashTarget(header.stateRoot, .root(.l1State(number)))),
        .words("  each rollup's settled block, then the registry")),
      field(
        "final",
        number <= l1.finalNumber
          ? "yes" : "when L1#\(number + scene.world.settings.l1.finalitySlots) exists"),
    ]
    lines += importers(ofL1Block: number, scene)
    if block.transactions.isEmpty { lines.append(field("txs", "none", .quiet)) }
    for id in block.transactions {
      let transaction = l1.transaction(id)
      lines.append(
        field(
          "tx",
          "\(Wording.transaction(transaction, scene.world)): "
            + Wording.outcome(transaction.outcome, scene.tree)
            + ", gas \(Wording.number(transaction.gas))"
        ))
    }
    if number == l1.height {
      lines.append(
        field(
          "registry", .normal, .words("checkpoint \(l1.registryCheckpoint), head "),
          .hash(
            HashTarget(
              l1.registryHead,
              scene.world.reference(
                toNode: TreeShape.root, l1.registryCheckpoint, l1.registryHead)))))
      lines.append(field("contracts", AggregatorPanel.locks(scene)))
    }
    return lines
  }

  static func aggregator(_ a: AggregatorID, _ scene: Scene) -> [Line] {
    let world = scene.world
    let aggregator = world.aggregator(a)
    let isHolder = scene.holder == a
    var lines = [
      field(
        "state",
        aggregator.isCrashed
          ? "† CRASHED, silent since \(Wording.clock(aggregator.lastBeat))"
          : isHolder ? "aggregates epoch \(world.epoch)" : "stands by with all node hashes",
        aggregator.isCrashed ? .bad : .normal),
      field(
        "beat",
        "last \(Wording.clock(aggregator.lastBeat)), every "
          + "\(Wording.length(world.settings.aggregation.heartbeat)), time-out "
          + Wording.length(world.settings.aggregation.timeout)),
      field("stake", Wording.stake(scene.layer1.stake(of: a))),
      field("workers", "\(aggregator.busyWorkers) of \(aggregator.workers.count) busy"),
    ]
    for (k, id) in aggregator.workers.enumerated().prefix(24) {
      guard let id else { continue }
      let job = world.job(id)
      var target: Address?
      if case .fold(let node, let i) = job.kind { target = world.address(of: node, checkpoint: i) }
      lines.append(
        field(
          "worker \(k)",
          "\(Wording.jobName(id, world)) \(job.percent(at: world.now))% → "
            + Wording.clock(job.ends), .info, to: target))
    }
    for term in world.terms.suffix(3) where term.holder == a {
      lines.append(
        field(
          "epoch \(term.epoch)",
          "held since \(Wording.clock(term.since))"
            + (term.isSettled ? ", settled on L1" : "")))
    }
    if isHolder {
      lines += AtRisk.lines(scene, isWide: true).map { Line($0.text, $0.style) }
    }
    return lines
  }
}
