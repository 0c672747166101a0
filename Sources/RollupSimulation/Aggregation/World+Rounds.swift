// Collecting leaves: which chain proof goes into the tree at a checkpoint, and which leaf is
// carried (PROTOCOL 2.1, "Late, lost and refused leaves").

extension World {
  /// The rounds of whoever knows the tree best now: the holder of the newest checkpoint.
  var bestRounds: Checkpoints<Round> {
    aggregators[holder(ofCheckpoint: max(1, checkpoint))].rounds
  }

  /// Begins the rounds up to checkpoint `i`; every aggregator listens, whoever folds.
  mutating func openRounds(_ a: AggregatorID, through i: Int) {
    guard topology.hasTree, !aggregators[a].isCrashed else { return }
    while aggregators[a].rounds.count < i {
      aggregators[a].rounds.append(
        Round(checkpoint: aggregators[a].rounds.count + 1, nodes: tree.nodes.count))
      if isResponsible(a, for: aggregators[a].rounds.count) {
        collect(a, checkpoint: aggregators[a].rounds.count)
      }
    }
  }

  /// Whether `a` is the one to fold checkpoint `i`, and alive.
  func isResponsible(_ a: AggregatorID, for i: Int) -> Bool {
    !aggregators[a].isCrashed && aggregators[a].hasAnswers && holder(ofCheckpoint: i) == a
      && foldingBegins(i) <= now
  }

  func foldingBegins(_ i: Int) -> Instant { around.foldingBegins(i) }

  /// A chain proof reaches an aggregator.
  mutating func receiveChainProof(_ id: ProofID, at a: AggregatorID) {
    guard !aggregators[a].isCrashed,
      case .chain(let statement) = proofs[id].statement
    else { return }
    aggregators[a].candidates[statement.rollup].append(id)
    for i in undecidedCheckpoints(a, of: statement.rollup) { decideLeaf(a, statement.rollup, i) }
  }

  /// Checkpoints whose leaf of `r` has no outcome yet, in order.
  private func undecidedCheckpoints(_ a: AggregatorID, of r: RollupID) -> [Int] {
    let leaf = tree.leaf(of: r)
    var found: [Int] = []
    for round in aggregators[a].rounds.reversed() {
      if round.slots[leaf].proof != nil { break }
      if isResponsible(a, for: round.checkpoint) { found.append(round.checkpoint) }
    }
    return found.reversed()
  }

  /// Looks at every leaf of a checkpoint: on its opening, and when somebody takes over.
  mutating func collect(_ a: AggregatorID, checkpoint i: Int) {
    for r in rollups.indices { decideLeaf(a, RollupID(r), i) }
    for node in tree.nodes.indices where !tree.nodes[node].isLeaf {
      considerFold(a, NodeID(node), i)
    }
    dispatch(a)
  }

  /// The collection deadline: what is not in by now is carried.
  mutating func closeCollection(_ a: AggregatorID, checkpoint i: Int) {
    guard isResponsible(a, for: i), aggregators[a].rounds.count >= i else { return }
    aggregators[a].rounds[i].deadlinePassed = true
    for r in rollups.indices { decideLeaf(a, RollupID(r), i) }
    dispatch(a)
  }

  /// Includes or carries a leaf if that can be said by now.
  mutating func decideLeaf(_ a: AggregatorID, _ r: RollupID, _ i: Int) {
    if topology.usesCommitments {
      decideTogether(a, i)
      return
    }
    let leaf = tree.leaf(of: r)
    guard aggregators[a].rounds.has(i),
      aggregators[a].rounds[i].slots[leaf].proof == nil,
      let before = includedLeaf(a, leaf, at: i - 1)
    else { return }
    if let reason = carryReason(r, i, at: a) {
      carry(a, r, i, before, reason, refused: nil)
      return
    }
    let (choice, refusal) = chooseOwnCandidate(a, r, i, before: before)
    if let choice {
      include(a, r, i, choice)
    } else if aggregators[a].rounds[i].deadlinePassed {
      carry(a, r, i, before, .deadline, refused: refusal)
    } else if let refusal {
      noteRefusal(a, r, i, refusal)
    }
  }

