// A slot of L1: L1 makes its block by itself, and what it answers is routed to those whom it
// concerns, transaction by transaction, since what they do about one may change what the next does.

extension World {
  mutating func makeL1Block() {
    schedule(.l1Block(number: l1.height + 2), at: now + settings.l1.slot)
    let (contracts, aggregatorStakes) = (l1.contracts, l1.aggregatorStakes)
    let sequencerStakes = l1.sequencerStakes
    let (early, included) = l1.beginBlock(at: now)
    noteOpened(early)
    for id in included { execute(id) }
    if topology.hasBlockImports { settleTogether(isChanged: !included.isEmpty) }
    let late = l1.sealBlock()
    let number = l1.height
    note(.l1(.l1BlockMade(number, transactions: included)))
    noteOpened(late)
    // Only now: the block may have held the very `B` that they would have missed.
    goOnFromOpened(early + late)
    checkSettledCut(after: contracts)
    checkStakes(after: aggregatorStakes, sequencerStakes, in: included)
    finalise()
    if topology.hasBlockImports { openNewContracts() }
  }

  private mutating func execute(_ id: L1TransactionID) {
    let verdict = l1.judge(id, headers)
    if verdict.refusal == nil, case .settle(let proof) = l1.transactions[id].kind,
      case .settlement(let statement) = proofs[proof].statement
    {
      checkRegistered(statement)
      followRegistry(proofs[proof].inputs, checkpoint: statement.checkpoint)
    }
    route(l1.carryOut(verdict, headers), of: id)
    tally.l1Transactions += 1
    goOn(after: l1.transactions[id])
  }

  /// Tells everybody what L1 made of a transaction.
  private mutating func route(_ output: L1Output, of id: L1TransactionID) {
    switch output {
    case .registered(let entry, let moves):
      tally.settlements += 1
      if entry.kind == .exposure { tally.exits += 1 }
      let found = take(moves)
      recountAtRisk()
      settleTerms()
      let moved = moves.map(\.rollup).filter { topology.settlingL2(of: $0) == nil }
      note(
        .contract(.registered(checkpoint: entry.checkpoint, id, moved: moved, messages: found)))
      goOnAlone()
    case .settledAlone(let settled):
      let found = take(settled.moves)
      recountAtRisk()
      note(.contract(.loneSettled(settled.rollup, id, messages: found)))
      leaveContradicted(by: settled.rollup)
      // Without a lock it may have run ahead of its own sequencer.
      if !l1.contracts[settled.rollup].isOpen { returnToSettledBranch(settled.rollup) }
    case .waits(let r, let pending):
      note(.contract(.lonePending(r, id, exports: pending.exports.count)))
    case .slashed(let signer, let amount):
      tally.slashed = l1.slashed
      noteIncident(.contract(.slashed(signer, id, amount: amount)))
    case .requested: break
    case .refused(let refusal): note(.l1(.l1Refused(id, refusal)))
    }
  }

  /// Contracts have moved: what they cover is on L1. Gives back the messages.
  private mutating func take(_ moves: [ContractMove]) -> [MessageID] {
    var found = around.messagesToTell
    for move in moves {
      checkForward(move.rollup, from: move.from, to: move.to)
      markOnL1(move.rollup, under: move.to, &found, since: now)
      forgetSettledImports(of: move.rollup)
    }
    return found.ids
  }

  /// What waited for others may settle with them, or never.
  private mutating func settleTogether(isChanged: Bool) {
    if isChanged {
      let settled = l1.settleWaiting(headers)
      for lone in settled {
        let found = take(lone.moves)
        note(.contract(.loneSettled(lone.rollup, lone.transaction, messages: found)))
      }
      if !settled.isEmpty { recountAtRisk() }
    }
    if isChanged || l1.hasOverdue(at: now) { dropHopeless() }
  }

  /// Contracts that moved in a block which some may import from now on.
  private mutating func openNewContracts() {
    let importable = l1.height - settings.l1.importDepth
    if l1.hasChanged(in: importable) {
      openContracts(ofL1Block: importable, forMembers: false)
    }
  }

  /// An aggregator has one settlement on its way at a time, and sends the next when L1 has
  /// answered: from the new head, if it still brings something. A refused lone proof is made again
  /// from the block stored by now.
  private mutating func goOn(after transaction: L1Transaction) {
    if case .lone = transaction.kind, case .refused(_, let refusal) = transaction.outcome,
      case .prover(let r) = transaction.sender, l1.contracts[r].isOpen
    {
      // The same proof would be refused again.
      if let export = refusal.hopelessImport { dropImport(r, export) }
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

  private mutating func finalise() {
    let final = l1.finalise()
    var found = around.messagesToTell
    for (r, block) in final.blocks { markFinal(r, under: block, &found, since: now) }
    if !found.ids.isEmpty { note(.message(.l1Final(final.number, messages: found.ids))) }
    if !final.blocks.isEmpty { openContracts(ofL1Block: final.number, forMembers: true) }
  }
}
