// Chains that move to an earlier block or another branch (PROTOCOL 6 and 7.7).

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
        balances: record.balances, spent: record.spent, sent: record.sent,
        stored: record.stored ?? []),
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

  private mutating func checkCause(_ record: BranchRecord, _ r: Int) throws(Breach) {
    switch record.cause {
    case "fork":
      let height = Int(chains[r].header.height)
      guard let fork = forks.firstIndex(where: { $0.rollup == r }),
        height - Int(record.header.height) == min(forks[fork].depth, height)
      else { throw Breach(.revertCause, "R\(r) was not asked to fork that deep") }
      forks.remove(at: fork)
    case "other branch included", "other branch committed":
      // Forwards on one chain nothing reverts, and then there is nothing to justify.
      try demand(
        chains[r].blocks(after: record.to.value, to: chains[r].head) == nil, .revertCause,
        "R\(r) goes back on its own chain without a lost import")
    case "import lost", "import timed out", "l1 reorg":
      guard let imported = record.import else {
        throw Breach(.form, "expected the member import")
      }
      guard let dropped = chains[r].blocks(after: record.to.value, to: chains[r].head) else {
        throw Breach(.revertCause, "the new head is not below the old one")
      }
      try demand(
        dropped.first?.imports.contains(imported) ?? false, .revertCause,
        "the first block that R\(r) drops did not import that hash")
      if record.cause == "l1 reorg" {
        try demand(
          imported.kind == .l1Block && !l1.holds(imported), .revertCause,
          "L1 has not left block \(imported.index)")
      }
    default: throw Breach(.form, "no cause for a branch")
    }
  }
}
