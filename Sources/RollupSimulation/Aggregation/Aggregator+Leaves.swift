// Collecting leaves: which chain proof goes into the tree at a checkpoint, and which leaf is
// carried (PROTOCOL 2.1, "Late, lost and refused leaves").

extension Aggregator {
  /// Begins the rounds up to checkpoint `i`; every aggregator listens, whoever folds.
  mutating func openRounds(
    through i: Int, _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    guard around.topology.hasTree, !isCrashed else { return }
    while rounds.count < i {
      beginRound(&around)
      if isResponsible(for: rounds.count, around) {
        collect(checkpoint: rounds.count, &around, record)
      }
    }
  }

  mutating func beginRound(_ around: inout Surroundings) {
    rounds.append(Round(checkpoint: rounds.count + 1, nodes: around.tree.nodes.count))
    around.hasTreeBegun = true
  }

  /// A chain proof arrives.
  mutating func receiveChainProof(
    _ proof: ProofID, _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    guard !isCrashed, case .chain(let statement) = around.proofs[proof].statement else { return }
    candidates[statement.rollup].append(proof)
    for i in undecidedCheckpoints(of: statement.rollup, around) {
      decideLeaf(statement.rollup, i, &around, record)
    }
  }

  /// Checkpoints whose leaf of `r` has no outcome yet, in order.
  private func undecidedCheckpoints(of r: RollupID, _ around: Surroundings) -> [Int] {
    let leaf = around.tree.leaf(of: r)
    var found: [Int] = []
    for round in rounds.reversed() {
      if round.slots[leaf].proof != nil { break }
      if isResponsible(for: round.checkpoint, around) { found.append(round.checkpoint) }
    }
    return found.reversed()
  }

  /// Looks at every leaf of a checkpoint: on its opening, and when somebody takes over.
  mutating func collect(
    checkpoint i: Int, _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    for r in candidates.numbers { decideLeaf(r, i, &around, record) }
    for node in around.tree.nodes.indices where !around.tree.nodes[node].isLeaf {
      considerFold(NodeID(node), i, around)
    }
    dispatch(&around)
  }

  /// The collection deadline: what is not in by now is carried.
  mutating func closeCollection(
    checkpoint i: Int, _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    guard isResponsible(for: i, around), rounds.count >= i else { return }
    rounds[i].deadlinePassed = true
    for r in candidates.numbers { decideLeaf(r, i, &around, record) }
    dispatch(&around)
  }

  /// Includes or carries a leaf if that can be said by now.
  mutating func decideLeaf(
    _ r: RollupID, _ i: Int, _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    if around.topology.usesCommitments {
      decideTogether(i, &around, record)
      return
    }
    let leaf = around.tree.leaf(of: r)
    guard rounds.has(i), rounds[i].slots[leaf].proof == nil,
      let before = includedLeaf(of: r, at: i - 1, around, record)
    else { return }
    if let reason = carryReason(r, i, around, record) {
      carry(r, i, before, reason, refused: nil, &around, record)
      return
    }
    let (choice, refusal) = chooseCandidate(r, i, before: before, around, record)
    if let choice {
      include(r, i, choice, &around, record)
    } else if rounds[i].deadlinePassed {
      carry(r, i, before, .deadline, refused: refusal, &around, record)
    } else if let refusal {
      noteRefusal(r, i, refusal, &around)
    }
  }

  /// What the tree holds of a leaf at checkpoint `i`, if decided. `height`: of a block of its
  /// rollup.
  @inline(__always)
  func includedLeaf(
    _ leaf: NodeID, at i: Int, _ around: Surroundings, height: (BlockIndex) -> Int
  ) -> IncludedLeaf? {
    if i == 0 { return (.genesis, around.genesisHashes[leaf], 0) }
    guard let proof = proof(leaf, i) else { return nil }
    let block = around.proofs[proof].block!
    return (block, around.proofs[proof].cur, height(block))
  }

  @inline(__always)
  func includedLeaf(
    of r: RollupID, at i: Int, _ around: Surroundings, _ record: some PublicRecord
  ) -> IncludedLeaf? {
    includedLeaf(around.tree.leaf(of: r), at: i, around) { record.height(of: $0, r) }
  }

