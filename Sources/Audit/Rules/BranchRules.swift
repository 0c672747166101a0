// Chains that move to an earlier block or another branch.

extension AuditState {
  mutating func take(_ record: BranchRecord) throws(Breach) {
    let r = try chain(record.rollup)
    let (to, header) = (record.to.value, record.header)
    let hash = header.hash
    try demand(Int(header.rollup.rawValue), is: r, .branch, "the header's rollup")
    try demand(
      Merkle.verifyInclusion(
        leafHash: Merkle.leaf(hash.bytes), index: UInt64(to),
        treeSize: UInt64(chains[r].made.count), proof: record.path, root: chains[r].made.root),
      .branch, "block \(to) of R\(r) is another")
    guard
      var ledger = Ledger(
        balances: record.balances, spent: record.spent, sent: record.sent, stored: record.stored),
      let outbox = MerkleFrontier(peaks: record.outbox.peaks, count: record.outbox.count.value),
      let inbox = MerkleFrontier(peaks: record.inbox.peaks, count: record.inbox.count.value)
    else { throw Breach(.branch, "the state's lists are out of order") }
    try demand(header.stateRoot, is: ledger.root(), .branch, "the state root")
    try demand(header.outboxRoot, is: outbox.root, .branch, "the outbox root")
    try demand(header.inboxRoot, is: inbox.root, .branch, "the inbox root")
    // Nonces count from 0, so the lists' lengths follow from them: peaks alone would not tell.
    try demand(
      record.outbox.count.value == Self.sum(record.sent)
        && record.inbox.count.value == Self.sum(record.spent), .branch,
      "the lengths of outbox and inbox are not those of the nonces")
    try checkCause(record, r)
    chains[r].ledger = ledger
    chains[r].outbox = outbox
    chains[r].inbox = inbox
    chains[r].head = to
    chains[r].header = header
    chains[r].hash = hash
  }

  private static func sum(_ pairs: [Pair]) -> Int {
    pairs.reduce(0) { $0 &+ Int(truncatingIfNeeded: $1.value) }
  }
}
