// What a node's proof waits for (ARCHITECTURE, seam 1).

extension World {
  /// From a node's proof down to the one input, worker or party that it waits for; empty once it
  /// is proven.
  public func waiting(for node: NodeID, _ i: Int) -> [Blocker] {
    var chain: [Blocker] = []
    var next: (node: NodeID, checkpoint: Int)? = (node, i)
    while let (v, j) = next, slotProof(v, j) == nil {
      let blocker = waitFor(v, j)
      chain.append(blocker)
      next = nil
      guard blocker.condition == .nodeProof else { break }
      if let (left, right) = tree[v].children {
        let missing = [left, right].filter { slotProof($0, j) == nil }
        next = slowest(of: missing, j).map { ($0, j) } ?? (j > 1 ? (v, j - 1) : nil)
      }
    }
    return chain
  }

  private func slowest(of nodes: [NodeID], _ i: Int) -> NodeID? {
    var found: (node: NodeID, time: Instant)?
    for node in nodes {
      let time = earliest(node, i) ?? Instant(milliseconds: .max)
      if found == nil || time > found!.time { found = (node, time) }
    }
    return found?.node
  }

  /// The guard's answer for a node that is not proven.
  func waitFor(_ node: NodeID, _ i: Int) -> Blocker {
    let place = address(of: node, checkpoint: i)
    let holder = holder(ofCheckpoint: max(1, min(i, checkpoint + 1)))
    let time = earliest(node, i)
    func blocker(
      _ condition: Blocker.Condition, _ actor: Party, deadline: Instant? = nil
    ) -> Blocker {
      Blocker(
        condition: condition, object: place, actor: actor, earliest: time, deadline: deadline)
    }
    if i > checkpoint {
      if !comes(checkpoint: i) {
        return Blocker(
          condition: .end, object: place, actor: .network, earliest: nil, deadline: nil)
      }
      // The clock goes on without an aggregator, and brings nothing.
      return resumption(i) == nil
        ? waitForAggregator(place)
        : Blocker(
          condition: .checkpoint(i), object: place, actor: .network, earliest: time,
          deadline: nil)
    }
    if tree[node].isLeaf { return waitForLeaf(tree.rollup(at: node), i, place, time) }
    switch slot(node, i) {
    // A pool that is gone folds nothing to its end, and nobody is left to take it up.
    case .folding where time == nil: return waitForAggregator(place)
    case .folding(let job):
      return blocker(.proving(percent: jobs[job].percent(at: now), job), .aggregator(holder))
    case .refused(let refusal): return blocker(.refused(refusal), .person)
    case .ready where !aggregators[holder].isCrashed: return blocker(.worker, .aggregator(holder))
    case .ready, .waiting, .lost, .proven, .carried: break
    }
    if aggregators[holder].isCrashed {
      // Without its maker a node whose inputs are there waits for a successor alone.
      let inputsAreThere =
        tree[node].children.map { slot($0.left, i).proof != nil && slot($0.right, i).proof != nil }
        ?? false
      if inputsAreThere { return waitForSuccessor(of: holder, i, place) }
    }
    return blocker(.nodeProof, .aggregator(maker(ofCheckpoint: i) ?? holder))
  }

  /// Nobody makes a proof until somebody is there again.
  private func waitForAggregator(_ place: Address) -> Blocker {
    Blocker(condition: .aggregator, object: place, actor: .person, earliest: nil, deadline: nil)
  }

  /// Who will work on a checkpoint: its holder, or whoever takes over first from a dead one; `nil`
  /// if nobody is alive.
  func maker(ofCheckpoint i: Int) -> AggregatorID? {
    let holder = holder(ofCheckpoint: max(1, i))
    if !aggregators[holder].isCrashed { return holder }
    let term = terms[min(settings.epoch(ofCheckpoint: max(1, i)), terms.count - 1)]
    return aggregators.filter { !$0.isCrashed && $0.id != holder }
      .min { takeoverTime(of: $0.id, term: term) < takeoverTime(of: $1.id, term: term) }?.id
  }

  private func waitForSuccessor(
    of holder: AggregatorID, _ i: Int, _ place: Address
  ) -> Blocker {
    let term = terms[min(settings.epoch(ofCheckpoint: i), terms.count - 1)]
    guard let next = maker(ofCheckpoint: i) else { return waitForAggregator(place) }
    let time = takeoverTime(of: next, term: term)
    return Blocker(
      condition: .maker, object: place, actor: .aggregator(next), earliest: max(now, time),
      deadline: max(now, time))
  }

  private func waitForLeaf(
    _ r: RollupID, _ i: Int, _ place: Address, _ time: Instant?
  ) -> Blocker {
    let rollup = rollups[r]
    let closes = settings.time(ofCheckpoint: i) + settings.aggregation.collectionDeadline
    let deadline = closes > now ? closes : nil
    // Proven or not, without an aggregator nobody takes it in.
    if resumption(i) == nil { return waitForAggregator(place) }
    if let job = rollup.prover.job, case .chain(_, let j, _, _) = jobs[job].kind, j >= i {
      return Blocker(
        condition: .proving(percent: jobs[job].percent(at: now), job), object: place,
        actor: .prover(r), earliest: time, deadline: deadline)
    }
    if rollup.prover.isHalted, rollup.prover.proofs.last.map({ $0.checkpoint < i }) ?? true {
      return Blocker(
        condition: .healing, object: place, actor: .person,
        earliest: deadline.flatMap { _ in time },
        deadline: deadline)
    }
    let holder = holder(ofCheckpoint: i)
    if aggregators[holder].isCrashed { return waitForSuccessor(of: holder, i, place) }
    let isSent = rollup.prover.proofs.last.map { $0.checkpoint >= i } ?? false
    return Blocker(
      condition: !isSent ? .chainProof : isLost(r, i) ? .lost : .delivery, object: place,
      actor: isSent ? .network : .prover(r), earliest: time, deadline: deadline)
  }

  /// Whether rollups are about to send their proofs once more: whoever takes an epoch over, or
  /// comes back, asks for them.
  func areProofsSentAgain(_ i: Int) -> Bool {
    let delay = settings.networkDelay
    return now <= aggregators[holder(ofCheckpoint: i)].upSince + delay * 4
      || terms.contains {
        !$0.isSettled && (aggregators[$0.holder].isCrashed || now <= $0.since + delay * 2)
      }
  }

  /// Whether a checkpoint's chain proof was made and never came to whoever makes the tree: lost on
  /// its way, which nobody there can know.
  func isLost(_ r: RollupID, _ i: Int) -> Bool {
    guard let made = rollups[r].prover.proofs.last(where: { $0.checkpoint == i })?.proof else {
      return false
    }
    if aggregators[holder(ofCheckpoint: i)].candidates[r].contains(made) { return false }
    var k = incidents.count
    while k > 0, incidents[k - 1].time >= proofs[made].madeAt {
      k -= 1
      if incidents[k].occurrence == .prover(.chainProofLost(r, checkpoint: i)) { return true }
    }
    return false
  }
}
