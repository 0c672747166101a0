// What the contracts make of a transaction (PROTOCOL 6): the registry takes `B`s, a contract lone
// proofs, and the stakes pay for two contradicting signatures.

extension World {
  /// The registry takes a `B`: every contract that is behind its leaf moves at once, locked or
  /// open, so that all of them know what the `B` settled. It is refused if one of them stores a
  /// block of another branch: then value could be on L1 that nobody had (PROTOCOL 6, "Registry").
  mutating func executeSettle(
    _ proof: ProofID, _ id: L1TransactionID, number: Int
  ) -> Refusal? {
    guard functionality.verify(proofs[proof].sealed),
      case .settlement(let statement) = proofs[proof].statement
    else { return .unsealed }
    if let refusal = l1.registry.refusal(of: statement, guarded: settings.guards.registry) {
      return refusal
    }
    if let export = statement.l1Block, let refusal = refusal(ofL1Export: export, number: number) {
      return refusal
    }
    let root = proofs[proof].inputs[proofs[proof].inputs.count - 1]
    if settings.guards.registry, let refusal = contradiction(in: statement, root: root) {
      return refusal
    }
    checkRegistered(statement)
    followRegistry(proofs[proof].inputs, checkpoint: statement.checkpoint)
    l1.registry.entries.append(
      Registry.Entry(
        checkpoint: statement.checkpoint, cur: statement.cur, proof: proof,
        kind: statement.kind, number: number, time: now))
    tally.settlements += 1
    if statement.kind == .exposure { tally.exits += 1 }
    var moved: [RollupID] = []
    var found: [MessageID] = []
    for leaf in statement.leaves {
      let block = includedBlock(of: leaf.rollup, under: root)
      if !l1.contracts[leaf.rollup].isOpen {
        noteLeafForLock(leaf, checkpoint: statement.checkpoint)
      }
      guard leaf.height > l1.contracts[leaf.rollup].settledHeight else { continue }
      moveContract(
        of: leaf.rollup, to: block, leaf, checkpoint: statement.checkpoint, number: number,
        &found)
      moved.append(leaf.rollup)
    }
    recountAtRisk()
    settleTerms()
    note(
      .contract(.registered(checkpoint: statement.checkpoint, id, moved: moved, messages: found)))
    goOnAlone()
    return nil
  }

  mutating func moveContract(
    of r: RollupID, to block: BlockIndex, _ leaf: SettlementStatement.Leaf, checkpoint: Int,
    number: Int, _ found: inout [MessageID]
  ) {
    let from = l1.contracts[r].settled
    checkForward(r, from: from, to: block)
    l1.contracts[r].settled = block
    l1.contracts[r].settledHash = leaf.hash
    l1.contracts[r].settledHeight = leaf.height
    l1.contracts[r].settledCheckpoint = checkpoint
    l1.contracts[r].settledAt = now
    l1.moves.append(L1Chain.Move(number: number, rollup: r, block: block))
    markOnL1(r, &found, since: now)
    l1.unfinalised.append((number, r, block))
    forgetSettledImports(of: r)
    moveLayer3(on: r, to: block, number: number, &found)
  }

  /// Mints of blocks that the contract covers are on L1, also if it stores a block of a branch that
  /// the rollup has left: those below the fork are that block's past. Of them, those up to `end`
  /// are there since `time`.
  mutating func markOnL1(
    _ r: RollupID, _ found: inout [MessageID], upTo end: Int = .max, since time: Instant
  ) {
    let fresh = book.bringToL1(
      r, upTo: min(end, mintCount(of: r, under: l1.contracts[r].settled)), at: time)
    if isListening { found += book.pages[r].inbox[fresh] }
  }

  /// Mints of the chain's blocks that lie under a block which the contract stores.
  func mintCount(of r: RollupID, under block: BlockIndex) -> Int {
    Int(rollups[r].block(rollups[r].newestOnChain(under: block)).inboxCount)
  }

  /// Mints of blocks that the contract covered in a final L1 block are final, likewise.
  mutating func markFinal(
    _ r: RollupID, _ found: inout [MessageID], upTo end: Int = .max, since time: Instant
  ) {
    let fresh = book.finalise(
      r, upTo: min(end, mintCount(of: r, under: l1.contracts[r].finalBlock)), at: time)
    if isListening { found += book.pages[r].inbox[fresh] }
  }

