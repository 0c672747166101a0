// A rollup whose contract opened while the tree already holds more of it than L1 (PROTOCOL 6, "At
// risk is not reverted").

extension World {
  /// Whether the rollup has to post the last `B` that it holds before it can settle alone: that `B`
  /// holds a newer leaf of it than L1 knows, or a hash that one of its unsettled blocks imported.
  ///
  /// Without it those blocks would go, although a `B` contains them; and whoever posted that `B`
  /// later would bring a leaf to L1 that contradicts the contract.
  func needsRootFirst(_ r: RollupID) -> Bool {
    let rollup = rollups[r.index]
    guard let root = rollup.view.lastRoot, let i = proofs[root.index].checkpoint,
      i > l1.registry.checkpoint
    else { return false }
    let floor = l1.contracts[r.index].settledHeight
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

  /// Whether a leaf of the rollup is in the tree and under no `B` yet, while an aggregator is heard
  /// that can make one.
  func awaitsRoot(_ r: RollupID) -> Bool {
    let view = rollups[r.index].view
    let patience = settings.aggregation.timeout * Int64(aggregators.count + 1)
    guard now < view.lastBeat + patience, rollups[r.index].isOnChain(view.included.block) else {
      return false
    }
    let covered = view.lastRoot.map {
      rollups[r.index].block(includedBlock(of: r, under: $0)).height
    }
    let height = rollups[r.index].block(view.included.block).height
    return height > max(covered ?? 0, l1.contracts[r.index].settledHeight)
  }

  /// Whether an imported hash lies under a registered `B`, or under one up to the last that the
  /// rollup holds.
  func survives(_ imported: ImportedHash, for r: RollupID) -> Bool {
    if isUnderRegistry(imported) { return true }
    guard let root = rollups[r.index].view.lastRoot, let last = proofs[root.index].checkpoint,
      imported.kind == .node, Int(imported.index) <= last,
      let node = tree.node(first: Int(imported.first), count: Int(imported.count)),
      let own = rootProof(Int(imported.index))
    else { return false }
    return proofs[nodeProof(of: node, under: own).index].cur == imported.digest
  }
}
