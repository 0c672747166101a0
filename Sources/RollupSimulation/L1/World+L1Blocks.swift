// L1 itself: a block every slot, which carries out what was sent strictly before it
// (PROTOCOL 2.2 and 6).

extension World {
  mutating func makeL1Block() {
    let number = l1.height + 1
    schedule(.l1Block(number: number + 1), at: now + settings.l1.slot)
    let before = l1.undoPoint(number: number)
    var opened = endLocks(before: now)
    let included = l1.mempool.filter { l1.transactions[$0].sentAt < now }
    if !included.isEmpty { l1.mempool.removeAll { included.contains($0) } }
    for id in included { execute(id, number: number) }
    if topology.hasBlockImports { settleTogether(number: number, isChanged: !included.isEmpty) }
    appendL1Block(number, included)
    note(.l1(.l1BlockMade(number, transactions: included)))
    opened += endLocks(before: now + Span.milliseconds(1))
    goOnFromOpened(opened)
    if !included.isEmpty || before.nextLockEnd != l1.nextLockEnd { l1.undo.append(before) }
    checkSettledCut(after: before.contracts)
    checkStakes(after: before.aggregatorStakes, before.sequencerStakes, in: included)
    finalise(number)
    if topology.hasBlockImports { openNewContracts(number) }
  }

  private mutating func appendL1Block(_ number: Int, _ included: [L1TransactionID]) {
    if !included.isEmpty || l1.hasStateChanged {
      l1.hasStateChanged = false
      l1.states.append(L1Chain.State(number: number, of: l1))
    }
    let header = L1Header(
      number: UInt64(number), time: now, parent: l1.blocks[l1.height].hash,
      stateRoot: l1.states[l1.states.count - 1].tree.root)
    l1.blocks.append(
      L1Chain.Block(header: header, hash: header.hash, transactions: included))
  }

  /// What waited for others may settle with them, or never.
  private mutating func settleTogether(number: Int, isChanged: Bool) {
    if isChanged { settlePending(number: number) }
    let isOverdue = l1.contracts.contains { contract in
      contract.pending.contains { now - $0.since > settings.l1.pendingTimeout }
    }
    if isChanged || isOverdue { dropHopeless() }
  }

  /// Contracts that moved in a block which some may import from now on.
  private mutating func openNewContracts(_ number: Int) {
    let importable = number - settings.l1.importDepth
    if l1.states.last(where: { $0.number <= importable })?.number == importable {
      openContracts(ofL1Block: importable, forMembers: false)
    }
  }

  private mutating func execute(_ id: L1TransactionID, number: Int) {
    let diff = publishedBlocks(l1.transactions[id].kind)
    let refusal: Refusal?
    switch l1.transactions[id].kind {
    case .settle(let proof): refusal = executeSettle(proof, id, number: number)
    case .lone(let proof): refusal = executeLone(proof, id, number: number)
    case .slash(let evidence): refusal = executeSlash(evidence, id)
    case .membership(let r, let joins):
      l1.contracts[r].request = VerifierContract.Request(joins: joins, number: number)
      refusal = nil
    }
    let gas = gasUsed(
      by: l1.transactions[id].kind, refused: refusal != nil, publishing: diff)
    l1.transactions[id].gas = gas
    l1.gas = l1.gas.addingUpToMax(gas)
    tally.l1Transactions += 1
    if let refusal {
      l1.transactions[id].outcome = .refused(number: number, refusal)
      note(.l1(.l1Refused(id, refusal)))
    } else {
      l1.transactions[id].outcome = .accepted(number: number)
    }
    goOn(after: l1.transactions[id])
  }

  /// An aggregator has one settlement on its way at a time, and sends the next when L1 has
  /// answered: from the new head, if it still brings something. A refused lone proof is made again
  /// from the block stored by now.
  private mutating func goOn(after transaction: L1Transaction) {
    if case .lone = transaction.kind, case .refused = transaction.outcome,
      case .prover(let r) = transaction.sender,
      l1.contracts[r].isOpen
    {
      // The same proof would be refused again.
      if case .refused(_, let refusal) = transaction.outcome, let export = refusal.hopelessImport {
        dropImport(r, export)
      }
      startLoneProof(r)
    }
    guard case .settle = transaction.kind, case .aggregator(let a) = transaction.sender,
      !aggregators[a].isCrashed
    else { return }
    settleNext(a)
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
    // After a reorg there are fewer blocks than before; what was final stays so.
    let final = max(l1.finalNumber, number - settings.l1.finalitySlots)
    l1.finalNumber = final
    while l1.finalMoves < l1.moves.count, l1.moves[l1.finalMoves].number <= final {
      l1.moves[l1.finalMoves].finalAt = now
      l1.finalMoves += 1
    }
    var found: [MessageID] = []
    let hasMoved = l1.unfinalised.contains { $0.number <= final }
    for entry in l1.unfinalised where entry.number <= final {
      l1.contracts[entry.rollup].finalBlock = entry.block
      markFinal(entry.rollup, &found, since: now)
    }
    l1.unfinalised.removeAll { $0.number <= final }
    l1.undo.removeAll { $0.number <= final }
    if !found.isEmpty { note(.message(.l1Final(final, messages: found))) }
    if hasMoved { openContracts(ofL1Block: final, forMembers: true) }
  }
}
