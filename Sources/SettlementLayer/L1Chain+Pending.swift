// Transitions that L1 can't settle yet (PROTOCOL 3, `direct`; post 1.2): one that imported a block
// of another rollup settles when that rollup's contract has stored a chain with this block, or
// together with the transition of that rollup which does.

extension L1Chain {
  /// Settles the largest set of waiting transitions in which each one's exports lie in a settled
  /// chain or in one of the set: without that two rollups that imported from each other would wait
  /// for ever, with nothing wrong. Starts from all of them and takes out what lacks something.
  package mutating func settleWaiting(_ headers: some HeaderWitness) -> [SettledAlone] {
    guard let draft else { preconditionFailure("contracts move in blocks") }
    var taken = contracts.map(\.pending.count)
    guard taken.contains(where: { $0 > 0 }) else { return [] }
    var isStable = false
    while !isStable {
      isStable = true
      for r in taken.indices where taken[r] > 0 {
        let pending = contracts[r].pending.prefix(taken[r])
        let good = pending.prefix { $0.exports.allSatisfy { isCovered($0, by: taken, headers) } }
          .count
        if good < taken[r] {
          taken[r] = good
          isStable = false
        }
      }
    }
    var settled: [SettledAlone] = []
    for r in taken.indices where taken[r] > 0 {
      settled.append(settle(RollupID(r), by: taken[r], in: draft, headers))
    }
    return settled
  }

  private func isCovered(
    _ export: ImportedHash, by taken: [Int], _ headers: some HeaderWitness
  ) -> Bool {
    let source = Int(export.first)
    let last = taken[source] > 0 ? contracts[source].pending[taken[source] - 1].block : nil
    return headers.holds(last ?? contracts[source].settled, export)
  }

  private mutating func settle(
    _ r: RollupID, by count: Int, in draft: Draft, _ headers: some HeaderWitness
  ) -> SettledAlone {
    let last = contracts[r].pending[count - 1]
    contracts[r].pending.removeFirst(count)
    var moves: [ContractMove] = []
    move(
      SettlementStatement.Leaf(rollup: r, height: last.height, hash: last.cur), to: last.block,
      checkpoint: contracts[r].settledCheckpoint, in: draft, headers, &moves)
    return SettledAlone(rollup: r, transaction: last.transaction, moves: moves)
  }

  /// Whether a transition has waited for longer than L1 keeps one.
  package func isOverdue(_ pending: PendingTransition, at now: Instant) -> Bool {
    now - pending.since > rules.pendingTimeout
  }

  /// Whether any has.
  package func hasOverdue(at now: Instant) -> Bool {
    contracts.contains { $0.pending.contains { isOverdue($0, at: now) } }
  }

  /// The contract drops what can't settle any more, and all that builds on it: else it might come
  /// to store a branch that its rollup gave up long ago.
  package mutating func dropHopeless(
    of r: RollupID, at now: Instant, _ headers: some HeaderWitness
  ) {
    let stale = contracts[r].pending.firstIndex { pending in
      pending.exports.contains { export in
        if isSettled(export, headers) { return false }
        let height = contracts[Int(export.first)].settledHeight
        return height >= Int(export.index) || isOverdue(pending, at: now)
      }
    }
    guard let stale else { return }
    contracts[r].pending.removeSubrange(stale...)
    // The state has another root, with or without a transaction.
    hasStateChanged = true
  }
}
