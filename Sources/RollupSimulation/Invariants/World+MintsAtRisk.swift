// Mints that a failure now could undo: the messages' side of the blocks at risk.

extension World {
  /// Mints on blocks above the leaves under the last `B`; while there is none, above the settled
  /// blocks. Called where that floor or a chain has moved. O(N depth).
  mutating func recountMessagesAtRisk() {
    var risk = 0
    for r in rollups.indices {
      let floor = safeHeight(of: RollupID(r))
      risk += book.pages[r].inbox.count - Int(rollups[r].block(atHeight: floor).inboxCount)
    }
    book.recount(atRisk: risk)
  }
}
