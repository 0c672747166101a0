// Carrying out once more what is known already (manual, "Time travel"): the same changes without
// the hashes.

extension World {
  /// Whether this stretch of the run is known, and with it the block that `r` makes next.
  func isNextBlockKnown(of r: RollupID) -> Bool {
    guard isReplaying, let known else { return false }
    return rollups[r].blocks.count < known.rollups[r].blocks.count
  }

  /// The run whose list of proofs has this one already, as the next after those that are filed.
  func runKnowing(_ sealed: SealedProof) -> KnownRun? {
    guard isReplaying, let known, proofs.count < known.proofs.count,
      known.proofs[proofs.count].madeBy == eventCount,
      known.proofs[proofs.count].sealed.seal == sealed.seal
    else { return nil }
    return known
  }

  /// The next proof to be filed, if this stretch is known and it is filed by this very event;
  /// whoever asks still has to see that it is the one he is about to make, since one that was
  /// refused was never filed.
  func knownProof() -> Proof? {
    guard isReplaying, let known, proofs.count < known.proofs.count else { return nil }
    let proof = known.proofs[proofs.count]
    return proof.madeBy == eventCount ? proof : nil
  }

  /// Files the known next block of `r` on its chain, with its mints and sends. The lists come to
  /// share with those of the known run what they hold, so nothing is copied.
  mutating func replayBlock(of r: RollupID) {
    guard let known else { preconditionFailure("a known block comes from a known run") }
    let index = BlockIndex(rollups[r].blocks.count)
    let block = known.rollups[r].blocks[index]
    let sends = block.sends.map { known.entries[$0].leaf }
    rollups[r].state.replay(
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
    rollups[r].blocks.append(from: known.rollups[r].blocks)
    let height = rollups[r].chain.count
    if height < known.rollups[r].chain.count, known.rollups[r].chain[height] == index {
      rollups[r].chain.append(from: known.rollups[r].chain)
    } else {
      rollups[r].chain.append(index)
    }
    noteFiled(block, of: r)
  }
}
