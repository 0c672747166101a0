// A block every slot, which carries out what was sent strictly before it (PROTOCOL 2.2 and 6).

extension L1Chain {
  /// A block that is being made.
  struct Draft: Sendable {
    var number: Int
    var time: Instant
    var included: [L1TransactionID]
    /// What L1 was before it.
    var before: Undo
  }

  /// Somebody sends a transaction; it waits for a block.
  package mutating func submit(
    _ kind: L1Transaction.Kind, _ proof: CarriedProof? = nil, from sender: Party, at now: Instant
  ) -> L1TransactionID {
    let id = L1TransactionID(transactions.count)
    transactions.append(
      L1Transaction(id: id, kind: kind, proof: proof, sender: sender, sentAt: now))
    mempool.append(id)
    return id
  }

  /// Begins the block of a slot: locks that were over before it end, and what was sent before it is
  /// to be carried out. Gives back the contracts that opened, and the transactions.
  package mutating func beginBlock(
    at time: Instant
  ) -> (opened: [RollupID], included: [L1TransactionID]) {
    let before = undoPoint(number: height + 1)
    let opened = endLocks(before: time)
    let included = mempool.filter { transactions[$0].sentAt < time }
    if !included.isEmpty { mempool.removeAll { included.contains($0) } }
    draft = Draft(number: height + 1, time: time, included: included, before: before)
    return (opened, included)
  }

  /// The block stands, and commits to the state. Locks that end with its slot do so after it; the
  /// contracts that opened are given back.
  package mutating func sealBlock() -> [RollupID] {
    guard let draft else { preconditionFailure("a block is begun before it is sealed") }
    self.draft = nil
    if !draft.included.isEmpty || hasStateChanged {
      hasStateChanged = false
      states.append(State(number: draft.number, of: self))
    }
    append(at: draft.time, draft.included)
    let opened = endLocks(before: draft.time + .milliseconds(1))
    if !draft.included.isEmpty || draft.before.nextLockEnd != nextLockEnd {
      undo.append(draft.before)
    }
    return opened
  }

  /// The next block, with the newest state.
  mutating func append(at time: Instant, _ included: [L1TransactionID]) {
    let header = L1Header(
      number: UInt64(height + 1), time: time, parent: blocks[height].hash,
      stateRoot: states[states.count - 1].tree.root)
    blocks.append(Block(header: header, hash: header.hash, transactions: included))
  }

  /// The newest block makes those final that have enough on top of them.
  package mutating func finalise() -> L1Finality {
    // After a reorg there are fewer blocks than before; what was final stays so.
    let final = max(finalNumber, height - rules.finalitySlots)
    finalNumber = final
    while finalMoves < moves.count, moves[finalMoves].number <= final {
      moves[finalMoves].finalAt = blocks[height].header.time
      finalMoves += 1
    }
    let settled = unfinalised.filter { $0.number <= final }
    for entry in settled { contracts[entry.rollup].finalBlock = entry.block }
    if !settled.isEmpty { unfinalised.removeAll { $0.number <= final } }
    undo.removeAll { $0.number <= final }
    return L1Finality(number: final, blocks: settled.map { ($0.rollup, $0.block) })
  }
}
