// The contract in an L2's state, which verifies its L3s' proofs (PROTOCOL 3, `l3-on-l2`).

extension AuditState {
  /// The block that the contract stores from now on: some lone proof leads to it from the one that
  /// was stored, and whatever it imported of this L2 is on the L2's chain.
  mutating func verify(
    _ layer3: Int, _ height: Int, _ hash: Digest, _ record: BlockRecord, on r: Int
  ) throws(Breach) -> Chain.StoredBlock {
    guard layer3 < chains.count, let stored = chains[r].ledger.stored(of: UInt32(layer3)) else {
      throw Breach(.lone, "R\(layer3) does not settle on R\(r)")
    }
    let proof = chains[layer3].lones.last {
      $0.cur == hash && $0.height == height && $0.anchor == stored
    }
    guard let proof else {
      throw Breach(.lone, "no proof leads from R\(layer3)'s stored block to the verified one")
    }
    for export in proof.exports {
      switch export.kind {
      case .rollupBlock:
        try demand(
          Int(export.first) == r && chains[r].holds(export, under: chains[r].head), .lone,
          "R\(layer3) imported a block that is not on R\(r)'s chain")
      case .l1Block:
        try demand(
          record.imports.contains(export), .importedHash,
          "R\(r) does not take over the L1 hash that R\(layer3) imported")
      case .node: throw Breach(.lone, "a node is left in a lone proof")
      }
    }
    chains[r].ledger.setStored(hash, of: UInt32(layer3))
    return Chain.StoredBlock(hash: hash, height: height)
  }
}
