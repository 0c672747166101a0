// Leaves that depend on each other's blocks (PROTOCOL 3, `shared-direct`; post 2.2.2.2 on
// "entangled" states): which of them go into the tree is decided for all together.

extension World {
  /// Once every chain proof is in, or the deadline has passed, takes the largest set of leaves in
  /// which each one's exports lie in the chain that the tree will hold of their rollup. O(N +
  /// exports · blocks).
  mutating func decideTogether(_ a: AggregatorID, _ i: Int) {
    guard aggregators[a].rounds.has(i),
      var round = undecided(a, i), !round.leaves.isEmpty
    else { return }
    round.findEntangled(in: self)
    for leaf in round.leaves {
      let r = leaf.rollup
      if aggregators[a].rounds[i].slots[tree.leaf(of: r)].proof != nil { continue }
      if let reason = carryReason(r, i, at: a) {
        carry(a, r, i, leaf.before, reason, refused: nil)
      } else if let proof = leaf.proof, leaf.missing == nil {
        include(a, r, i, proof)
      } else if let proof = leaf.proof, let missing = leaf.missing {
        let refusal = round.isLost(r) ? Refusal.foreignExport(missing) : nil
        // Its rollup is told to go back: the proof is of a branch that nobody will go on with.
        if refusal != nil { aggregators[a].candidates[r].removeAll { $0 == proof } }
        carry(a, r, i, leaf.before, .entangled, refused: refusal)
      } else {
        carry(a, r, i, leaf.before, .deadline, refused: leaf.refusal)
      }
    }
  }

  /// Leaves of a round that are open, each with the proof that could go in; `nil` while one of them
  /// may still come.
  private func undecided(_ a: AggregatorID, _ i: Int) -> EntangledRound? {
    var round = EntangledRound(rollups: rollups.count)
    let rounds = aggregators[a].rounds
    for r in rollups.indices.map({ RollupID($0) }) {
      let leaf = tree.leaf(of: r)
      if let proof = rounds[i].slots[leaf].proof {
        round.held[r] = proofs[proof].block!
        continue
      }
      guard let before = includedLeaf(a, leaf, at: i - 1) else { return nil }
      round.held[r] = before.block
      guard carryReason(r, i, at: a) == nil else {
        round.leaves.append(EntangledRound.Leaf(rollup: r, before: before))
        continue
      }
      let (proof, refusal) = chooseCandidate(a, r, i, before: before, rounds: rounds)
      if proof == nil, !rounds[i].deadlinePassed { return nil }
      round.leaves.append(
        EntangledRound.Leaf(rollup: r, before: before, proof: proof, refusal: refusal))
    }
    return round
  }
}

/// A round's open leaves, while it is found out which can go in.
private struct EntangledRound {
  struct Leaf {
    var rollup: RollupID
    var before: World.IncludedLeaf
    var proof: ProofID?
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
  mutating func findEntangled(in world: World) {
    for leaf in leaves {
      if let proof = leaf.proof { held[leaf.rollup] = world.proofs[proof].block! }
    }
    var isStable = false
    while !isStable {
      isStable = true
      for k in leaves.indices {
        guard let proof = leaves[k].proof, leaves[k].missing == nil else { continue }
        let lost = world.proofs[proof].exports.first { !isHeld($0, in: world) }
        guard let lost else { continue }
        leaves[k].missing = lost
        leaves[k].isJunk = world.isContradicted(lost)
        held[leaves[k].rollup] = leaves[k].before.block
        isStable = false
      }
    }
  }

  private func isHeld(_ export: ImportedHash, in world: World) -> Bool {
    guard export.kind == .rollupBlock else { return true }
    let source = world.rollups[Int(export.first)]
    guard let block = source.block(named: export) else { return false }
    return source.descends(held[source.id], from: block)
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
