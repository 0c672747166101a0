// L1 knows a chain twice, by the block in its contract and by its leaf under the registered `B`,
// and the two never lie on different branches (PROTOCOL 6, "Registry").

extension World {
  /// Whether of two blocks of a rollup one is the other or an ancestor of it.
  func areOnOneBranch(_ r: RollupID, _ a: BlockIndex, _ b: BlockIndex) -> Bool {
    headers.areOnOneBranch(r, a, b)
  }

  /// A contract has taken a lone proof. What the tree holds of that rollup on another branch can
  /// never stand on L1, nor can any `B` that holds it: they are lost as if nobody had made them,
  /// and the tree goes on from the last that L1 can still take. That costs the others no more than
  /// the
  /// `B`s which nobody had posted.
  mutating func leaveContradicted(by r: RollupID) {
    // Where L1 does not look at branches they can stand there.
    guard settings.guards.registry else { return }
    let stored = l1.contracts[r].settled
    func contradicts(_ leaf: ProofID) -> Bool {
      proofs[leaf].block.map { !areOnOneBranch(r, $0, stored) } ?? false
    }
    let leaf = tree.leaf(of: r)
    let posted = l1.registry.checkpoint
    var last = posted
    while roots.has(last + 1), !contradicts(nodeProof(of: leaf, under: roots[last + 1])) {
      last += 1
    }
    let isUnderRoot = roots.has(last + 1)
    let isInRound = aggregators.contains { aggregator in
      aggregator.rounds.contains { round in
        round.checkpoint > last && round.slots[leaf].proof.map(contradicts) ?? false
      }
    }
    guard isUnderRoot || isInRound else { return }
    let lost = roots.count - last
    checkLostRoots(lost: lost, after: last, by: r)
    regrow(after: last, adding: [])
    noteIncident(.contract(.rootsLost(after: last, count: lost, by: r)))
    replantAll(after: last)
  }

  /// The registry took a chain of `B`s that is not the one which the tree had gone on with: L1
  /// decides, and whoever follows it goes over to that one.
  mutating func followRegistry(_ chain: [ProofID], checkpoint: Int) {
    let first = checkpoint - chain.count + 1
    let isSame = chain.enumerated().allSatisfy { k, root in
      roots.has(first + k) && roots[first + k] == root
    }
    if isSame || first - 1 > roots.count { return }
    regrow(after: first - 1, adding: chain)
    noteIncident(.contract(.rootsRestored(from: first, count: chain.count)))
    replantAll(after: first - 1)
  }
}
