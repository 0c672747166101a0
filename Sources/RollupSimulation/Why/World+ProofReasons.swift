// How proofs came about: at each step the input that came last.

extension World {
  /// The proof of a node that is proven or carried.
  func reasons(ofNode node: NodeID, _ i: Int) -> [Reason] {
    let place = address(of: node, checkpoint: i)
    guard i >= 1, let id = slotProof(node, i) else {
      return [origin("duration", place, .genesis)]
    }
    if tree[node].isLeaf { return reasons(ofLeaf: tree.rollup(at: node), i) }
    let proof = proofs[id]
    let step = Reason(.proven, place, proof.madeAt, event: proof.madeBy, spent: .fold)
    let job = lastJob { $0.kind == .fold(node, checkpoint: i) && $0.ends == proof.madeAt }
    guard let job, case .worker(let a, _) = job.maker else { return [step] }
    return [step] + reasons(ofFold: node, i, startedAt: job.started, by: a)
  }

  /// Work that is under way, or was: when it began, and why not before.
  func reasons(ofWork id: JobID) -> [Reason] {
    let job = jobs[id]
    switch job.kind {
    case .fold(let node, let i):
      guard case .worker(let a, _) = job.maker else { return [] }
      let step = Reason(
        .started, address(of: node, checkpoint: i), job.started, spent: .atOnce)
      return [step] + reasons(ofFold: node, i, startedAt: job.started, by: a)
    case .chain(let r, let i, _, _):
      if let k = slowing(of: job, r) { return reasons(ofIncident: k) }
      return reasons(ofProving: r, i, startedAt: job.started, id)
    case .settlement(_, let i): return reasons(ofNode: TreeShape.root, i)
    case .lone(let r, _): return reasons(ofOpenContract: r)
    }
  }

  /// A fold begins when its last input is known, or when somebody is there to begin it.
  private func reasons(
    ofFold node: NodeID, _ i: Int, startedAt start: Instant, by a: AggregatorID
  ) -> [Reason] {
    guard let (left, right) = tree[node].children else { return [] }
    var last = (node: left, checkpoint: i, time: known(left, i, by: a))
    for (v, j) in [(right, i), (node, i - 1), (node, i - 2)] where j >= 1 {
      let time = known(v, j, by: a)
      if time > last.time { last = (v, j, time) }
    }
    if start <= last.time { return reasons(ofNode: last.node, last.checkpoint) }
    let place = address(of: node, checkpoint: i)
    let k = lastIncident { record in
      guard record.time > last.time, record.time <= start else { return false }
      return record.occurrence.background.effect == .bringsAggregator(a)
    }
    if let k {
      let spent: Reason.Spent = incidents[k].time == start ? .atOnce : .worker
      return [Reason(.started, place, start, spent: spent)] + reasons(ofIncident: k)
    }
    return [Reason(.started, place, start, spent: .worker)]
      + reasons(ofNode: last.node, last.checkpoint)
  }

  /// When an aggregator knew a node's hash.
  private func known(_ node: NodeID, _ i: Int, by a: AggregatorID) -> Instant {
    guard i >= 1, let id = slotProof(node, i) else { return .genesis }
    if tree[node].isLeaf { return leafTime(tree.rollup(at: node), i) }
    let proof = proofs[id]
    return proof.maker == .aggregator(a) ? proof.madeAt : proof.madeAt + settings.networkDelay
  }

  /// When a leaf was decided, as far as its holder was there.
  private func leafTime(_ r: RollupID, _ i: Int) -> Instant {
    let leaf = tree.leaf(of: r)
    let noted = aggregators[holder(ofCheckpoint: i)].rounds[i].leafTimes[r]
    if noted > .genesis { return noted }
    guard let id = slotProof(leaf, i) else { return .genesis }
    let proof = proofs[id]
    return proof.maker == .prover(r) ? proof.madeAt + settings.networkDelay : proof.madeAt
  }

  /// A leaf of an earlier checkpoint; empty if it is not decided.
  func reasons(ofDecidedLeaf r: RollupID, _ i: Int) -> [Reason] {
    i >= 1 ? reasons(ofLeaf: r, i) : []
  }

  private func reasons(
    ofCarried r: RollupID, _ i: Int, _ reason: CarryReason, at time: Instant
  ) -> [Reason] {
    switch reason {
    case .openContract: reasons(ofOpenContract: r, at: time)
    case .deadline, .entangled, .lockEnds: reasons(ofMissing: r, i, at: time)
    }
  }

  private func reasons(ofLeaf r: RollupID, _ i: Int) -> [Reason] {
    let leaf = tree.leaf(of: r)
    guard let id = slotProof(leaf, i) else { return [] }
    let place = Address.chainProof(r, checkpoint: i)
    let time = leafTime(r, i)
    if case .carried(_, let reason) = slot(leaf, i) {
      let step = Reason(.carried(reason), place, time, spent: .collection)
      return [step]
        + reasons(ofCarried: r, i, reason, at: time)
    }
    let proof = proofs[id]
    let own = proof.checkpoint ?? i
    let arrives = proof.madeAt + settings.networkDelay
    let k = lastIncident { record in
      guard record.time > arrives, record.time <= time else { return false }
      switch record.occurrence.background.effect {
      case .bringsAggregator: return true
      case .losesLeaf, .shortensChain, nil: return false
      }
    }
    if let k {
      return [Reason(.included, place, time, spent: .delivery)] + reasons(ofIncident: k)
    }
    let step = Reason(
      .included, place, time, spent: time > arrives ? .collection : .delivery)
    return [step] + reasons(ofChainProof: id, r, own)
  }

