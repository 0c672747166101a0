/// What an aggregator can look up besides what was sent to it: L1, which is public, and what
/// headers show of the rollups' chains.
protocol PublicRecord {
  /// A rollup's contract on L1 as it is now.
  func contract(of r: RollupID) -> VerifierContract
  /// The last checkpoint that L1 has registered.
  var registeredCheckpoint: Int { get }
  /// L1 blocks up to this one are final.
  var finalL1Number: Int { get }
  /// Whether an imported hash is that of a block on L1's chain.
  func isOnL1(_ imported: ImportedHash) -> Bool
  /// Whether L1 has yet to answer a settlement of an aggregator's.
  func awaitsSettlement(by a: AggregatorID) -> Bool

  /// The height of a block, on whichever branch.
  func height(of block: BlockIndex, _ r: RollupID) -> Int
  /// Its hash.
  func hash(of block: BlockIndex, _ r: RollupID) -> Digest
  /// Whether a block is another or comes after it.
  func descends(_ later: BlockIndex, from older: BlockIndex, _ r: RollupID) -> Bool
  /// The block that an imported hash of a rollup's own names, on whichever branch.
  func block(named imported: ImportedHash) -> BlockIndex?
}

extension PublicRecord {
  /// Whether of two blocks of a rollup one is the other or an ancestor of it.
  func areOnOneBranch(_ r: RollupID, _ a: BlockIndex, _ b: BlockIndex) -> Bool {
    let isHigher = height(of: a, r) >= height(of: b, r)
    return descends(isHigher ? a : b, from: isHigher ? b : a, r)
  }
}
