// Which of the chain proofs received for a leaf goes into the tree, and why another does not
// (PROTOCOL 2.1 and 6, "Registry").

extension Aggregator {
  /// The proof of this checkpoint if it is there and fits, after the deadline the newest late one;
  /// and why the best misfit does not do.
  @inline(__always)
  func chooseCandidate(
    _ r: RollupID, _ i: Int, before: IncludedLeaf, _ around: Surroundings,
    _ record: some PublicRecord
  ) -> (ProofID?, Refusal?) {
    var refusal: Refusal?
    for proof in candidates[r].reversed() {
      guard case .chain(let s) = around.proofs[proof].statement, s.checkpoint <= i else { continue }
      if s.checkpoint < i, !rounds[i].deadlinePassed { continue }
      if let reason = refusalOf(proof, s, before: before, around, record) {
        if s.checkpoint == i, refusal == nil { refusal = reason }
        continue
      }
      return (proof, nil)
    }
    return (nil, refusal)
  }

  private func refusalOf(
    _ proof: ProofID, _ s: ChainStatement, before: IncludedLeaf, _ around: Surroundings,
    _ record: some PublicRecord
  ) -> Refusal? {
    guard around.functionality.verify(around.proofs[proof].sealed) else { return .unsealed }
    let settings = around.settings
    let epochStart = settings.epoch(ofCheckpoint: s.checkpoint) * settings.checkpointsPerEpoch
    let leaf = around.tree.leaf(of: s.rollup)
    // A proof that starts anew at the included block has that for its anchor, wherever it is: the
    // check of `prev` below covers it.
    if s.anchor != s.prev, let anchor = knownHash(leaf, epochStart, around), anchor != s.anchor {
      return .staleBase(declared: s.anchor, computed: anchor)
    }
    guard s.prev == before.hash else {
      return .staleBase(declared: s.prev, computed: before.hash)
    }
    // What L1 stores it may have taken without the tree: no `B` with another branch could stand.
    let contract = record.contract(of: s.rollup)
    if let block = around.proofs[proof].block {
      if !record.areOnOneBranch(s.rollup, block, contract.settled) {
        return .staleBase(declared: s.prev, computed: contract.settledHash)
      }
      let stored = contract.finalBlock
      if contract.hasRejoined, !record.descends(block, from: stored, s.rollup) {
        return .staleBase(declared: s.prev, computed: record.hash(of: stored, s.rollup))
      }
    }
    // Only a strict ancestor's proof holds both the leaf and the node that it names: the true hash
    // of any other node would reach the root and make it impossible for all.
    for export in s.exports
    where settings.guards.settleRule
      && !isHash(export, ofAncestorOf: leaf, at: s.checkpoint, around, record)
    {
      return .foreignExport(export)
    }
    return nil
  }

  /// Whether an export of a leaf at a checkpoint names a strict ancestor, with its hash in the tree
  /// that these rounds continue, or a block of one that was a member then: an epoch's last leaves
  /// are judged by its own members, whoever leaves with it.
  private func isHash(
    _ export: ImportedHash, ofAncestorOf leaf: NodeID, at checkpoint: Int,
    _ around: Surroundings, _ record: some PublicRecord
  ) -> Bool {
    switch export.kind {
    // In the tree only what no reorg can take back is imported from L1.
    case .l1Block: return record.isOnL1(export) && Int(export.index) <= record.finalL1Number
    // Whether it settles is decided for all leaves together.
    case .rollupBlock:
      return record.contract(of: RollupID(Int(export.first))).isMember(at: checkpoint)
    case .node: break
    }
    guard export.count > 1,
      let node = around.tree.node(first: Int(export.first), count: Int(export.count)),
      around.tree.contains(node, leaf)
    else { return false }
    return knownHash(node, Int(export.index), around) == export.digest
  }
}

extension VerifierContract {
  /// Whether a member has not been one all along: L1 may have settled more of it than the tree
  /// holds.
  var hasRejoined: Bool { membership.lowerBound > Int.min }
}