  /// Why the tree takes no leaf of a rollup at a checkpoint, by its contract and the heights of its
  /// blocks; `nil` if it does.
  ///
  /// A leaf that was carried through a whole epoch stays carried until its lock is renewed, or it
  /// joins again: the lock will end, and a newer leaf under a `B` that nobody has posted by then
  /// could contradict what the rollup settles alone (PROTOCOL 6, "Registry").
  @inline(__always)
  func carryReason(
    _ r: RollupID, _ i: Int, _ contract: borrowing VerifierContract, _ around: Surroundings,
    height: (BlockIndex) -> Int
  ) -> CarryReason? {
    guard let locked = contract.lockedForEpoch, contract.membership.contains(i) else {
      return .openContract
    }
    let epoch = around.settings.epoch(ofCheckpoint: i)
    guard locked < epoch, epoch > 0 else { return nil }
    let last = around.settings.lastCheckpoint(ofEpoch: epoch - 1)
    let first = last - around.settings.checkpointsPerEpoch
    let leaf = around.tree.leaf(of: r)
    guard contract.membership.lowerBound <= first + 1,
      let before = includedLeaf(leaf, at: first, around, height: height),
      let after = includedLeaf(leaf, at: last, around, height: height)
    else { return nil }
    return after.height > before.height ? nil : .lockEnds
  }

  @inline(__always)
  func carryReason(
    _ r: RollupID, _ i: Int, _ around: Surroundings, _ record: some PublicRecord
  ) -> CarryReason? {
    carryReason(r, i, record.contract(of: r), around) { record.height(of: $0, r) }
  }

  mutating func include(
    _ r: RollupID, _ i: Int, _ proof: ProofID, _ around: inout Surroundings,
    _ record: some PublicRecord
  ) {
    candidates[r].removeAll { $0 == proof }
    around.note(.tree(.leafIncluded(r, checkpoint: i, proof)))
    fill(r, i, .proven(proof), refused: nil, &around, record)
  }

  mutating func carry(
    _ r: RollupID, _ i: Int, _ before: IncludedLeaf, _ reason: CarryReason, refused: Refusal?,
    _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    let made = around.prove({
      if case .carry(let s) = $0 { s.rollup == r && s.checkpoint == i } else { false }
    }) {
      Carry(rollup: r, checkpoint: i, included: (before.hash, before.height))
    }
    guard case .success((let sealed, _)) = made else { return }
    let proof = around.file(sealed, inputs: [], block: before.block, maker: .aggregator(id))
    around.trace(.carry(proof, reason))
    around.tally.carriedLeaves += 1
    around.note(.tree(.leafCarried(r, checkpoint: i, reason)))
    fill(r, i, .carried(proof, reason), refused: refused, &around, record)
  }

  private mutating func fill(
    _ r: RollupID, _ i: Int, _ slot: Round.Slot, refused: Refusal?, _ around: inout Surroundings,
    _ record: some PublicRecord
  ) {
    let leaf = around.tree.leaf(of: r)
    rounds[i].slots[leaf] = slot
    rounds[i].leafTimes[r] = around.now
    rounds[i].refusals.removeAll { $0.rollup == r && refused == nil }
    around.send(
      .receipt(r, checkpoint: i, slot.proof!, refused: refused, era: around.cuts.count))
    considerFold(around.tree[leaf].parent!, i, around)
    if rounds.count > i, isResponsible(for: i + 1, around) { decideLeaf(r, i + 1, &around, record) }
    dispatch(&around)
  }

  private mutating func noteRefusal(
    _ r: RollupID, _ i: Int, _ refusal: Refusal, _ around: inout Surroundings
  ) {
    let entry = Round.RollupRefusal(rollup: r, refusal: refusal)
    guard !rounds[i].refusals.contains(entry) else { return }
    rounds[i].refusals.append(entry)
    around.tally.refusedProofs += 1
    around.noteIncident(.tree(.leafRefused(r, checkpoint: i, refusal)))
  }
}
