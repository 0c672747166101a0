// L1: the auditor carries each block out by itself and holds the trace's lines against what came of
// it (PROTOCOL 2.2 and 6).

extension AuditState {
  mutating func take(_ record: SentRecord) throws(Breach) {
    try demand(record.transaction.value, is: l1.transactions, .order, "the transaction's number")
    l1.transactions += 1
    let request: L1State.Request
    switch (record.asks, record.proof, record.signer, record.first, record.second) {
    case ("settle", let proof?, _, _, _):
      guard case .settlement? = pendingL1[proof.value] else {
        throw Breach(.transaction, "proof \(proof.value) opens no B")
      }
      request = .settle(proof: proof.value)
    case ("lone", let proof?, _, _, _):
      guard case .lone(let r, _, _, _, _, _)? = pendingL1[proof.value] else {
        throw Breach(.transaction, "proof \(proof.value) is no lone proof")
      }
      try demand(
        record.sender.role == .prover && record.sender.number == r, .transaction,
        "a lone proof of R\(r) from another")
      request = .lone(proof: proof.value)
    case ("slash", nil, let signer?, let first?, let second?):
      request = .slash(L1State.Evidence(signer: signer, first: first, second: second))
    default: throw Breach(.form, "no request to L1")
    }
    l1.mempool.append(
      L1State.Transaction(number: record.transaction.value, sentAt: time, request: request))
  }

  mutating func take(_ record: OpenedRecord) throws(Breach) {
    guard case .opened(let r)? = try nextOfL1() else {
      throw Breach(.lock, "the contract of R\(record.rollup.value) does not open now")
    }
    try demand(record.rollup.value, is: r, .lock, "the rollup whose contract opens")
    summary.decisions += 1
  }

  mutating func take(_ record: MovesRecord, _ kind: L1State.Moves) throws(Breach) {
    guard case .moved(let moves, let transaction, let rollups)? = try nextOfL1(), moves == kind
    else { throw Breach(.decision, "no contract moves by that transaction now") }
    try demand(record.transaction.value, is: transaction, .decision, "the transaction")
    try demand(
      record.moved.map { Int($0.key) } == rollups, .decision,
      "\(record.moved.count) contracts move, and \(rollups.count) should")
    for pair in record.moved { try moveContract(Int(pair.key), to: pair.value) }
    if rollups.isEmpty || kind == .registered { forgetSettled() }
    summary.decisions += 1
  }

  /// The block is known by its hash; the line says which one that is, and it must descend from the
  /// one before (PROTOCOL 7.3).
  private mutating func moveContract(_ r: Int, to index: UInt64) throws(Breach) {
    guard let index = Int(exactly: index), let block = chains[r].blocks[index] else {
      throw Breach(.forward, "block \(index) of R\(r) is not known")
    }
    try demand(chains[r].contract.settledHash, is: block.hash, .forward, "R\(r)'s settled block")
    try demand(
      chains[r].blocks(after: chains[r].contract.settled, to: index) != nil, .forward,
      "block \(index) of R\(r) does not descend from block \(chains[r].contract.settled)")
    chains[r].contract.settled = index
    chains[r].forgetSettled()
  }

  mutating func take(_ record: SlashedRecord) throws(Breach) {
    guard case .slashed(let signer, let transaction, let amount)? = try nextOfL1() else {
      throw Breach(.decision, "nobody is slashed now")
    }
    try demand(record.transaction.value, is: transaction, .decision, "the transaction")
    try demand(record.signer == signer, .decision, "another signer is slashed")
    try demand(record.amount, is: amount, .decision, "the amount")
    summary.decisions += 1
  }

  mutating func take(_ record: L1BlockRecord) throws(Breach) {
    guard case .block(let outcomes)? = try nextOfL1() else {
      throw Breach(.decision, "a decision of L1 is missing before its block")
    }
    try demand(record.number.value, is: l1.number + 1, .l1Block, "the number")
    try demand(
      record.number.value * head.slot_ms.value, is: time, .l1Block, "the time of the block")
    try demand(record.parent, is: l1.hash, .l1Block, "the parent")
    try compare(record.outcomes, outcomes)
    if !outcomes.isEmpty {
      l1.stateRoot = L1State.stateRoot(chains, head: l1.registryHead, checkpoint: l1.checkpoint)
    }
    try demand(record.state, is: l1.stateRoot, .l1Block, "the state root")
    let header = L1Header(
      number: UInt64(record.number.value), time: Instant(milliseconds: Int64(time)),
      parent: l1.hash, stateRoot: l1.stateRoot)
    try demand(record.hash, is: header.hash, .hash, "the L1 block's hash")
    l1.number += 1
    l1.hash = record.hash
    summary.l1Blocks += 1
    // A lock that ends at this very instant still covered the block.
    for r in endLocks(before: time + 1) { l1.expected.append(.opened(r)) }
  }

  private func compare(
    _ declared: [L1BlockRecord.Outcome],
    _ computed: [(transaction: Int, words: String, gas: UInt64)]
  ) throws(Breach) {
    try demand(
      declared.map(\.transaction.value) == computed.map(\.transaction), .l1Block,
      "the block holds \(declared.count) transactions, and \(computed.count) were due")
    for (outcome, expected) in zip(declared, computed) {
      try demand(
        outcome.outcome == expected.words, .decision,
        "the outcome of transaction \(expected.transaction) should be '\(expected.words)'")
      try demand(
        outcome.gas, is: expected.gas, .gas, "the gas of transaction \(expected.transaction)")
    }
  }

  /// Every decision that the rules ask for must have been told by the event's end.
  mutating func finishL1Event() throws(Breach) {
    try demand(l1.expected.isEmpty, .decision, "a decision of L1 is missing")
    l1.eventOfBlock = nil
  }

  /// The next line that this event of L1 must bring; its first one carries the block out.
  private mutating func nextOfL1() throws(Breach) -> L1State.Expected? {
    if l1.eventOfBlock != event {
      try demand(l1.expected.isEmpty, .decision, "a decision of L1 is missing")
      l1.eventOfBlock = event
      carryOutL1Block()
    }
    return l1.expected.isEmpty ? nil : l1.expected.removeFirst()
  }
}
