// Value on every cut of settled heads (PROTOCOL 7.1): what a block of L1 has moved is looked at
// when all of it has moved, since one `B` brings both ends of a message.

extension AuditState {
  mutating func checkSettledCut() throws(Breach) {
    var moved: [(rollup: Int, blocks: [Chain.Block])] = []
    for step in l1.moves {
      // Contracts that move with their L2's have no line that tells of it.
      guard let blocks = chains[step.rollup].blocks(after: step.from, to: step.to) else {
        throw Breach(
          .forward, "block \(step.to) of R\(step.rollup) does not descend from \(step.from)")
      }
      for block in blocks { lanes.settle(block.sends, from: step.rollup) }
      moved.append((step.rollup, blocks))
    }
    l1.moves = []
    for (r, blocks) in moved {
      for block in blocks {
        if let minted = lanes.mint(block.mints, on: r) {
          throw Breach(
            .conservation,
            "R\(r) has settled a mint of what R\(minted.from) has not settled: block "
              + "\(block.height)")
        }
      }
    }
  }

  /// L1 has left the blocks that brought the contract beyond `index`.
  mutating func takeBackSettled(of r: Int, to index: Int) {
    for block in (chains[r].blocks(after: index, to: chains[r].contract.settled) ?? []).reversed() {
      lanes.unsettle(block.sends, from: r)
      lanes.unmint(block.mints, on: r)
    }
  }

  /// What L1 stores for good of each rollup: as it was before the first block that can still go.
  func finalBlock(of r: Int) -> Int {
    l1.undo.first?.contracts[r].settled ?? chains[r].contract.settled
  }

  /// What was settled for good needs no sends any more.
  mutating func forgetFinalMints() {
    for r in chains.indices {
      let final = finalBlock(of: r)
      for block in chains[r].blocks(after: chains[r].finalBlock, to: final) ?? [] {
        lanes.forget(block.mints, on: r)
      }
      chains[r].finalBlock = final
    }
  }
}
