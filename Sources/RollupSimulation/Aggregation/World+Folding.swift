// Folding: which node is ready, who works on it, and what a finished node proof brings
// (PROTOCOL 2.1; post 2.2.2.2).

extension World {
  /// The hash of a node as an aggregator knows it: `∅` before checkpoint 0.
  func knownHash(_ a: AggregatorID, _ node: NodeID, _ i: Int) -> Digest? {
    if i < 0 { return .zero }
    if i == 0 { return genesisHashes[node] }
    guard aggregators[a].rounds.has(i),
      let proof = aggregators[a].rounds[i].slots[node].proof
    else { return nil }
    return proofs[proof].cur
  }

  /// Whether a node can be folded: both inputs are in, each continues what was accepted before,
  /// and the node's own hash one and two checkpoints ago is known.
  func foldGuard(_ a: AggregatorID, _ node: NodeID, _ i: Int) -> Guard {
    missingInput(a, node, i).map { .blocked(waitFor($0.node, $0.checkpoint)) } ?? .ready
  }

  /// The first input of a fold that is not there. Whoever only wants to know whether there is any
  /// asks this: telling who brings it, and when, costs a walk over all leaves below.
  private func missingInput(
    _ a: AggregatorID, _ node: NodeID, _ i: Int
  ) -> (node: NodeID, checkpoint: Int)? {
    guard let (left, right) = tree[node].children else { return nil }
    if !isKnown(a, left, i) { return (left, i) }
    if !isKnown(a, right, i) { return (right, i) }
    if !isKnown(a, node, i - 1) { return (node, i - 1) }
    return isKnown(a, node, i - 2) ? nil : (node, i - 2)
  }

  private func isKnown(_ a: AggregatorID, _ node: NodeID, _ i: Int) -> Bool {
    if i <= 0 { return true }
    return i <= aggregators[a].rounds.count
      && aggregators[a].rounds[i].slots[node].isProven
  }

  /// Queues a fold that has become ready.
  mutating func considerFold(_ a: AggregatorID, _ node: NodeID, _ i: Int) {
    guard isResponsible(a, for: i), aggregators[a].rounds.count >= i,
      !tree[node].isLeaf
    else { return }
    switch aggregators[a].rounds[i].slots[node] {
    case .waiting, .lost: break
    case .ready, .folding, .proven, .carried, .refused: return
    }
    guard missingInput(a, node, i) == nil else { return }
    aggregators[a].rounds[i].slots[node] = .ready
    aggregators[a].backlog.append(Aggregator.Task(kind: .fold(node), checkpoint: i))
  }

  /// Gives queued work to idle workers, first come first served.
  mutating func dispatch(_ a: AggregatorID) {
    guard !aggregators[a].isCrashed else { return }
    while !aggregators[a].backlog.isEmpty,
      let worker = aggregators[a].workers.firstIndex(of: nil)
    {
      let task = aggregators[a].backlog.removeFirst()
      guard isResponsible(a, for: task.checkpoint) else {
        if case .fold(let node) = task.kind { release(node, task.checkpoint, of: a) }
        continue
      }
      let job: JobID
      switch task.kind {
      case .fold(let node):
        guard case .ready = aggregators[a].rounds[task.checkpoint].slots[node]
        else { continue }
        job = startJob(
          .fold(node, checkpoint: task.checkpoint), maker: .worker(a, worker),
          lasting: settings.costs.fold)
        aggregators[a].rounds[task.checkpoint].slots[node] = .folding(job)
        noteJunk(a, job)
        note(.tree(.foldStarted(node, checkpoint: task.checkpoint, job)))
      case .expansion:
        job = startJob(
          .settlement(.expansion, checkpoint: task.checkpoint), maker: .worker(a, worker),
          lasting: settings.costs.settlement)
        note(.settlement(.settlementStarted(.expansion, checkpoint: task.checkpoint, job)))
      }
      aggregators[a].workers[worker] = job
    }
  }

  /// A node that an aggregator no longer works on waits again, in case the epoch comes back to it.
  private mutating func release(_ node: NodeID, _ i: Int, of a: AggregatorID) {
    if aggregators[a].rounds[i].slots[node].proof == nil {
      aggregators[a].rounds[i].slots[node] = .waiting
    }
  }

