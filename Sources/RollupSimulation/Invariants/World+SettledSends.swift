// Properties 1 and 2 on every cut of settled heads: of any pair of rollups, the mints on the chain
// that L1 stores of the receiver are a beginning of the sends on the chain that it stores of the
// sender. Then no value is on L1 that nobody had, whoever has forked, left or opened his contract.

extension World {
  /// L1 has a new block: looks at each contract that moved in it. Every mint on the way from the
  /// block that it stored to the one that it stores is of a send that the sender's contract holds
  /// by now; blocks mint each lane by its nonces, so with every mint one of the sends they are
  /// their beginning. What was settled earlier was looked at then: contracts only move forward.
  /// O(mints on the way), and their blocks where a chain has left them.
  mutating func checkSettledCut(after before: [VerifierContract]) {
    guard isChecking else { return }
    for r in rollups.indices.map({ RollupID($0) })
    where l1.contracts[r].settled != before[r].settled {
      checkOneBranch(r)
      for id in mints(of: r, after: before[r].settled, to: l1.contracts[r].settled) {
        WorkMeter.count(.invariantVisits)
        let source = book.entries[id].source
        let height = Int(book.entries[id].leaf.sentAtBlock)
        let settled = l1.contracts[source].settled
        let isSent =
          rollups[source].blocks[settled].height >= height
          && rollups[source].ancestor(of: settled, at: height) == book.entries[id].sentIn
        if isSent { continue }
        report(
          .conservation, .message(id), declared: Int64(height),
          computed: Int64(l1.contracts[source].settledHeight))
      }
    }
  }

  /// What the blocks after one up to another mint, newest block first.
  private func mints(of r: RollupID, after first: BlockIndex, to last: BlockIndex) -> [MessageID] {
    let floor = rollups[r].blocks[first].height
    let (low, high) = (rollups[r].blocks[first].inboxCount, rollups[r].blocks[last].inboxCount)
    if low == high { return [] }
    if rollups[r].isOnChain(last) { return Array(book.inbox(of: r)[Int(low)..<Int(high)]) }
    var found: [MessageID] = []
    var block = last
    while rollups[r].blocks[block].height > floor {
      WorkMeter.count(.blocksWalked)
      found += rollups[r].blocks[block].mints
      block = rollups[r].blocks[block].parent
    }
    return found
  }
}
