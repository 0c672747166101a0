// Property 3 between a rollup's contract and the registry: L1 knows a chain twice, by its stored
// block and by its leaf under the last accepted `B`, and the two must not contradict.

extension World {
  /// 6, its second half: no covered message is lost while its `B` can be posted within the lock.
  /// Whoever loses them to others has settled alone before his contract opened. O(1).
  mutating func checkLostRoots(lost: Int, after last: Int, by r: RollupID) {
    guard isChecking, lost > 0, !l1.contracts[r].isOpen else { return }
    report(.boundedRisk, .root(checkpoint: last + 1), declared: 0, computed: Int64(lost))
  }

  /// L1 has a new block: each stored block and the leaf under the head lie on one branch, whoever
  /// forked and whatever was given up. O(depth) a contract, and blocks that are on no chain.
  mutating func checkOneBranch(_ r: RollupID) {
    guard let root = rootProof(l1.registry.checkpoint) else { return }
    let stored = l1.contracts[r].settled
    let leaf = includedBlock(of: r, under: root)
    let height = rollups[r].blocks[leaf].height
    let isStoredHigher = rollups[r].blocks[stored].height >= height
    let (high, low) = isStoredHigher ? (stored, leaf) : (leaf, stored)
    if !rollups[r].descends(high, from: low) {
      report(
        .l1OnlyForward, .block(r, height: height),
        declared: Int64(leaf.rawValue), computed: Int64(stored.rawValue))
    }
  }
}
