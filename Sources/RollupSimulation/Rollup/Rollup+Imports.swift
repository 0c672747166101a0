// Which blocks of others a chain depends on (PROTOCOL 3).

extension Rollup {
  /// The last block of `source` that this chain imported.
  func imported(from source: RollupID) -> ImportedHash? {
    importedBlocks.first { $0.first == UInt32(source.rawValue) }
  }

  /// Imports of other rollups' blocks above a height, oldest first.
  func blockImports(above floor: Int) -> [ImportedHash] {
    importedBlocks.isEmpty
      ? [] : imports(above: floor).map(\.hash).filter { $0.kind == .rollupBlock }
  }

  /// Everything that the chain imported above a height, oldest first, and at which height.
  func imports(above floor: Int) -> [(height: Int, hash: ImportedHash)] {
    guard height > floor else { return [] }
    return (floor + 1...height).flatMap { k in blocks[chain[k]].imports.map { (k, $0) } }
  }

  /// The block that an imported hash names, on whichever branch. O(1) on the chain.
  func block(named imported: ImportedHash) -> BlockIndex? {
    isOnChain(imported) ? chain[Int(imported.index)] : block(hash: imported.digest)
  }

  /// The block with a hash, on whichever branch. O(blocks).
  func block(hash: Digest) -> BlockIndex? {
    blocks.lastIndex { $0.hash == hash }.map { BlockIndex($0) }
  }

  /// Whether an imported hash names a block of the chain as it is now.
  func isOnChain(_ imported: ImportedHash) -> Bool {
    let height = Int(imported.index)
    return height < chain.count && blocks[chain[height]].hash == imported.digest
  }

  /// The block at a height on a block's branch. O(blocks of the branch that are not on the chain):
  /// below one that is, the chain tells.
  @inline(__always) func ancestor(of block: BlockIndex, at height: Int) -> BlockIndex {
    if isOnChain(block) { return self.height(of: block) > height ? chain[height] : block }
    return Self.ancestor(of: block, at: height, chain, blocks)
  }

  /// The same of a block that is not on the chain. The lists alone: a method that is no part of its
  /// caller would be handed a copy of the whole rollup.
  private static func ancestor(
    of block: BlockIndex, at height: Int, _ chain: Table<BlockIndex>, _ blocks: Table<Block>
  ) -> BlockIndex {
    var block = block
    while blocks[block].height > height {
      let own = blocks[block].height
      if own < chain.count, chain[own] == block { return chain[height] }
      WorkMeter.count(.blocksWalked)
      block = blocks[block].parent
    }
    return block
  }

  /// Whether one block is another or an ancestor of it. Cost as of `ancestor`.
  @inline(__always) func descends(_ later: BlockIndex, from older: BlockIndex) -> Bool {
    ancestor(of: later, at: height(of: older)) == older
  }

  /// Headers from right above a height up to a block, on its branch.
  func links(from height: UInt64, to later: BlockIndex) -> BlockLinks {
    var headers: [BlockHeader] = []
    var block = later
    while blocks[block].header.height > height {
      WorkMeter.count(.blocksWalked)
      headers.append(blocks[block].header)
      block = blocks[block].parent
    }
    return BlockLinks(rollup: id, headers: headers.reversed())
  }
}
