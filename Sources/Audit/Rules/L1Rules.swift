// L1: the auditor carries each block out by itself and holds the trace's lines against what came of
// it (PROTOCOL 2.2 and 6).

extension AuditState {
  mutating func take(_ record: SentRecord) throws(Breach) {
    try demand(record.transaction.value, is: l1.transactions, .order, "the transaction's number")
    l1.transactions += 1
    try checkKnown(record.sender)
    let request: L1State.Request
    switch record.request {
    case .settle(let proof):
      guard case .settlement(let isExpansion, _, _, _, _, _, _, _)? = pendingL1[proof.value] else {
        throw Breach(.transaction, "proof \(proof.value) opens no B")
      }
      // Whoever exits has no state diffs to publish.
      try demand(
        record.sender.role == (isExpansion ? .aggregator : .prover), .transaction,
        "an aggregator sends expansions, and a prover exposures")
      request = .settle(proof: proof.value)
    case .lone(let proof):
      guard case .lone(let statement)? = pendingL1[proof.value] else {
        throw Breach(.transaction, "proof \(proof.value) is no lone proof")
      }
      try demand(
        record.sender.role == .prover && record.sender.number == statement.rollup,
        .transaction, "a lone proof of R\(statement.rollup) from another")
      request = .lone(proof: proof.value)
    case .slash(let signer, let first, let second):
      try demand(record.sender.role == .prover, .transaction, "evidence comes from a prover")
      request = .slash(L1State.Evidence(signer: signer, first: first, second: second))
    case .membership(let rollup, let joins):
      let r = try chain(rollup)
      try demand(
        record.sender.role == .prover && record.sender.number == r, .transaction,
        "a wish of R\(r) from another")
      request = .membership(r, joins: joins)
    }
    l1.mempool.append(
      L1State.Transaction(number: record.transaction.value, sentAt: time, request: request))
  }

  private func checkKnown(_ party: PartyValue) throws(Breach) {
    let count =
      switch party.role {
      case .sequencer, .prover: chains.count
      case .aggregator: head.keys.aggregators.count
      }
    try demand(party.number < count, .form, "there is no \(party.role) \(party.number)")
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
      record.moved.map { Int($0.key) } == rollups.map(\.rollup), .decision,
      "\(record.moved.count) contracts move, and \(rollups.count) should")
    for (pair, move) in zip(record.moved, rollups) { try check(move, to: pair.value) }
    summary.decisions += 1
  }

  /// The block is known by its hash; the line says which one that is, and it must descend from the
  /// one before (PROTOCOL 7.3).
  private func check(_ move: L1State.Move, to index: UInt64) throws(Breach) {
    let r = move.rollup
    guard let index = Int(exactly: index), let block = chains[r].blocks[index] else {
      throw Breach(.forward, "block \(index) of R\(r) is not known")
    }
    try demand(move.hash, is: block.hash, .forward, "R\(r)'s settled block")
    try demand(
      chains[r].blocks(after: move.from, to: index) != nil, .forward,
      "block \(index) of R\(r) does not descend from block \(move.from)")
  }

  /// A lone proof waits for others.
  mutating func take(_ record: PendingRecord) throws(Breach) {
    guard case .pending(let r, let transaction, let exports)? = try nextOfL1() else {
      throw Breach(.decision, "no lone proof waits for others now")
    }
    try demand(record.rollup.value, is: r, .decision, "the rollup")
    try demand(record.transaction.value, is: transaction, .decision, "the transaction")
    try demand(record.exports.value, is: exports, .decision, "the number of exports")
    summary.decisions += 1
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
      (record.number.value + l1.missed) * head.slot_ms.value, is: time, .l1Block,
      "the time of the block")
    try demand(record.parent, is: l1.hash, .l1Block, "the parent")
    try compare(record.outcomes, outcomes)
    // What waited too long is dropped without a transaction.
    if !outcomes.isEmpty || !importsNodesOnly {
      l1.stateRoot = L1State.stateRoot(chains, head: l1.registryHead, checkpoint: l1.checkpoint)
    }
    try demand(record.state, is: l1.stateRoot, .l1Block, "the state root")
    append(at: Instant(milliseconds: Int64(time)), l1.included)
    try demand(record.hash, is: l1.hash, .hash, "the L1 block's hash")
    try checkSettledCut()
    summary.l1Blocks += 1
    // A lock that ends at this very instant still covered the block.
    for r in endLocks(before: time + 1) { l1.expected.append(.opened(r)) }
    let final = max(l1.finalNumber, l1.number - head.finality_slots.value)
    for block in l1.blocks[l1.finalNumber..<final] { forgetProofs(of: block) }
    l1.finalNumber = final
    let isFinal = l1.undo.first.map { $0.number <= l1.finalNumber } ?? false
    l1.undo.removeAll { $0.number <= l1.finalNumber }
    if isFinal { forgetSettled() }
  }

  /// What final transactions brought is decided for good.
  private mutating func forgetProofs(of block: L1State.Block) {
    for transaction in block.transactions {
      switch transaction.request {
      case .settle(let proof), .lone(let proof): pendingL1[proof] = nil
      case .slash, .membership: break
      }
    }
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
    if case .cut? = l1.expected.first { throw Breach(.cut, "the tree is not cut") }
    try demand(l1.expected.isEmpty, .decision, "a decision of L1 is missing")
    l1.eventOfBlock = nil
  }

  /// Whether this may be the event in which L1 makes its next block.
  var isL1Due: Bool {
    l1.eventOfBlock != event && time == (l1.number + 1 + l1.missed) * head.slot_ms.value
  }

  /// The first line of L1's event, or one that tells what came of it, carries the block out.
  mutating func beginL1Block() {
    if l1.eventOfBlock == event { return }
    l1.eventOfBlock = event
    carryOutL1Block()
  }

  /// The next line that this event of L1 must bring.
  private mutating func nextOfL1() throws(Breach) -> L1State.Expected? {
    if l1.eventOfBlock != event { beginL1Block() }
    if case .cut? = l1.expected.first { throw Breach(.cut, "the tree is not cut") }
    return l1.expected.isEmpty ? nil : l1.expected.removeFirst()
  }
}
