// A rollup whose contract opened while the tree already holds more of it than L1 (PROTOCOL 6, "At
// risk is not reverted").

extension World {
  /// Whether the rollup has to post the last `B` that it holds before it can settle alone: that `B`
  /// holds a newer leaf of it than L1 knows, or a hash that one of its unsettled blocks imported.
  ///
  /// Without it those blocks would go, although a `B` contains them; and whoever posted that `B`
  /// later would bring a leaf to L1 that contradicts the contract.
  func needsRootFirst(_ r: RollupID) -> Bool {
    let rollup = rollups[r]
    guard let root = rollup.view.lastRoot, let i = proofs[root].checkpoint,
      i > l1.registry.checkpoint
    else { return false }
    let floor = l1.contracts[r].settledHeight
    let known = rootProof(l1.registry.checkpoint).map {
      rollup.block(includedBlock(of: r, under: $0)).height
    }
    let leaf = rollup.block(includedBlock(of: r, under: root)).height
    if leaf > max(floor, known ?? 0) { return true }
    guard rollup.height > floor else { return false }
    return (floor + 1...rollup.height).contains { height in
      rollup.block(atHeight: height).imports.contains {
        !isUnderRegistry($0) && survives($0, for: r)
      }
    }
  }

  /// The checkpoint of the last `B` that the rollup holds; 0 for none.
  func heldCheckpoint(_ r: RollupID) -> Int {
    rollups[r].heldCheckpoint(proofs)
  }

  /// Whether a leaf of the rollup is in the tree, or on its way there, and under no `B` yet, while
  /// an aggregator is heard that can make one.
  func awaitsRoot(_ r: RollupID) -> Bool { rollups[r].awaitsRoot(l1.contracts[r], around) }

  /// The heights of the newest leaf that the tree may hold of a rollup, and of the one under the
  /// last `B` that it holds.
  func pendingLeaf(_ r: RollupID) -> (height: Int, covered: Int) { rollups[r].pendingLeaf(around) }

  /// A `B` has arrived, or L1 has taken one: those that settle alone may have waited for it. O(N).
  mutating func goOnAlone() {
    for r in l1.contracts.indices where l1.contracts[r].isOpen { startProving(RollupID(r)) }
  }

  /// Whether an imported hash lies under a registered `B`, or under one up to the last that the
  /// rollup holds.
  func survives(_ imported: ImportedHash, for r: RollupID) -> Bool {
    if isUnderRegistry(imported) { return true }
    if imported.kind == .rollupBlock { return isUnder(rollups[r].view.lastRoot, imported) }
    guard let root = rollups[r].view.lastRoot, let last = proofs[root].checkpoint,
      imported.kind == .node, Int(imported.index) <= last,
      let node = tree.node(first: Int(imported.first), count: Int(imported.count)),
      let own = rootProof(Int(imported.index))
    else { return false }
    return proofs[nodeProof(of: node, under: own)].cur == imported.digest
  }
}
