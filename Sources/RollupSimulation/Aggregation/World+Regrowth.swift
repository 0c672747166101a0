// The tree goes back to an earlier `B`, because what was built on it can never stand on L1, or goes
// over to the `B`s that L1 took instead (PROTOCOL 6, "Registry").

extension World {
  func isVoid(_ id: ProofID) -> Bool { around.isVoid(id) }

  /// Cuts the tree after `B_k` and puts other `B`s there; all work on later checkpoints is dropped.
  mutating func regrow(after k: Int, adding chain: [ProofID]) {
    cuts.append(TreeCut(after: k, proofs: proofs.count))
    while roots.count > k {
      roots.removeLast()
      rootAttestations.removeLast()
    }
    for (n, root) in chain.enumerated() {
      guard case .aggregator(let a) = proofs[root].maker else { continue }
      roots.append(root)
      rootAttestations.append(attest(root: root, checkpoint: k + 1 + n, by: a))
    }
    for a in aggregators.indices { aggregators[a].dropWork(after: k, &around) }
    for id in settlementJobs { around.stop(id, after: k) }
    trace(.cut(after: k, roots: chain))
  }

  /// Everybody goes on from the `B`s that there are: L1 has told all of them.
  mutating func replantAll(after k: Int) {
    for r in rollups.indices { replant(RollupID(r), after: k) }
    for k in terms.indices {
      let last = settings.lastCheckpoint(ofEpoch: terms[k].epoch)
      terms[k].isSettled = last <= l1.registry.checkpoint
    }
    forgetSums()
    recountAtRisk()
    for a in aggregators.indices.map({ AggregatorID($0) }) where !aggregators[a].isCrashed {
      if terms.contains(where: { $0.holder == a && !$0.isSettled }) { resume(a) }
    }
    for r in rollups.indices.map({ RollupID($0) }) {
      rollups[r].sendProofsAgain(to: holder, &around)
      refreshOpenings(r)
      startProving(r)
    }
  }

  /// One rollup forgets what it had accepted of the tree that is gone, and the blocks that imported
  /// something of it.
  private mutating func replant(_ r: RollupID, after k: Int) {
    rollups[r].replant(after: k, &around)
    takeBackFromTree(r)
    let lost = rollups[r].imports(above: l1.contracts[r].settledHeight).first {
      $0.hash.kind == .node && Int($0.hash.index) > k && !isUnderRoot($0.hash)
    }
    if let lost { dropImport(r, lost.hash) }
  }

  private func isUnderRoot(_ imported: ImportedHash) -> Bool {
    guard let root = rootProof(Int(imported.index)),
      let node = tree.node(first: Int(imported.first), count: Int(imported.count))
    else { return false }
    return proofs[nodeProof(of: node, under: root)].cur == imported.digest
  }

  /// What the tree had settled and covered of a rollup above its leaf, it has not.
  private mutating func takeBackFromTree(_ r: RollupID) {
    let block = roots.last.map { includedBlock(of: r, under: $0) } ?? .genesis
    guard rollups[r].isOnChain(block) else { return }
    let leaf = rollups[r].block(block)
    let sends = book.uncover(r, downTo: Int(leaf.outboxCount))
    let mints = book.unsettle(r, downTo: Int(leaf.inboxCount))
    if !(sends.isEmpty && mints.isEmpty) {
      note(.message(.treeTakenBack(r, settled: mints, covered: sends)))
    }
  }
}
