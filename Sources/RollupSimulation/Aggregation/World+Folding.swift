// A finished fold: its witnesses are gathered, it is proven, and what it brings is handed on
// (PROTOCOL 2.1; post 2.2.2.2).

extension World {
  /// Evaluates the node relation on what the aggregator holds. Work for a checkpoint that another
  /// took over meanwhile, or whose proof came from another, is thrown away.
  mutating func finishFold(
    _ a: AggregatorID, node: NodeID, checkpoint i: Int, withJunk isJunk: Bool = false
  ) {
    guard aggregators[a].wantsFold(of: node, i, around) else {
      tally.wastedProofs += 1
      aggregators[a].release(node, i)
      return
    }
    let (sealed, fold, relation): (SealedProof, NodeFold, NodeRelation?)
    switch foldResult(a, node, i, withJunk: isJunk) {
    case .success(let made): (sealed, fold, relation) = made
    case .failure(let refusal):
      aggregators[a].refuse(node, i, refusal)
      hasRefusedFold = true
      tally.refusedProofs += 1
      noteIncident(.tree(.nodeRefused(node, checkpoint: i, refusal)))
      if isJunk { aggregators[a].foldHonestly(node, i, around) }
      return
    }
    let proof = file(
      sealed, inputs: aggregators[a].inputs(of: node, i, tree), fold: fold,
      maker: .aggregator(a))
    if let relation { trace(.fold(proof, relation)) }
    if isJunk {
      noteIncident(.tree(.junkFolded(node, checkpoint: i, proof)))
      if settings.guards.continuity {
        aggregators[a].offerJunk(proof, node, i, &around)
        return
      }
    }
    checkVanished(at: proof)
    accept(nodeProof: proof, node, i, at: a)
    let messages = settleMints(at: node, proof: proof, checkpoint: i)
    note(
      .tree(.nodeProven(node, checkpoint: i, proof, settled: fold.settled, messages: messages)))
    around.send(.nodeProof(proof, from: a))
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
    let inputs = aggregators[a].inputs(of: node, i, tree).map { proofs[$0] }
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