  typealias IncludedLeaf = (block: BlockIndex, hash: Digest, height: Int)

  /// What the tree holds of a leaf at checkpoint `i`, if decided.
  func includedLeaf(_ a: AggregatorID, _ leaf: NodeID, at i: Int) -> IncludedLeaf? {
    let r = tree.rollup(at: leaf)
    if i == 0 { return (.genesis, genesisHashes[leaf], 0) }
    guard aggregators[a].rounds.has(i), let proof = aggregators[a].rounds[i].slots[leaf].proof
    else { return nil }
    let block = proofs[proof].block!
    return (block, proofs[proof].cur, rollups[r].block(block).height)
  }

  /// A candidate for the aggregator's own rounds. They go down as an argument and are never held in
  /// a local across a write, which would copy them; and not from a function that changes the world,
  /// which would hand down a copy of all of it.
  @inline(never)
  private func chooseOwnCandidate(
    _ a: AggregatorID, _ r: RollupID, _ i: Int, before: IncludedLeaf
  ) -> (ProofID?, Refusal?) {
    chooseCandidate(a, r, i, before: before, rounds: aggregators[a].rounds)
  }

  /// The proof of this checkpoint if it is there and fits, after the deadline the newest late one;
  /// and why the best misfit does not do.
  func chooseCandidate(
    _ a: AggregatorID, _ r: RollupID, _ i: Int, before: IncludedLeaf, rounds: Checkpoints<Round>
  ) -> (ProofID?, Refusal?) {
    var refusal: Refusal?
    for id in aggregators[a].candidates[r].reversed() {
      guard case .chain(let s) = proofs[id].statement, s.checkpoint <= i else { continue }
      if s.checkpoint < i, !rounds[i].deadlinePassed { continue }
      if let reason = refusalOf(id, s, before: before, rounds: rounds) {
        if s.checkpoint == i, refusal == nil { refusal = reason }
        continue
      }
      return (id, nil)
    }
    return (nil, refusal)
  }

  private func refusalOf(
    _ id: ProofID, _ s: ChainStatement, before: IncludedLeaf, rounds: Checkpoints<Round>
  ) -> Refusal? {
    guard functionality.verify(proofs[id].sealed) else { return .unsealed }
    let epochStart = settings.epoch(ofCheckpoint: s.checkpoint) * settings.checkpointsPerEpoch
    // A proof that starts anew at the included block has that for its anchor, wherever it is: the
    // check of `prev` below covers it.
    if s.anchor != s.prev,
      let anchor = hash(of: tree.leaf(of: s.rollup), at: epochStart, in: rounds),
      anchor != s.anchor
    {
      return .staleBase(declared: s.anchor, computed: anchor)
    }
    guard s.prev == before.hash else {
      return .staleBase(declared: s.prev, computed: before.hash)
    }
    // What L1 stores it may have taken without the tree: no `B` with another branch could stand.
    let contract = l1.contracts[s.rollup]
    if let block = proofs[id].block, !areOnOneBranch(s.rollup, block, contract.settled) {
      return .staleBase(declared: s.prev, computed: contract.settledHash)
    }
    let stored = contract.finalBlock
    if hasRejoined(s.rollup), let block = proofs[id].block,
      !rollups[s.rollup].descends(block, from: stored)
    {
      let computed = rollups[s.rollup].block(stored).hash
      return .staleBase(declared: s.prev, computed: computed)
    }
    // Only a strict ancestor's proof holds both the leaf and the node that it names: the true hash
    // of any other node would reach the root and make it impossible for all.
    let leaf = tree.leaf(of: s.rollup)
    for export in s.exports
    where settings.guards.settleRule
      && !isHash(export, ofAncestorOf: leaf, at: s.checkpoint, in: rounds)
    {
      return .foreignExport(export)
    }
    return nil
  }

