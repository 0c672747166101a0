// L1 itself: a block every slot, which carries out what was sent strictly before it
// (PROTOCOL 2.2 and 6).

extension World {
  mutating func makeL1Block(_ number: Int) {
    schedule(.l1Block(number: number + 1), at: now + settings.l1.slot)
    endLocks(before: now)
    let included = l1.mempool.filter { l1.transactions[$0.index].sentAt < now }
    if !included.isEmpty { l1.mempool.removeAll { included.contains($0) } }
    for id in included { execute(id, number: number) }
    let stateRoot =
      included.isEmpty ? l1.blocks[l1.height].header.stateRoot : l1.stateRoot()
    let header = L1Header(
      number: UInt64(number), time: now, parent: l1.blocks[l1.height].hash, stateRoot: stateRoot)
    l1.blocks.append(
      L1Chain.Block(header: header, hash: header.hash, transactions: included))
    note(.l1BlockMade(number, transactions: included))
    endLocks(before: now + Span.milliseconds(1))
    finalise(number)
  }

  private mutating func execute(_ id: L1TransactionID, number: Int) {
    let diff = publishedBlocks(l1.transactions[id.index].kind)
    let refusal: Refusal?
    switch l1.transactions[id.index].kind {
    case .settle(let proof): refusal = executeSettle(proof, id, number: number)
    case .lone(let proof): refusal = executeLone(proof, id, number: number)
    case .slash(let evidence): refusal = executeSlash(evidence, id)
    }
    let gas = gasUsed(
      by: l1.transactions[id.index].kind, refused: refusal != nil, publishing: diff)
    l1.transactions[id.index].gas = gas
    l1.gas = l1.gas.addingUpToMax(gas)
    tally.l1Transactions += 1
    if let refusal {
      l1.transactions[id.index].outcome = .refused(number: number, refusal)
      note(.l1Refused(id, refusal))
      retry(l1.transactions[id.index])
    } else {
      l1.transactions[id.index].outcome = .accepted(number: number)
    }
  }

  /// The registry takes a `B`: every locked rollup in it moves at once; leaves of open contracts
  /// are ignored and can't refuse it.
  private mutating func executeSettle(
    _ proof: ProofID, _ id: L1TransactionID, number: Int
  ) -> Refusal? {
    guard functionality.verify(proofs[proof.index].sealed),
      case .settlement(let statement) = proofs[proof.index].statement
    else { return .unsealed }
    if let refusal = l1.registry.refusal(of: statement, guarded: settings.guards.registry) {
      return refusal
    }
    checkRegistered(statement)
    l1.registry.entries.append(
      Registry.Entry(
        checkpoint: statement.checkpoint, cur: statement.cur, proof: proof,
        kind: statement.kind, number: number, time: now))
    tally.settlements += 1
    if statement.kind == .exposure { tally.exits += 1 }
    var moved: [RollupID] = []
    var found: [MessageID] = []
    let root = roots[statement.checkpoint - 1]
    for leaf in statement.leaves where !l1.contracts[leaf.rollup.index].isOpen {
      let block = includedBlock(of: leaf.rollup, under: root)
      noteLeafForLock(leaf, checkpoint: statement.checkpoint)
      guard leaf.height > l1.contracts[leaf.rollup.index].settledHeight else { continue }
      moveContract(
        of: leaf.rollup, to: block, leaf, checkpoint: statement.checkpoint, number: number,
        &found)
      moved.append(leaf.rollup)
    }
    for r in rollups.indices { checkOneBranch(RollupID(r)) }
    settleTerms()
    note(.registered(checkpoint: statement.checkpoint, id, moved: moved, messages: found))
    goOnAlone()
    return nil
  }

  private mutating func moveContract(
    of r: RollupID, to block: BlockIndex, _ leaf: SettlementStatement.Leaf, checkpoint: Int,
    number: Int, _ found: inout [MessageID]
  ) {
    let from = l1.contracts[r.index].settled
    checkForward(r, from: from, to: block)
    l1.contracts[r.index].settled = block
    l1.contracts[r.index].settledHash = leaf.hash
    l1.contracts[r.index].settledHeight = leaf.height
    l1.contracts[r.index].settledCheckpoint = checkpoint
    l1.contracts[r.index].settledAt = now
    l1.moves.append(L1Chain.Move(number: number, rollup: r, block: block))
    markOnL1(r, &found)
    if roots.isEmpty { recountMessagesAtRisk() }
    l1.unfinalised.append((number, r, block))
  }

  /// Mints of blocks that the contract covers are on L1; nothing if it stores a block of a branch
  /// that the rollup left.
  mutating func markOnL1(_ r: RollupID, _ found: inout [MessageID]) {
    let settled = l1.contracts[r.index].settled
    guard rollups[r.index].isOnChain(settled) else { return }
    let end = Int(rollups[r.index].block(settled).inboxCount)
    for k in rollups[r.index].onL1Inbox..<max(rollups[r.index].onL1Inbox, end) {
      let id = rollups[r.index].inbox[k]
      messages[id.index].mint?.onL1 = now
      tally.onL1 += 1
      effort += 1
      if isListening { found.append(id) }
    }
    rollups[r.index].onL1Inbox = max(rollups[r.index].onL1Inbox, end)
  }

