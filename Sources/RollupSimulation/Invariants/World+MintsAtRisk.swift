// Mints that a failure now could undo: the messages' side of the blocks at risk.

extension World {
  /// A message was minted on a block that no `B` holds yet, or such mints went.
  mutating func changeMessagesAtRisk(by change: Int) {
    tally.messagesAtRisk += change
    tally.messagesAtRiskMax = max(tally.messagesAtRiskMax, tally.messagesAtRisk)
  }

  /// Mints on blocks above the leaves under the last `B`; while there is none, above the settled
  /// blocks. Called where that floor or a chain has moved. O(N depth).
  mutating func recountMessagesAtRisk() {
    var risk = 0
    for r in rollups.indices {
      let floor = roots.isEmpty ? settledHeight(of: RollupID(r)) : safeHeight(of: RollupID(r))
      risk += rollups[r].inbox.count - Int(rollups[r].block(atHeight: floor).inboxCount)
    }
    changeMessagesAtRisk(by: risk - tally.messagesAtRisk)
  }

  /// The height of a rollup's highest block on its chain that its contract has settled.
  private func settledHeight(of r: RollupID) -> Int {
    var block = l1.contracts[r].settled
    while !rollups[r].isOnChain(block) {
      block = rollups[r].blocks[block].parent
    }
    return rollups[r].blocks[block].height
  }
}
