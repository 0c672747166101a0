// Which messages are on L1, by what its contracts store (PROTOCOL 6).

extension World {
  /// Mints of blocks under one that the contract stores are on L1, also if it is of a branch that
  /// the rollup has left: those below the fork are that block's past. Of them, those up to `end`
  /// are there since `time`.
  mutating func markOnL1(
    _ r: RollupID, under block: BlockIndex, _ found: inout MessagesToTell, upTo end: Int = .max,
    since time: Instant
  ) {
    let fresh = book.bringToL1(r, upTo: min(end, mintCount(of: r, under: block)), at: time)
    found.append(book.pages[r].inbox[fresh])
  }

  /// Mints of the chain's blocks that lie under a block which the contract stores.
  func mintCount(of r: RollupID, under block: BlockIndex) -> Int {
    Int(rollups[r].block(rollups[r].newestOnChain(under: block)).inboxCount)
  }

  /// Mints of blocks under one that the contract stored in a final L1 block are final, likewise.
  mutating func markFinal(
    _ r: RollupID, under block: BlockIndex, _ found: inout MessagesToTell, upTo end: Int = .max,
    since time: Instant
  ) {
    let fresh = book.finalise(r, upTo: min(end, mintCount(of: r, under: block)), at: time)
    found.append(book.pages[r].inbox[fresh])
  }

  /// A chain has come back to what L1 knows of it. What is on L1 there has been so since L1 took
  /// it, and not since the chain came back: a time that L1 has written is rewritten by nobody but
  /// by L1 itself, when it leaves the block that wrote it. O(1) if there is none, else
  /// O(moves).
  mutating func markBackOnL1(_ r: RollupID) {
    let (present, contract, reach) = (now, l1.contracts[r], book.pages[r].reach)
    guard
      mintCount(of: r, under: contract.settled) > reach.end(of: .onL1)
        || mintCount(of: r, under: contract.finalBlock) > reach.end(of: .final)
    else { return }
    var (onL1, final) = (around.messagesToTell, around.messagesToTell)
    for move in l1.moves where move.rollup == r {
      let height = min(rollups[r].height(of: move.block), rollups[r].height)
      let end = Int(rollups[r].block(atHeight: height).inboxCount)
      // A block of L1 that is being made is not there yet.
      let time = move.number > l1.height ? present : l1.blocks[move.number].header.time
      markOnL1(r, under: contract.settled, &onL1, upTo: end, since: time)
      markFinal(
        r, under: contract.finalBlock, &final, upTo: end, since: move.finalAt ?? present)
    }
    if !onL1.ids.isEmpty || !final.ids.isEmpty {
      note(.message(.mintsBackOnL1(r, onL1.ids, final: final.ids)))
    }
  }
}
