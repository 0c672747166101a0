// The chains of causes behind what came about, read off the world's own records: proofs, jobs,
// messages and incidents.

extension World {
  /// How an object came to where it is, newest first: at each step the cause that came last. Empty
  /// if nothing has happened to it. O(depth + jobs).
  public func reasons(behind address: Address) -> [Reason] {
    guard exists(address) else { return [] }
    switch address {
    case .message(let id): return reasons(behind: message(id))
    case .chainProof, .node, .child, .root:
      guard let (node, i) = node(at: address), i >= 1, slotProof(node, i) != nil else { return [] }
      return reasons(ofNode: node, i)
    case .block(let r, let height): return reasons(ofBlock: height, of: r)
    case .rollup(let r): return reasons(ofRollup: r)
    case .aggregator(let a):
      return lastIncident { $0.isAbout(.aggregator(a), in: self) }.map(reasons(ofIncident:)) ?? []
    case .l1Block(let number):
      guard let id = l1.blocks[number].transactions.first else { return [] }
      return reasons(ofTransaction: id, number: number)
    case .command, .event: return []
    }
  }

  /// Why the one thing that blocks is not there yet, newest first.
  func reasons(_ blocker: Blocker) -> [Reason] {
    let object = blocker.object
    switch blocker.condition {
    case .proving(_, let id): return reasons(ofWork: id)
    case .checkpoint(let i):
      return [origin("checkpointInterval", object, settings.time(ofCheckpoint: i))]
    case .block: return [origin("blockTime", object, blocker.earliest ?? now)]
    case .finality: return [origin("l1.finalitySlots", object, blocker.earliest ?? now)]
    case .end: return [origin("duration", object, .genesis + scenario.duration)]
    case .settlement(let i):
      if case .rollup(let r) = object { return reasons(ofOpenContract: r) }
      if case .prover = blocker.actor, !isUnderway(i) { return reasonsOfSilence }
      if isUnderway(i) || rootProof(i) != nil { return reasons(ofNode: TreeShape.root, i) }
      return [origin("checkpointsPerEpoch", object, settings.time(ofCheckpoint: i))]
    case .worker:
      return [Reason(.started, object, now, spent: .worker)]
        + busyWork(ofCheckpointAt: object)
    case .foreignSettlement:
      guard case .block(let r, _) = object else { return [] }
      return lastIncident { $0.isAbout(.rollup(r), in: self) }.map(reasons(ofIncident:)) ?? []
    case .commitment:
      return aggregators[holder].isCrashed ? reasonsOfSilence : []
    case .contract, .branch: return []
    case .lost:
      guard case .chainProof(let r, let i) = object else { return [] }
      return lastIncident { $0.occurrence == .prover(.chainProofLost(r, checkpoint: i)) }
        .map(reasons(ofIncident:)) ?? []
    case .delivery:
      guard let (node, i) = node(at: object), slotProof(node, i) != nil else { return [] }
      return reasons(ofNode: node, i)
    case .maker, .aggregator, .lock, .silence: return reasonsOfSilence
    case .healing:
      return lastIncident { $0.halts(object) }.map(reasons(ofIncident:)) ?? []
    case .refused:
      return lastIncident { $0.isAbout(object, in: self) }.map(reasons(ofIncident:)) ?? []
    case .nodeProof, .chainProof: return []
    }
  }

  func origin(_ setting: String, _ object: Address, _ time: Instant) -> Reason {
    Reason(.origin(.setting(setting)), object, time)
  }

  /// Why no aggregator is heard.
  private var reasonsOfSilence: [Reason] {
    lastIncident {
      if case .aggregator(.aggregatorCrashed) = $0.occurrence { true } else { false }
    }.map(reasons(ofIncident:)) ?? []
  }

  /// Whether a proof of `B_i` for L1 is in work.
  private func isUnderway(_ i: Int) -> Bool {
    settlementJobs.contains {
      guard case .settlement(_, i) = jobs[$0].kind else { return false }
      return jobs[$0].state == .running
    }
  }

  /// What keeps the pool busy that should fold a node.
  private func busyWork(ofCheckpointAt object: Address) -> [Reason] {
    guard let (_, i) = node(at: object) else { return [] }
    let workers = aggregators[holder(ofCheckpoint: i)].workers.compactMap { $0 }
    guard let first = workers.min(by: { jobs[$0].ends < jobs[$1].ends }) else {
      return [origin("aggregation.workers", object, now)]
    }
    return reasons(ofWork: first)
  }

  private func reasons(ofRollup r: RollupID) -> [Reason] {
    if let k = lastIncident({ $0.isAbout(.rollup(r), in: self) }) { return reasons(ofIncident: k) }
    let last = l1.registry.entries.last { entry in
      l1.contracts[r].settledCheckpoint == entry.checkpoint
    }
    guard let last else { return [] }
    return reasons(ofRegistered: last.checkpoint, number: last.number)
  }

  private func reasons(ofBlock height: Int, of r: RollupID) -> [Reason] {
    let block = rollups[r].block(atHeight: height)
    let made = Reason(.made, .block(r, height: height), block.time, spent: .block)
    let root = rootProof(firstCheckpoint(of: r, height: height))
    switch blockState(r, height: height) {
    case .onL1 where l1.contracts[r].settledHeight >= height:
      return reasons(ofSettled: r, height: height)
    case .covered, .onL1:
      guard let root, let i = proofs[root].checkpoint else { break }
      return reasons(ofNode: TreeShape.root, i)
    case .inChainProof:
      let i = firstCheckpoint(of: r, height: height)
      if slotProof(tree.leaf(of: r), i) != nil { return reasons(ofNode: tree.leaf(of: r), i) }
    case .built: break
    }
    return [made, origin("blockTime", .block(r, height: height), block.time)]
  }

  /// How L1 came to hold a block: the first `B` that does, else the newest proof of the rollup's
  /// own.
  func reasons(ofSettled r: RollupID, height: Int) -> [Reason] {
    let entry = l1.registry.entries.first { entry in
      rootProof(entry.checkpoint).map {
        rollups[r].block(includedBlock(of: r, under: $0)).height >= height
      } ?? false
    }
    if let entry { return reasons(ofRegistered: entry.checkpoint, number: entry.number) }
    // What an L3 has on L1 it has there through its L2.
    let l2 = topology.settlingL2(of: r)
    let needed = l2.map { verifyingHeight(of: r, height: height, on: $0) } ?? height
    let lone = l1.transactions.first {
      guard case .lone(let proof) = $0.kind, case .accepted = $0.outcome,
        case .lone(let s) = proofs[proof].statement
      else { return false }
      return s.rollup == l2 ?? r && s.curHeight >= needed
    }
    guard let lone, case .accepted(let number) = lone.outcome else {
      return [origin("l1.slot", .rollup(r), l1.contracts[r].settledAt ?? .genesis)]
    }
    return reasons(ofTransaction: lone.id, number: number)
  }
}