  private func reasons(ofChainProof id: ProofID, _ r: RollupID, _ i: Int) -> [Reason] {
    let proof = proofs[id]
    let job = lastJob {
      guard case .chain(r, let j, _, _) = $0.kind else { return false }
      return j == i && $0.state == .done && $0.ends == proof.madeAt
    }
    let place = Address.chainProof(r, checkpoint: i)
    guard let job else { return [Reason(.proven, place, proof.madeAt, event: proof.madeBy)] }
    let k = slowing(of: job, r)
    let step = Reason(
      .proven, place, proof.madeAt, event: proof.madeBy,
      spent: .chainProof(
        job.ends - job.started, usual: rollups[r].prover.usualTime, isSlowed: k != nil))
    if let k { return [step] + reasons(ofIncident: k) }
    return [step] + reasons(ofProving: r, i, startedAt: job.started, job.id)
  }

  /// The fault that made a chain proof take another time than usual, if one did.
  private func slowing(of job: Job, _ r: RollupID) -> Int? {
    lastIncident { record in
      guard case .action(.faultInjected(let fault)) = record.occurrence,
        fault.kind == .slowProver, fault.target == .rollup(r)
      else { return false }
      let time = Span.milliseconds(fault.number)
      return record.time <= job.ends && job.ends == max(record.time, job.started + time)
    }
  }

  /// A prover begins at the checkpoint, or when it is done with what it had, or healed.
  private func reasons(
    ofProving r: RollupID, _ i: Int, startedAt start: Instant, _ id: JobID
  ) -> [Reason] {
    let place = Address.chainProof(r, checkpoint: i)
    let due = settings.time(ofCheckpoint: i)
    if start <= due {
      return [
        Reason(.started, place, start, spent: .interval),
        origin("checkpointInterval", place, due),
      ]
    }
    if let k = lastIncident({ $0.time == start && $0.occurrence == .action(.healed(.prover(r))) }) {
      return [Reason(.started, place, start, spent: .atOnce)] + reasons(ofIncident: k)
    }
    let before = lastJob { job in
      guard job.id < id, job.maker == .prover(r), case .chain = job.kind else { return false }
      return job.state == .done && job.ends == start
    }
    if let before, case .chain(_, let j, _, _) = before.kind {
      let usual = rollups[r].prover.usualTime
      let k = slowing(of: before, r)
      let steps = [
        Reason(.started, place, start, spent: .prover),
        Reason(
          .proven, .chainProof(r, checkpoint: j), start,
          spent: .chainProof(before.ends - before.started, usual: usual, isSlowed: k != nil)),
      ]
      if let k { return steps + reasons(ofIncident: k) }
      return steps + reasons(ofProving: r, j, startedAt: before.started, before.id)
    }
    // Otherwise an aggregator's word on the leaf before told it where to begin.
    let leaf = reasons(ofDecidedLeaf: r, i - 1)
    guard let decided = leaf.first, decided.time <= start else {
      return [
        Reason(.started, place, start, spent: .interval),
        origin("checkpointInterval", place, due),
      ]
    }
    return [Reason(.started, place, start, spent: .delivery)] + leaf
  }

  /// Why no chain proof was there when a leaf had to be decided.
  private func reasons(ofMissing r: RollupID, _ i: Int, at time: Instant) -> [Reason] {
    let place = Address.chainProof(r, checkpoint: i)
    let k = lastIncident { record in
      guard record.time <= time else { return false }
      switch record.occurrence.background.effect {
      case .losesLeaf(r, let j): return j == i
      case .losesLeaf, .shortensChain, .bringsAggregator, nil: return record.halts(.rollup(r))
      }
    }
    let late = lastJob { job in
      guard case .chain(r, let j, _, _) = job.kind else { return false }
      return j <= i && job.started <= time && job.ends + self.settings.networkDelay > time
    }
    if let late, k.map({ incidents[$0].time < late.started }) ?? true {
      // Somebody may have slowed it down while it was under way.
      let work = reasons(ofWork: late.id)
      if let first = work.first, first.time > late.started, first.time <= time { return work }
      let begun = Reason(.started, place, late.started, spent: .prover)
      if case .chain(let r, let j, _, _) = late.kind {
        return [begun] + reasons(ofProving: r, j, startedAt: late.started, late.id)
      }
      return [begun] + work
    }
    return k.map(reasons(ofIncident:))
      ?? [origin("aggregation.collectionDeadline", place, time)]
  }

  /// The newest job of a kind. O(jobs), usually near the end.
  func lastJob(_ isMeant: (Job) -> Bool) -> Job? {
    jobs.last(where: isMeant)
  }
}