  private func hash(of node: NodeID, at i: Int, in rounds: Checkpoints<Round>) -> Digest? {
    if i == 0 { return genesisHashes[node] }
    guard rounds.has(i) else { return nil }
    return rounds[i].slots[node].proof.map { proofs[$0].cur }
  }

  /// Whether an export of a leaf at a checkpoint names a strict ancestor, with its hash in the tree
  /// that these rounds continue, or a block of one that was a member then: an epoch's last leaves
  /// are judged by its own members, whoever leaves with it.
  private func isHash(
    _ export: ImportedHash, ofAncestorOf leaf: NodeID, at checkpoint: Int,
    in rounds: Checkpoints<Round>
  ) -> Bool {
    switch export.kind {
    // In the tree only what no reorg can take back is imported from L1.
    case .l1Block: return isOnL1(export) && Int(export.index) <= l1.finalNumber
    // Whether it settles is decided for all leaves together.
    case .rollupBlock:
      return l1.contracts[RollupID(Int(export.first))].isMember(at: checkpoint)
    case .node: break
    }
    guard export.count > 1,
      let node = tree.node(first: Int(export.first), count: Int(export.count)),
      tree.contains(node, leaf)
    else { return false }
    let i = Int(export.index)
    if i == 0 { return genesisHashes[node] == export.digest }
    guard rounds.has(i), let proof = rounds[i].slots[node].proof
    else { return false }
    return proofs[proof].cur == export.digest
  }

  mutating func include(_ a: AggregatorID, _ r: RollupID, _ i: Int, _ proof: ProofID) {
    aggregators[a].candidates[r].removeAll { $0 == proof }
    note(.tree(.leafIncluded(r, checkpoint: i, proof)))
    fill(a, leaf: tree.leaf(of: r), i, .proven(proof), refused: nil)
  }

  mutating func carry(
    _ a: AggregatorID, _ r: RollupID, _ i: Int, _ before: IncludedLeaf, _ reason: CarryReason,
    refused: Refusal?
  ) {
    let made = around.prove({
      if case .carry(let s) = $0 { s.rollup == r && s.checkpoint == i } else { false }
    }) {
      Carry(rollup: r, checkpoint: i, included: (before.hash, before.height))
    }
    guard case .success((let sealed, _)) = made else { return }
    let proof = file(sealed, inputs: [], block: before.block, maker: .aggregator(a))
    trace(.carry(proof, reason))
    tally.carriedLeaves += 1
    note(.tree(.leafCarried(r, checkpoint: i, reason)))
    fill(a, leaf: tree.leaf(of: r), i, .carried(proof, reason), refused: refused)
  }

  private mutating func fill(
    _ a: AggregatorID, leaf: NodeID, _ i: Int, _ slot: Round.Slot, refused: Refusal?
  ) {
    let r = tree.rollup(at: leaf)
    aggregators[a].rounds[i].slots[leaf] = slot
    aggregators[a].rounds[i].leafTimes[r] = now
    aggregators[a].rounds[i].refusals.removeAll { $0.rollup == r && refused == nil }
    schedule(
      .arrival(.receipt(r, checkpoint: i, slot.proof!, refused: refused, era: cuts.count)),
      at: now + settings.networkDelay)
    considerFold(a, tree[leaf].parent!, i)
    if aggregators[a].rounds.count > i, isResponsible(a, for: i + 1) {
      decideLeaf(a, r, i + 1)
    }
    dispatch(a)
  }

  private mutating func noteRefusal(
    _ a: AggregatorID, _ r: RollupID, _ i: Int, _ refusal: Refusal
  ) {
    let entry = Round.RollupRefusal(rollup: r, refusal: refusal)
    guard !aggregators[a].rounds[i].refusals.contains(entry) else { return }
    aggregators[a].rounds[i].refusals.append(entry)
    tally.refusedProofs += 1
    noteIncident(.tree(.leafRefused(r, checkpoint: i, refusal)))
  }
}