  /// Mints of blocks that the contract covered in a final L1 block are final; nothing if the rollup
  /// left that branch.
  mutating func markFinal(_ r: RollupID, _ found: inout [MessageID]) {
    let final = l1.contracts[r.index].finalBlock
    guard rollups[r.index].isOnChain(final) else { return }
    let from = rollups[r.index].finalInbox
    let end = min(
      Int(rollups[r.index].block(final).inboxCount), rollups[r.index].onL1Inbox)
    for k in from..<max(from, end) {
      let id = rollups[r.index].inbox[k]
      messages[id.index].mint?.final = now
      tally.final += 1
      effort += 1
      if isListening { found.append(id) }
    }
    rollups[r.index].finalInbox = max(from, end)
  }

  private mutating func executeLone(
    _ proof: ProofID, _ id: L1TransactionID, number: Int
  ) -> Refusal? {
    guard functionality.verify(proofs[proof.index].sealed),
      case .lone(let statement) = proofs[proof.index].statement,
      let block = proofs[proof.index].block
    else { return .unsealed }
    let contract = l1.contracts[statement.rollup.index]
    if settings.guards.lock, !contract.isOpen { return .locked }
    guard statement.anchor == contract.settledHash else {
      return .staleBase(declared: statement.anchor, computed: contract.settledHash)
    }
    guard
      l1.registry.head == statement.registryHead || l1.registry.genesis == statement.registryHead
        || l1.registry.entries.contains(where: { $0.cur == statement.registryHead })
    else {
      return .notFromHead(declared: statement.registryHead, computed: l1.registry.head)
    }
    var found: [MessageID] = []
    moveContract(
      of: statement.rollup, to: block,
      SettlementStatement.Leaf(
        rollup: statement.rollup, height: statement.curHeight, hash: statement.cur),
      checkpoint: contract.settledCheckpoint, number: number, &found)
    checkOneBranch(statement.rollup)
    note(.loneSettled(statement.rollup, id, messages: found))
    return nil
  }

  private mutating func executeSlash(_ evidence: Evidence, _ id: L1TransactionID) -> Refusal? {
    guard evidence.holds, verifyingKey(of: evidence.signer) == evidence.key else {
      return .noConflict
    }
    checkSlashing(evidence)
    let amount: UInt64
    switch evidence.signer {
    case .sequencer(let r):
      amount = l1.sequencerStakes[r.index]
      l1.sequencerStakes[r.index] = 0
    case .aggregator(let a):
      amount = l1.aggregatorStakes[a.index]
      l1.aggregatorStakes[a.index] = 0
    default: return .noConflict
    }
    l1.slashed += amount
    tally.slashed = l1.slashed
    noteIncident(.slashed(evidence.signer, id, amount: amount))
    return nil
  }

  /// A settlement that lost a race is proven again from the new head, if it still brings something;
  /// a lone proof from the block stored by now.
  private mutating func retry(_ transaction: L1Transaction) {
    if case .lone = transaction.kind, case .prover(let r) = transaction.sender,
      l1.contracts[r.index].isOpen
    {
      startLoneProof(r)
    }
    guard case .settle(let proof) = transaction.kind,
      case .aggregator(let a) = transaction.sender, let i = proofs[proof.index].checkpoint,
      i > l1.registry.checkpoint, !aggregators[a.index].isCrashed
    else { return }
    aggregators[a.index].backlog.append(Aggregator.Task(kind: .expansion, checkpoint: i))
    dispatch(a)
  }

  /// Epochs whose last `B` stands on L1 need no aggregator any more.
  mutating func settleTerms() {
    for k in terms.indices
    where settings.lastCheckpoint(ofEpoch: terms[k].epoch) <= l1.registry.checkpoint {
      terms[k].isSettled = true
    }
  }

  private mutating func finalise(_ number: Int) {
    let final = number - settings.l1.finalitySlots
    if final < 0 { return }
    l1.finalNumber = final
    var found: [MessageID] = []
    for entry in l1.unfinalised where entry.number <= final {
      l1.contracts[entry.rollup.index].finalBlock = entry.block
      markFinal(entry.rollup, &found)
    }
    l1.unfinalised.removeAll { $0.number <= final }
    if !found.isEmpty { note(.l1Final(final, messages: found)) }
  }

  /// Blocks whose state diffs an expansion publishes: those since the contracts' stored blocks.
  private func publishedBlocks(_ kind: L1Transaction.Kind) -> Int {
    guard case .settle(let proof) = kind,
      case .settlement(let s) = proofs[proof.index].statement, s.kind == .expansion
    else { return 0 }
    return s.leaves.reduce(0) {
      $0 + max(0, $1.height - l1.contracts[$1.rollup.index].settledHeight)
    }
  }

  /// Gas by the cost model: base, verification, calldata of the public outputs and of published
  /// diffs, one stored word a contract that moves. A refused transaction pays for its calldata.
  private func gasUsed(
    by kind: L1Transaction.Kind, refused: Bool, publishing blocks: Int
  ) -> UInt64 {
    let costs = settings.costs
    var gas = costs.transactionGas + costs.verificationGas
    switch kind {
    case .settle(let proof):
      guard case .settlement(let s) = proofs[proof.index].statement else { return gas }
      let bytes = s.leaves.count * 32 + blocks * costs.diffBytesPerBlock
      let (calldata, overflow) = UInt64(bytes).multipliedReportingOverflow(
        by: costs.calldataGasPerByte)
      gas = gas.addingUpToMax(overflow ? .max : calldata)
      if !refused { gas = gas.addingUpToMax(UInt64(s.leaves.count + 1) * costs.storageGas) }
    case .lone, .slash: gas += costs.storageGas
    }
    return gas
  }
}

extension UInt64 {
  /// The sum, or the largest number: absurd prices and sizes are no reason to stop a run.
  fileprivate func addingUpToMax(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