  /// Evaluates the node relation on what the aggregator holds. Work for a checkpoint that another
  /// took over meanwhile, or whose proof came from another, is thrown away.
  mutating func finishFold(
    _ a: AggregatorID, node: NodeID, checkpoint i: Int, withJunk isJunk: Bool = false
  ) {
    guard isResponsible(a, for: i),
      aggregators[a].rounds[i].slots[node].proof == nil
    else {
      tally.wastedProofs += 1
      release(node, i, of: a)
      return
    }
    let (sealed, fold, relation): (SealedProof, NodeFold, NodeRelation?)
    switch foldResult(a, node, i, withJunk: isJunk) {
    case .success(let made): (sealed, fold, relation) = made
    case .failure(let refusal):
      aggregators[a].rounds[i].slots[node] = .refused(refusal)
      hasRefusedFold = true
      tally.refusedProofs += 1
      noteIncident(.tree(.nodeRefused(node, checkpoint: i, refusal)))
      if isJunk { foldHonestly(a, node, i) }
      return
    }
    let (left, right) = tree[node].children!
    let proof = file(
      sealed, inputs: [slotProof(a, left, i), slotProof(a, right, i)], fold: fold,
      maker: .aggregator(a))
    if let relation { trace(.fold(proof, relation)) }
    if isJunk, offerJunk(proof, node, i, by: a) { return }
    checkVanished(at: proof)
    accept(nodeProof: proof, node, i, at: a)
    let messages = settleMints(at: node, proof: proof, checkpoint: i)
    note(
      .tree(.nodeProven(node, checkpoint: i, proof, settled: fold.settled, messages: messages)))
    schedule(.arrival(.nodeProof(proof, from: a)), at: now + settings.networkDelay)
    if node == TreeShape.root { finishRoot(a, proof, checkpoint: i) }
  }

  private func foldResult(
    _ a: AggregatorID, _ node: NodeID, _ i: Int, withJunk isJunk: Bool
  ) -> Result<(sealed: SealedProof, fold: NodeFold, relation: NodeRelation?), Refusal> {
    let (first, count) = (tree[node].first, tree[node].count)
    return around.proveFold({ $0.checkpoint == i && $0.first == first && $0.count == count }) {
      nodeRelation(a, node, i, withJunk: isJunk)
    }
  }

  private func nodeRelation(
    _ a: AggregatorID, _ node: NodeID, _ i: Int, withJunk isJunk: Bool
  ) -> NodeRelation {
    let (left, right) = tree[node].children!
    let inputs = [left, right].map { proofs[slotProof(a, $0, i)] }
    let exports = inputs.flatMap(\.exports)
    let leaves = topology.usesCommitments ? leafOpenings(for: exports, under: inputs) : []
    return NodeRelation(
      checkpoint: i, left: inputs[0].sealed, right: inputs[1].sealed,
      looseInput: isJunk ? junk(for: node, i) : knownHash(a, node, i - 2) ?? .zero,
      links: exportLinks(
        for: exports, newest: i - 1, in: aggregators[a].rounds, leaves: leaves),
      leaves: leaves, places: (tree[left].first, tree[right].first), order: tree.order,
      isRoot: node == TreeShape.root,
      rootMustBeEmpty: settings.guards.rootMustBeEmpty,
      settleRule: settings.guards.settleRule)
  }

  private func slotProof(_ a: AggregatorID, _ node: NodeID, _ i: Int) -> ProofID {
    aggregators[a].rounds[i].slots[node].proof!
  }

  /// Openings of higher exports down to lower ones at the same checkpoint, where both are there.
  func containments(in exports: [ImportedHash]) -> [ContainmentOpening] {
    let nodes = exports.compactMap { export in
      tree.node(first: Int(export.first), count: Int(export.count)).map { (export, $0) }
    }
    var found: [ContainmentOpening] = []
    for (lower, below) in nodes {
      for (higher, above) in nodes
      where above != below && tree.contains(above, below) && higher.index == lower.index {
        if let path = containmentPath(from: higher, above, to: below) {
          found.append(ContainmentOpening(higher: higher, lower: lower, path: path))
        }
      }
    }
    return found
  }

  private func containmentPath(
    from higher: ImportedHash, _ above: NodeID, to below: NodeID
  ) -> [NodePreimage]? {
    guard
      let slot = bestRounds.has(Int(higher.index))
        ? bestRounds[Int(higher.index)].slots[above].proof : nil,
      proofs[slot].cur == higher.digest
    else { return nil }
    var path: [NodePreimage] = []
    var node = above
    var proof = slot
    while node != below, let (left, right) = tree[node].children {
      path.append(preimage(of: proof))
      let goesLeft = tree.contains(left, below)
      node = goesLeft ? left : right
      proof = proofs[proof].inputs[goesLeft ? 0 : 1]
    }
    return path
  }

  /// An aggregator, holder or standby, takes a node proof into its round, leaves included, after
  /// checking continuity.
  ///
  /// With `replacing`, what it holds of the node and of everything below gives way: who was away
  /// follows the tree that the others went on with.
  mutating func accept(
    nodeProof id: ProofID, _ node: NodeID, _ i: Int, at a: AggregatorID, replacing: Bool = false
  ) {
    guard aggregators[a].rounds.count >= i else { return }
    let held = aggregators[a].rounds[i].slots[node].proof
    if let held, !replacing || held == id { return }
    if settings.guards.continuity {
      guard knownHash(a, node, i - 1) == proofs[id].prev,
        replacing || agrees(id, node, i, with: a)
      else { return }
    }
    checkContinuity(of: id, after: knownHash(a, node, i - 1))
    aggregators[a].rounds[i].slots[node] = .proven(id)
    if let (left, right) = tree[node].children {
      for (child, input) in zip([left, right], proofs[id].inputs) {
        adopt(input, child, i, at: a, replacing: replacing)
      }
    }
    if let parent = tree[node].parent { considerFold(a, parent, i) }
    considerFold(a, node, i + 1)
    if node == TreeShape.root { settleNext(a) }
  }

