/// Shows the block of a rollup that L1 has settled without the tree: a rollup that joins goes on
/// from there, and everything before it is L1's word (PROTOCOL 1, "a rejoining rollup's leaf is its
/// stored block"). The L1 hash becomes an export, which L1 compares when the epoch settles.
public struct RejoinWitness: Sendable {
  /// A final block of L1.
  public var l1: L1Header
  /// The contract's leaf in its state.
  public var contract: ContractPath
  /// The stored block.
  public var header: BlockHeader

  package init(
    l1: L1Header, contract: ContractPath, header: BlockHeader
  ) {
    self.l1 = l1
    self.contract = contract
    self.header = header
  }

  /// The L1 hash that the proof depends on.
  package var export: ImportedHash { .l1Block(number: l1.number, l1.hash) }

  /// Hash and height of the stored block, if the contract of `rollup` really stores it.
  func storedBlock(of rollup: RollupID) -> (hash: Digest, height: Int)? {
    let hash = header.hash
    guard header.rollup == rollup,
      Merkle.verifyInclusion(
        leafHash: L1StateLeaf.settled(rollup, blockHash: hash), index: UInt64(contract.index),
        treeSize: UInt64(contract.count), proof: contract.path, root: l1.stateRoot)
    else { return nil }
    return (hash, Int(header.height))
  }
}
