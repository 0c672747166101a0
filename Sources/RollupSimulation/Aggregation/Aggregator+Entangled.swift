// Leaves that depend on each other's blocks (PROTOCOL 3, `shared-direct`; post 2.2.2.2 on
// "entangled" states): which of them go into the tree is decided for all together.

extension Aggregator {
  /// Once every chain proof is in, or the deadline has passed, takes the largest set of leaves in
  /// which each one's exports lie in the chain that the tree will hold of their rollup. O(N +
  /// exports · blocks).
  mutating func decideTogether(
    _ i: Int, _ around: inout Surroundings, _ record: some PublicRecord
  ) {
    guard rounds.has(i), var round = undecided(i, around, record), !round.leaves.isEmpty
    else { return }
    round.findEntangled(record) { isContradicted($0, around, record) }
    for leaf in round.leaves {
      let r = leaf.rollup
      if rounds[i].slots[around.tree.leaf(of: r)].proof != nil { continue }
      if let reason = carryReason(r, i, around, record) {
        carry(r, i, leaf.before, reason, refused: nil, &around, record)
      } else if let proof = leaf.proof, leaf.missing == nil {
        include(r, i, proof, &around, record)
      } else if let proof = leaf.proof, let missing = leaf.missing {
        let refusal = round.isLost(r) ? Refusal.foreignExport(missing) : nil
        // Its rollup is told to go back: the proof is of a branch that nobody will go on with.
        if refusal != nil { candidates[r].removeAll { $0 == proof } }
        carry(r, i, leaf.before, .entangled, refused: refusal, &around, record)
      } else {
        carry(r, i, leaf.before, .deadline, refused: leaf.refusal, &around, record)
      }
    }
  }

  /// Leaves of a round that are open, each with the proof that could go in; `nil` while one of them
  /// may still come.
  private func undecided(
    _ i: Int, _ around: Surroundings, _ record: some PublicRecord
  ) -> EntangledRound? {
    var round = EntangledRound(rollups: candidates.count)
    for r in candidates.numbers {
      let leaf = around.tree.leaf(of: r)
      if let proof = rounds[i].slots[leaf].proof {
        round.held[r] = around.proofs[proof].block!
        continue
      }
      guard let before = includedLeaf(of: r, at: i - 1, around, record) else { return nil }
      round.held[r] = before.block
      guard carryReason(r, i, around, record) == nil else {
        round.leaves.append(EntangledRound.Leaf(rollup: r, before: before))
        continue
      }
      let (proof, refusal) = chooseCandidate(r, i, before: before, around, record)
      if proof == nil, !rounds[i].deadlinePassed { return nil }
      round.leaves.append(
        EntangledRound.Leaf(
          rollup: r, before: before, proof: proof,
          block: proof.map { around.proofs[$0].block! },
          exports: proof.map { around.proofs[$0].exports } ?? [], refusal: refusal))
    }
    return round
  }

  /// Whether an import names a node whose hash this aggregator knows to be another, or a block that
  /// nobody knows.
  @inline(__always)
  func isContradicted(
    _ imported: ImportedHash, _ around: Surroundings, _ record: some PublicRecord
  ) -> Bool {
    switch imported.kind {
    case .l1Block: return !record.isOnL1(imported)
    case .rollupBlock: return record.block(named: imported) == nil
    case .node: break
    }
    guard
      let node = around.tree.node(first: Int(imported.first), count: Int(imported.count)),
      let known = knownHash(node, Int(imported.index), around)
    else { return false }
    return known != imported.digest
  }
}

/// A round's open leaves, while it is found out which can go in.
private struct EntangledRound {
  struct Leaf {
    var rollup: RollupID
    var before: Aggregator.IncludedLeaf
    var proof: ProofID?
    /// Where that proof ends, and what it depends on.
    var block: BlockIndex?
    var exports: [ImportedHash] = []
    var refusal: Refusal?
    /// An export that the tree will not contain this time.
    var missing: ImportedHash?
    /// It names a block that does not exist.
    var isJunk = false
  }
  var leaves: [Leaf] = []
  /// The block that the tree will hold of each rollup.
  var held: ByNumber<RollupID, BlockIndex>

  init(rollups: Int) { held = ByNumber(repeating: .genesis, count: rollups) }

  /// Starts from all leaves that have a proof, and takes out one after another whose exports do not
  /// lie in what is held, until none is left to take out.
  mutating func findEntangled(
    _ record: some PublicRecord, isContradicted: (ImportedHash) -> Bool
  ) {
    for leaf in leaves {
      if let block = leaf.block { held[leaf.rollup] = block }
    }
    var isStable = false
    while !isStable {
      isStable = true
      for k in leaves.indices where leaves[k].missing == nil {
        let lost = leaves[k].exports.first { !isHeld($0, record) }
        guard let lost else { continue }
        leaves[k].missing = lost
        leaves[k].isJunk = isContradicted(lost)
        held[leaves[k].rollup] = leaves[k].before.block
        isStable = false
      }
    }
  }

  private func isHeld(_ export: ImportedHash, _ record: some PublicRecord) -> Bool {
    guard export.kind == .rollupBlock else { return true }
    let source = RollupID(Int(export.first))
    guard let block = record.block(named: export) else { return false }
    return record.descends(held[source], from: block, source)
  }

  /// Whether a leaf that can't go in depends, directly or not, on one that has no proof at all:
  /// that one's blocks are lost to the tree. If there is a proof that is only older than the
  /// import, the leaf waits a round.
  func isLost(_ r: RollupID) -> Bool {
    var asked: [RollupID] = []
    var next = r
    while !asked.contains(next), let leaf = leaves.first(where: { $0.rollup == next }) {
      asked.append(next)
      guard let missing = leaf.missing else { return leaf.proof == nil }
      if leaf.isJunk { return true }
      next = RollupID(Int(missing.first))
    }
    return false
  }
}
