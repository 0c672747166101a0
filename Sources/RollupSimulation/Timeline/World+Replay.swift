// Carrying out once more what is known already (manual, "Time travel"): the same changes without
// the hashes.

extension World {
  /// Makes the next block of `r` from what is known of this stretch of the run, if anything is;
  /// true if so. With `opening` the block was made in its turn, from all that could be opened: then
  /// there is nothing left to look at.
  mutating func makeKnownBlock(of r: RollupID, opening: Bool) -> Bool {
    guard let known = memo.run(knowingBlock: rollups[r].blocks.count, of: r) else { return false }
    if opening {
      _ = rollups[r].view.takeFresh()
      takeFreshContracts(r)
    }
    replayBlock(of: r, known)
    return true
  }

  /// Files the known next block of `r` on its chain, with its mints and sends. The lists come to
  /// share with those of the known run what they hold, so nothing is copied.
  private mutating func replayBlock(of r: RollupID, _ known: KnownRun) {
    let index = BlockIndex(rollups[r].blocks.count)
    let block = known.blocks[r][index]
    let sends = block.sends.map { known.entries[$0].leaf }
    rollups[r].replay(
      block, mints: block.mints.map { book.entries[$0].leaf }, sends: sends)
    for (k, id) in block.mints.enumerated() {
      fileMint(
        id, of: r, block: index, height: block.header.height,
        via: opener(ofMint: k, in: block, of: r)
      )
    }
    for id in block.mints { forgetSenderIfDone(book.entries[id].source, at: r) }
    let origins = block.sends.map { known.entries[$0].origin }
    let ids = fileSends(sends, origins: origins, of: r, block: index)
    precondition(ids == block.sends, "a replay meets the same messages")
    rollups[r].file(
      block, from: known.blocks[r], known.chains[r],
      keepingStates: keptStates(of: r))
    noteFiled(block, of: r)
  }
}