  /// A chain has come back to what L1 knows of it. What is on L1 there has been so since L1 took
  /// it, and not since the chain came back: a time that L1 has written is rewritten by nobody but
  /// by L1 itself, when it leaves the block that wrote it. O(1) if there is none, else
  /// O(moves).
  mutating func markBackOnL1(_ r: RollupID) {
    let (present, contract, reach) = (now, l1.contracts[r], book.pages[r].reach)
    guard
      mintCount(of: r, under: contract.settled) > reach.end(of: .onL1)
        || mintCount(of: r, under: contract.finalBlock) > reach.end(of: .final)
    else { return }
    var (onL1, final): ([MessageID], [MessageID]) = ([], [])
    for move in l1.moves where move.rollup == r {
      let height = min(rollups[r].height(of: move.block), rollups[r].height)
      let end = Int(rollups[r].block(atHeight: height).inboxCount)
      // A block of L1 that is being made is not there yet.
      let time = move.number > l1.height ? present : l1.blocks[move.number].header.time
      markOnL1(r, &onL1, upTo: end, since: time)
      markFinal(r, &final, upTo: end, since: move.finalAt ?? present)
    }
    if !onL1.isEmpty || !final.isEmpty {
      note(.message(.mintsBackOnL1(r, onL1, final: final)))
    }
  }

  mutating func executeLone(
    _ proof: ProofID, _ id: L1TransactionID, number: Int
  ) -> Refusal? {
    guard functionality.verify(proofs[proof].sealed),
      case .lone(let statement) = proofs[proof].statement,
      let block = proofs[proof].block
    else { return .unsealed }
    let contract = l1.contracts[statement.rollup]
    if settings.guards.lock, !contract.isOpen { return .locked }
    // What L1 knows of an L3 it knows from its L2's state.
    if topology.settlingL2(of: statement.rollup) != nil { return .locked }
    let tip = contract.pending.last?.cur ?? contract.settledHash
    guard statement.anchor == tip || statement.anchor == contract.settledHash else {
      return .staleBase(declared: statement.anchor, computed: tip)
    }
    guard
      l1.registry.head == statement.registryHead || l1.registry.genesis == statement.registryHead
        || l1.registry.entries.contains(where: { $0.cur == statement.registryHead })
    else {
      return .notFromHead(declared: statement.registryHead, computed: l1.registry.head)
    }
    for export in statement.exports where export.kind == .l1Block {
      if let refusal = refusal(ofL1Export: export, number: number) { return refusal }
    }
    // A proof that starts at the stored block stands for what waits there.
    if statement.anchor == contract.settledHash {
      l1.contracts[statement.rollup].pending = []
    }
    let foreign = statement.exports.filter { $0.kind == .rollupBlock }
    let waits = !l1.contracts[statement.rollup].pending.isEmpty
    if topology.isMember(statement.rollup) {
      // Contracts of the shared tree keep nothing waiting, and take the registry's word.
      if let export = foreign.first(where: { !isUnderRegistry($0) }) {
        return .foreignExport(export)
      }
    } else if waits || !foreign.allSatisfy(isSettled) {
      l1.contracts[statement.rollup].pending.append(
        PendingTransition(
          proof: proof, transaction: id, anchor: statement.anchor, block: block,
          cur: statement.cur, height: statement.curHeight, exports: foreign, since: now))
      note(.contract(.lonePending(statement.rollup, id, exports: foreign.count)))
      return nil
    }
    var found: [MessageID] = []
    moveContract(
      of: statement.rollup, to: block,
      SettlementStatement.Leaf(
        rollup: statement.rollup, height: statement.curHeight, hash: statement.cur),
      checkpoint: contract.settledCheckpoint, number: number, &found)
    recountAtRisk()
    note(.contract(.loneSettled(statement.rollup, id, messages: found)))
    leaveContradicted(by: statement.rollup)
    // Without a lock it may have run ahead of its own sequencer.
    if !contract.isOpen { returnToSettledBranch(statement.rollup) }
    return nil
  }

  mutating func executeSlash(_ evidence: Evidence, _ id: L1TransactionID) -> Refusal? {
    guard evidence.holds, verifyingKey(of: evidence.signer) == evidence.key else {
      return .noConflict
    }
    let amount: UInt64
    switch evidence.signer {
    case .sequencer(let r):
      amount = l1.sequencerStakes[r]
      l1.sequencerStakes[r] = 0
    case .aggregator(let a):
      amount = l1.aggregatorStakes[a]
      l1.aggregatorStakes[a] = 0
    case .prover, .l1, .network, .person: return .noConflict
    }
    l1.slashed += amount
    tally.slashed = l1.slashed
    noteIncident(.contract(.slashed(evidence.signer, id, amount: amount)))
    return nil
  }
}
