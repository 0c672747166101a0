// Property 2, the second half: of any pair of rollups, the mints on the chain that L1 stores of the
// receiver are a beginning of the sends on the chain that it stores of the sender.

extension World {
  /// Looks at every pair of which this event brought mints to L1: each is of a send that L1 has
  /// settled, and whatever was sent before it in its lane was minted before it. What was on L1
  /// earlier was looked at then. O(those mints): no block is walked, unless a chain has left what
  /// L1 stores.
  ///
  /// Contracts that have opened to lone proofs no longer follow the tree, and are left out.
  mutating func checkSettledSends() {
    for id in book.newlyOnL1 {
      WorkMeter.count(.invariantVisits)
      let source = messages[id].source
      if topology.isMember(source),
        l1.contracts[source].isOpen || messages[id].mint?.onL1 == nil
      {
        continue
      }
      if isSettled(sendOf: id), isBehindItsLane(id) { continue }
      report(
        .noDoubleMint, .message(id), declared: Int64(messages[id].leaf.sentAtBlock),
        computed: Int64(l1.contracts[source].settledHeight))
    }
  }

  /// Whether L1 has the block that sent a message: in the sender's contract, or, of one that has
  /// left the tree, under a `B`.
  private func isSettled(sendOf id: MessageID) -> Bool {
    let source = messages[id].source
    let block = messages[id].sentIn
    let height = Int(messages[id].leaf.sentAtBlock)
    func holds(_ later: BlockIndex) -> Bool {
      rollups[source].ancestor(of: later, at: height) == block
    }
    if l1.contracts[source].settledHeight >= height,
      holds(l1.contracts[source].settled)
    {
      return true
    }
    return rootProof(l1.registry.checkpoint).map { holds(includedBlock(of: source, under: $0)) }
      ?? false
  }

  /// Whether the message before one from the same sender to the same receiver is on L1 as well.
  private func isBehindItsLane(_ id: MessageID) -> Bool {
    let previous = messages[id].previousInLane
    return previous == id || messages[previous].mint?.onL1 != nil
  }
}
