// Imports that can settle no more, and the blocks that go with them (PROTOCOL 6, "At risk is not
// reverted").

extension World {
  /// Reverts to before the first block that imported this hash.
  mutating func dropImport(
    _ r: RollupID, _ export: ImportedHash, cause: RevertCause? = nil, above height: Int = 0
  ) {
    let floor = max(height, floorOfReverts(of: r))
    guard let height = rollups[r].height(ofImport: export, above: floor) else { return }
    moveChain(of: r, to: rollups[r].chain[height - 1], cause: cause ?? .importLost(export))
    followBranch(r)
    refreshOpenings(r)
  }

  /// Reverts to before the first unsettled block with an import that no surviving `B` contains:
  /// neither a registered one, nor the last that this rollup holds and can post. What an aggregator
  /// has taken into the tree stays while one is heard: it will be under the next `B`; and so does
  /// what can wait on L1.
  mutating func dropUnsupportedImports(_ r: RollupID) {
    let pending = awaitsRoot(r) ? pendingLeaf(r).height : 0
    let floor = max(l1.contracts[r].settledHeight, pending)
    let lost = rollups[r].imports(above: floor).first {
      !survives($0.hash, for: r) && !canWaitOnL1($0.hash, for: r)
    }
    guard let lost else { return }
    moveChain(of: r, to: rollups[r].chain[lost.height - 1], cause: .importLost(lost.hash))
    followBranch(r)
  }

  /// Whether a hash may settle later without a `B`: a block of another rollup, where the importing
  /// one is outside the tree. Its proof waits for that rollup's contract, or, of an L3, for its
  /// L2's chain.
  private func canWaitOnL1(_ imported: ImportedHash, for r: RollupID) -> Bool {
    imported.kind == .rollupBlock && !topology.isMember(r)
  }

  /// Whether L1 could settle an imported hash now: the chain of registered `B`s contains it, a
  /// contract has stored that block or one after it, or it is L1's own.
  func isUnderRegistry(_ imported: ImportedHash) -> Bool {
    switch imported.kind {
    case .l1Block: return isOnL1(imported)
    case .rollupBlock:
      return isSettled(imported) || isUnder(rootProof(l1.registry.checkpoint), imported)
    case .node: break
    }
    guard Int(imported.index) <= l1.registry.checkpoint,
      let node = tree.node(first: Int(imported.first), count: Int(imported.count)),
      let root = rootProof(Int(imported.index))
    else { return false }
    return proofs[nodeProof(of: node, under: root)].cur == imported.digest
  }

  /// Whether a `B` holds a rollup's block or one after it.
  func isUnder(_ root: ProofID?, _ imported: ImportedHash) -> Bool {
    let source = RollupID(Int(imported.first))
    guard let root else { return false }
    return holds(includedBlock(of: source, under: root), imported)
  }

  /// Everything this rollup could open is looked at again before its next block.
  mutating func refreshOpenings(_ r: RollupID) {
    rollups[r].view.lookEverywhereAgain()
  }
}
