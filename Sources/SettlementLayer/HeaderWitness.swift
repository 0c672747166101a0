/// What headers show L1 about the chains of rollups, of which it keeps hashes alone: whoever sends
/// a transaction supplies them. A block is named by its place among those its rollup ever made.
package protocol HeaderWitness {
  /// Whether of two blocks of a rollup one is the other or an ancestor of it.
  func areOnOneBranch(_ r: RollupID, _ a: BlockIndex, _ b: BlockIndex) -> Bool
  /// Whether a block of an export's rollup is the imported one, or descends from it.
  func holds(_ later: BlockIndex, _ imported: ImportedHash) -> Bool
  /// The blocks of L3s that the contract in an L2's state stores after a block of it, ascending;
  /// none if L3s settle elsewhere.
  func stored(on l2: RollupID, after block: BlockIndex) -> [SettlementStatement.Leaf]
  /// The block of a rollup with a hash.
  func block(of r: RollupID, hash: Digest) -> BlockIndex?
}
