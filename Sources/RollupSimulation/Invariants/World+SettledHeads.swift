// Properties 1 and 3 between a rollup's contract and the registry: L1 knows a chain twice, by its
// stored block and by its leaf under the last accepted `B`, and the two must not contradict.

extension World {
  /// A contract or the registry has moved: the stored block and the rollup's leaf under the head
  /// lie on one branch, unless its own sequencer made two, or it gave up its leaf after a silence
  /// longer than all time-outs: an open contract takes whichever branch is proven, and no such leaf
  /// can refuse a `B`. O(depth), and blocks of either that are on no chain.
  mutating func checkOneBranch(_ r: RollupID) {
    guard isChecking, rollups[r].sequencer.forks == 0,
      !rollups[r].gaveUpLeaf, let root = rootProof(l1.registry.checkpoint)
    else { return }
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
