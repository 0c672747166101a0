/// The headers that whoever sends something to L1 shows it: every block that a rollup ever made has
/// one, on whichever branch.
struct RollupHeaders: HeaderWitness {
  let rollups: [Rollup]
  /// Rollups in whose states others settle.
  let l2s: [RollupID]

  /// Cost as of `Rollup.ancestor`.
  func areOnOneBranch(_ r: RollupID, _ a: BlockIndex, _ b: BlockIndex) -> Bool {
    let isHigher = rollups[r].blocks[a].height >= rollups[r].blocks[b].height
    return rollups[r].descends(isHigher ? a : b, from: isHigher ? b : a)
  }

  /// O(blocks between).
  func holds(_ later: BlockIndex, _ imported: ImportedHash) -> Bool {
    let rollup = rollups[Int(imported.first)]
    let top = rollup.blocks[later]
    guard imported.kind == .rollupBlock, imported.index <= top.header.height else { return false }
    return rollup.links(from: imported.index, to: later).connect(
      imported, to: BlockLinks.Block(height: top.header.height, digest: top.hash))
  }

  /// Of the L3s that the contract has ever verified. O(blocks of the branch).
  func stored(on l2: RollupID, after block: BlockIndex) -> [SettlementStatement.Leaf] {
    if !l2s.contains(l2) { return [] }
    var found: [SettlementStatement.Leaf] = []
    var next = block
    while next != .genesis {
      for case .verify(let r, let height, let hash) in rollups[l2].blocks[next].others
      where !found.contains(where: { $0.rollup == r }) {
        found.append(SettlementStatement.Leaf(rollup: r, height: Int(height), hash: hash))
      }
      next = rollups[l2].blocks[next].parent
    }
    return found.sorted { $0.rollup < $1.rollup }
  }

  func block(of r: RollupID, hash: Digest) -> BlockIndex? { rollups[r].block(hash: hash) }
}

extension World {
  /// What anyone can show L1 by now.
  var headers: RollupHeaders { RollupHeaders(rollups: rollups, l2s: topology.l2s) }
}
