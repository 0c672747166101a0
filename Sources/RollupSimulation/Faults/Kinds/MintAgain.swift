// A sequencer that mints a message twice; the guard on nonces stops it.

extension Fault {
  /// The sequencer first tries a block that mints its newest message once more, as soon as it can
  /// open it again.
  public static func mintAgain(_ r: RollupID) -> Fault { Fault(.mintAgain, on: .rollup(r)) }
}

extension ActionRow {
  static let mintAgain = ActionRow(
    word: "mintAgain", tag: 9, actor: .sequencer, menu: .attacks, search: .parties,
    breaksChain: true,
    means: .rollup { world, r, _ in world.rollups[r].sequencer.tell(.mintsAgain) })
}

extension World {
  /// Tries a block that mints the newest message once more, if the sequencer was told so and can
  /// open it; true if that block stands. A refused one leaves everything as it was.
  mutating func mintAgain(_ r: RollupID, insteadOf offer: BlockOffer) -> Bool {
    // After its deadline it would be returned, not minted.
    guard rollups[r].sequencer.mintsAgainNext, let id = book.pages[r].inbox.last,
      !book.entries[id].leaf.isExpired(at: now), let opening = openingAgain(id, for: r)
    else { return false }
    _ = rollups[r].sequencer.take(.mintsAgain)
    let input = rollups[r].sequencer.secondMint(of: opening, insteadOf: offer)
    if let refusal = propose(input, to: r) {
      noteIncident(.sequencer(.blockRefused(r, refusal)))
      return false
    }
    // What the block of this moment would have minted is still to be minted.
    refreshOpenings(r)
    return true
  }
}
