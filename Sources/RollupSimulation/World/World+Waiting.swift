// What things wait for, read off the guards (ARCHITECTURE, seam 1).

extension World {
  /// From a message's next level down to the one thing that blocks; empty once it is final or
  /// reverted. O(depth).
  public func waiting(for id: MessageID) -> [Blocker] {
    let message = messages[id.index]
    if message.reverted != nil { return [] }
    switch message.level {
    case .sent: return waitingForOpening(message)
    case .openable: return [waitForNextBlock(of: message)]
    case .imported: return waitingForSettling(message)
    case .settled: return [waitForL1(message)]
    case .onL1: return [waitForFinality(message)]
    case .final: return []
    }
  }

  private func waitingForOpening(_ message: Message) -> [Blocker] {
    let (node, i) = opener(of: message)
    var chain = waiting(for: node, i)
    let receive = settings.networkDelay
    if chain.isEmpty, let proof = slot(node, i).proof {
      let arrives = proofs[proof.index].madeAt + receive
      chain = [
        Blocker(
          condition: arrives >= now ? .delivery : .block,
          object: address(of: node, checkpoint: i), actor: .network,
          earliest: nextBlockTime(notBefore: max(now, arrives)), deadline: nil)
      ]
    } else if let first = chain.first {
      // The message itself can move one delivery and one block after the node is proven.
      chain[0].earliest = first.earliest.map { nextBlockTime(notBefore: $0 + receive) }
    }
    return chain
  }

  /// The node, and its checkpoint, through which a message can first be opened.
  func opener(of message: Message) -> (node: NodeID, checkpoint: Int) {
    let ancestor = importAncestor(of: message.destination, from: message.source)
    return (
      rollups[message.destination.index].view.ancestors[ancestor],
      firstCheckpoint(containing: message)
    )
  }

  /// The checkpoint whose tree can first hold the send: where its block is included.
  private func firstCheckpoint(containing message: Message) -> Int {
    let interval = settings.checkpointInterval.milliseconds
    let own = Int((message.sentAt.milliseconds + interval - 1) / interval)
    let r = message.source.index
    var i = max(1, own)
    // A carried leaf brings its blocks at a later checkpoint.
    while i <= rollups[r].view.lastDecided {
      let leaf = tree.leaf(of: message.source)
      if let proof = slotProof(leaf, i), let block = proofs[proof.index].block,
        rollups[r].blocks[block.index].height >= Int(message.leaf.sentAtBlock),
        rollups[r].isOnChain(block)
      {
        return i
      }
      i += 1
    }
    return i
  }

  private func waitForNextBlock(of message: Message) -> Blocker {
    let r = message.destination
    let rollup = rollups[r.index]
    if rollup.sequencer.isHalted {
      return Blocker(
        condition: .healing, object: .rollup(r), actor: .person, earliest: nil, deadline: nil)
    }
    let next = nextBlockTime(notBefore: now)
    let over = next > .genesis + scenario.duration
    let height = rollup.height + 1
    return Blocker(
      condition: over ? .end : .block, object: .block(r, height: height), actor: .sequencer(r),
      earliest: over ? nil : next, deadline: nil)
  }

  private func waitingForSettling(_ message: Message) -> [Blocker] {
    guard let mint = message.mint else { return [] }
    let interval = settings.checkpointInterval.milliseconds
    let block = rollups[message.destination.index].block(mint.block)
    let own = Int((block.time.milliseconds + interval - 1) / interval)
    if l1.contracts[message.destination.index].isOpen { return [waitForL1(message)] }
    var i = max(own, rollups[message.destination.index].view.lastDecided, 1)
    // A leaf carried at one checkpoint after another: the first one not folded yet is what counts.
    while true {
      let chain = waiting(for: mint.via.node, i)
      if !chain.isEmpty { return chain }
      i += 1
    }
  }

  private func waitForL1(_ message: Message) -> Blocker {
    let r = message.destination
    if l1.contracts[r.index].isOpen {
      return Blocker(
        condition: .settlement(checkpoint: checkpoint), object: .rollup(r), actor: .prover(r),
        earliest: nil, deadline: nil)
    }
    let epoch = settings.epoch(ofCheckpoint: roots.count)
    let last = settings.lastCheckpoint(ofEpoch: epoch)
    let proven = rootEarliest(last)
    return Blocker(
      condition: .settlement(checkpoint: last), object: .root(checkpoint: last),
      actor: .aggregator(holder(ofCheckpoint: last)),
      earliest: proven.map { nextL1Block(after: $0 + settings.costs.settlement) },
      deadline: lockEnd(ofEpoch: epoch))
  }

  private func rootEarliest(_ i: Int) -> Instant? {
    if let proof = rootProof(i) { return proofs[proof.index].madeAt }
    return earliest(TreeShape.root, i)
  }