  /// Whether a node proof was made from what the aggregator itself holds of the children, if it
  /// holds anything: it can't continue two trees.
  func agrees(_ id: ProofID, _ node: NodeID, _ i: Int, with a: AggregatorID) -> Bool {
    guard let (left, right) = tree[node].children else { return true }
    return zip([left, right], proofs[id].inputs).allSatisfy { child, input in
      aggregators[a].rounds[i].slots[child].proof.map {
        proofs[$0].cur == proofs[input].cur
      } ?? true
    }
  }

  /// What a node proof was made from is thereby known too.
  private mutating func adopt(
    _ id: ProofID, _ node: NodeID, _ i: Int, at a: AggregatorID, replacing: Bool
  ) {
    let held = aggregators[a].rounds[i].slots[node].proof
    if let held, !replacing || held == id { return }
    if tree[node].isLeaf {
      if case .carry = proofs[id].statement {
        aggregators[a].rounds[i].slots[node] = .carried(id, .deadline)
      } else {
        aggregators[a].rounds[i].slots[node] = .proven(id)
        aggregators[a].candidates[tree.rollup(at: node)].removeAll { $0 == id }
      }
      // The next epoch's holder may have waited for nothing else.
      if !replacing, isResponsible(a, for: i + 1) { decideLeaf(a, tree.rollup(at: node), i + 1) }
    } else {
      accept(nodeProof: id, node, i, at: a, replacing: replacing)
    }
  }

  /// Mints whose import settles at this node, because the proof holds both ends.
  private mutating func settleMints(
    at node: NodeID, proof: ProofID, checkpoint i: Int
  ) -> [MessageID] {
    var found = around.messagesToTell
    for r in tree.rollups(under: node) {
      guard let ancestor = tree.place(of: node, above: r).map({ UInt8($0) }),
        book.hasUnsettled(r, at: ancestor)
      else { continue }
      let included = includedBlock(of: r, under: proof)
      guard rollups[r].isOnChain(included) else { continue }
      let settled = book.settle(
        mintsOf: r, at: ancestor, upTo: Int32(rollups[r].block(included).height),
        via: Message.Via(place: .node(node, checkpoint: i), at: now))
      found.append(settled)
    }
    return found.ids
  }

  /// `B_i` exists: it is what everyone can exit with from now on.
  private mutating func finishRoot(_ a: AggregatorID, _ proof: ProofID, checkpoint i: Int) {
    precondition(roots.count == i - 1, "every checkpoint gets its B before the next one's")
    roots.append(proof)
    let signed = attest(root: proof, checkpoint: i, by: a)
    rootAttestations.append(signed)
    trace(.root(proof, checkpoint: i, signed))
    tally.longestRootTime = max(
      tally.longestRootTime, now - settings.time(ofCheckpoint: i))
    recountAtRisk()
    countExports(under: proof)
    settleNext(a)
  }

  /// Blocks above the leaves under the last `B`. O(N depth).
  mutating func recountAtRisk() {
    var risk = 0
    for r in rollups.indices {
      risk += rollups[r].height - safeHeight(of: RollupID(r))
    }
    changeAtRisk(by: risk - tally.atRisk)
    recountMessagesAtRisk()
  }

  /// The height of a rollup's highest block on its chain that lies under the last `B`, or that its
  /// contract has settled. The tree only carries the leaf of one that is no member.
  func safeHeight(of r: RollupID) -> Int {
    let contract = l1.contracts[r]
    var block = contract.settled
    // Who has left stays locked until its last epoch's lock ends: its leaf still comes with a `B`.
    if topology.isMember(r) || !contract.isOpen, let root = roots.last {
      let leaf = includedBlock(of: r, under: root)
      if rollups[r].blocks[leaf].height >= contract.settledHeight { block = leaf }
    }
    return rollups[r].height(of: rollups[r].newestOnChain(under: block))
  }

  private mutating func countExports(under root: ProofID) {
    var total = 0
    func walk(_ id: ProofID) {
      let proof = proofs[id]
      let exports = proof.exports.count
      total += exports
      if let inputs = proof.inputs.isEmpty ? nil : proof.inputs {
        if id == root {
          tally.rootExportsMax = max(tally.rootExportsMax, exports)
        }
        tally.innerExportsMax = max(tally.innerExportsMax, exports)
        inputs.forEach(walk)
      } else {
        tally.leafExportsMax = max(tally.leafExportsMax, exports)
        tally.leafExportsSum += exports
        tally.leafCount += 1
      }
    }
    walk(root)
    tally.exportsTotalLastCheckpoint = total
  }
}
