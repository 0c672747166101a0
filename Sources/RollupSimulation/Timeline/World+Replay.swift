// Carrying out once more what is known already (manual, "Time travel"): the same changes without
// the hashes.

extension World {
  /// The block that `r` makes next, if this stretch of the run is known.
  func knownBlock(of r: RollupID) -> Block? {
    guard isReplaying, let known else { return nil }
    let next = rollups[r].blocks.count
    return next < known.blocks[r].count ? known.blocks[r][next] : nil
  }

  /// The next proof to be filed, if this stretch is known and it is filed by this very event;
  /// whoever asks still has to see that it is the one he is about to make, since one that was
  /// refused was never filed.
  func knownProof() -> Proof? {
    guard isReplaying, let known, proofs.count < known.proofs.count else { return nil }
    let proof = known.proofs[proofs.count]
    return proof.madeBy == eventCount ? proof : nil
  }

  /// Files a known block of `r` on its chain, with its mints and sends.
  mutating func replay(_ block: Block, of r: RollupID) {
    guard let known else { preconditionFailure("a known block comes from a known run") }
    let index = BlockIndex(rollups[r].blocks.count)
    let sends = block.sends.map { known.messages[$0].leaf }
    rollups[r].state.replay(
      block, mints: block.mints.map { messages[$0].leaf }, sends: sends)
    for (k, id) in block.mints.enumerated() {
      fileMint(
        id, of: r, block: index, height: block.header.height,
        via: opener(ofMint: k, in: block, of: r)
      )
    }
    for id in block.mints { forgetSenderIfDone(messages[id].source, at: r) }
    let traffic = block.sends.map { known.messages[$0].traffic }
    let ids = fileSends(sends, traffic: traffic, of: r, block: index)
    precondition(ids == block.sends, "a replay meets the same messages")
    file(block, of: r, at: index)
  }
}