  private func waitForFinality(_ message: Message) -> Blocker {
    let r = message.destination
    let number = l1.unfinalised.first { $0.rollup == r }?.number ?? l1.height
    let at = settings.l1.slot * Int64(number + settings.l1.finalitySlots)
    return Blocker(
      condition: .finality(number: number), object: .l1Block(number), actor: .l1,
      earliest: .genesis + at, deadline: nil)
  }

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
      return Blocker(
        condition: .checkpoint(i), object: place, actor: .network, earliest: time, deadline: nil)
    }
    if tree[node].isLeaf { return waitForLeaf(tree.rollup(at: node), i, place, time) }
    switch slot(node, i) {
    case .folding(let job):
      return blocker(.proving(percent: jobs[job.index].percent(at: now), job), .aggregator(holder))
    case .refused(let refusal): return blocker(.refused(refusal), .person)
    case .ready: return blocker(.worker, .aggregator(holder))
    case .waiting, .lost, .proven, .carried: break
    }
    if aggregators[holder.index].isCrashed {
      // Without its maker a node whose inputs are there waits for a successor alone.
      let inputsAreThere =
        tree[node].children.map { slot($0.left, i).proof != nil && slot($0.right, i).proof != nil }
        ?? false
      if inputsAreThere { return waitForSuccessor(of: holder, i, place) }
    }
    return blocker(.nodeProof, .aggregator(holder))
  }

  private func waitForSuccessor(
    of holder: AggregatorID, _ i: Int, _ place: Address
  ) -> Blocker {
    let term = terms[min(settings.epoch(ofCheckpoint: i), terms.count - 1)]
    let next = aggregators.filter { !$0.isCrashed && $0.id != holder }
      .min { takeoverTime(of: $0.id, term: term) < takeoverTime(of: $1.id, term: term) }
    guard let next else {
      return Blocker(
        condition: .aggregator, object: place, actor: .person, earliest: nil, deadline: nil)
    }
    let time = takeoverTime(of: next.id, term: term)
    return Blocker(
      condition: .maker, object: place, actor: .aggregator(next.id), earliest: max(now, time),
      deadline: time)
  }

  private func waitForLeaf(
    _ r: RollupID, _ i: Int, _ place: Address, _ time: Instant?
  ) -> Blocker {
    let rollup = rollups[r.index]
    let closes = settings.time(ofCheckpoint: i) + settings.aggregation.collectionDeadline
    let deadline = closes > now ? closes : nil
    if let job = rollup.prover.job, case .chain(_, let j, _, _) = jobs[job.index].kind, j >= i {
      return Blocker(
        condition: .proving(percent: jobs[job.index].percent(at: now), job), object: place,
        actor: .prover(r), earliest: time, deadline: deadline)
    }
    if rollup.prover.isHalted, rollup.prover.proofs.last.map({ $0.checkpoint < i }) ?? true {
      return Blocker(
        condition: .healing, object: place, actor: .person, earliest: nil, deadline: deadline)
    }
    let holder = holder(ofCheckpoint: i)
    if aggregators[holder.index].isCrashed { return waitForSuccessor(of: holder, i, place) }
    let isSent = rollup.prover.proofs.last.map { $0.checkpoint >= i } ?? false
    return Blocker(
      condition: isSent ? .delivery : .chainProof, object: place,
      actor: isSent ? .network : .prover(r), earliest: time, deadline: deadline)
  }

  /// A lower bound for when a node will be proven, from proving times alone; `nil` if nobody can
  /// say. O(leaves not in below the node).
  public func earliest(_ node: NodeID, _ i: Int) -> Instant? {
    let settled = settings.time(ofCheckpoint: i)
    if let proof = slotProof(node, i) { return max(settled, proofs[proof.index].madeAt) }
    guard let resumes = resumption(i) else { return nil }
    if tree[node].isLeaf {
      return leafEarliest(tree.rollup(at: node), i).map { max($0, resumes) }
    }
    if case .folding(let job) = slot(node, i) { return jobs[job.index].ends }
    if case .refused = slot(node, i) { return nil }
    if i > checkpoint {
      // All of it is still to come: one fold a level, as if every leaf took no time.
      let levels = Int64(TreeShape.levels(of: tree[node].count))
      return max(settled, resumes) + settings.costs.fold * levels
    }
    guard let (left, right) = tree[node].children else { return nil }
    guard let a = earliest(left, i), let b = earliest(right, i) else { return nil }
    return max(resumes, a, b) + settings.costs.fold
  }

  /// When somebody can work on checkpoint `i`: now, or when the first successor takes over from a
  /// dead holder; `nil` if there is none.
  private func resumption(_ i: Int) -> Instant? {
    let holder = holder(ofCheckpoint: max(1, i))
    guard aggregators[holder.index].isCrashed else { return now }
    let term = terms[min(settings.epoch(ofCheckpoint: i), terms.count - 1)]
    return aggregators.filter { !$0.isCrashed }.map { takeoverTime(of: $0.id, term: term) }.min()
      .map { max(now, $0) }
  }

  private func leafEarliest(_ r: RollupID, _ i: Int) -> Instant? {
    let due = settings.time(ofCheckpoint: i)
    let closes = due + settings.aggregation.collectionDeadline
    if let job = rollups[r.index].prover.job, case .chain(_, let j, _, _) = jobs[job.index].kind,
      j >= i
    {
      // Late or not, the leaf is decided by the deadline at the latest.
      let ends = jobs[job.index].ends + settings.networkDelay
      return closes > now ? min(ends, closes) : max(now, ends)
    }
    if rollups[r.index].prover.isHalted { return closes > now ? closes : nil }
    return max(due, now)
  }

  /// The first rollup block not before `time`.
  func nextBlockTime(notBefore time: Instant) -> Instant {
    let step = settings.blockTime.milliseconds
    var next = (time.milliseconds + step - 1) / step * step
    if next <= now.milliseconds { next += step }
    return Instant(milliseconds: next)
  }

  /// The first L1 block strictly after `time`.
  func nextL1Block(after time: Instant) -> Instant {
    let slot = settings.l1.slot.milliseconds
    return Instant(milliseconds: (time.milliseconds / slot + 1) * slot)
  }
}
