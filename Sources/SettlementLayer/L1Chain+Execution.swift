// What a transaction changes (PROTOCOL 6): the registry takes `B`s, a contract lone proofs, and the
// stakes pay for two contradicting signatures.

extension L1Chain {
  /// Carries out a transaction of the block that is being made, which has just been judged.
  package mutating func carryOut(
    _ verdict: Verdict, _ headers: some HeaderWitness
  ) -> L1Output {
    guard let draft else { preconditionFailure("transactions stand in blocks") }
    let id = verdict.transaction
    let published = publishedBlocks(by: transactions[id])
    let output =
      verdict.refusal.map { .refused($0) } ?? carryOut(transactions[id], in: draft, headers)
    let used = gasUsed(
      by: transactions[id], refused: verdict.refusal != nil, publishing: published)
    transactions[id].gas = used
    gas = gas.addingUpToMax(used)
    transactions[id].outcome =
      verdict.refusal.map { .refused(number: draft.number, $0) } ?? .accepted(number: draft.number)
    return output
  }

  private mutating func carryOut(
    _ transaction: L1Transaction, in draft: Draft, _ headers: some HeaderWitness
  ) -> L1Output {
    switch (transaction.kind, transaction.proof?.sealed.statement) {
    case (.settle(let proof), .settlement(let statement)):
      return register(statement, proof, by: transaction, in: draft, headers)
    case (.lone(let proof), .lone(let statement)):
      return settle(statement, proof, by: transaction, in: draft, headers)
    case (.slash(let evidence), _): return slash(evidence.signer)
    case (.membership(let r, let joins), _):
      contracts[r].request = VerifierContract.Request(joins: joins, number: draft.number)
      return .requested
    case (.settle, _), (.lone, _): preconditionFailure("it would have been refused")
    }
  }

  /// The registry takes a `B`: every contract that is behind its leaf moves at once, locked or
  /// open, so that all of them know what the `B` settled.
  private mutating func register(
    _ statement: SettlementStatement, _ proof: ProofID, by transaction: L1Transaction,
    in draft: Draft, _ headers: some HeaderWitness
  ) -> L1Output {
    let entry = Registry.Entry(
      checkpoint: statement.checkpoint, cur: statement.cur, proof: proof,
      transaction: transaction.id, kind: statement.kind, number: draft.number, time: draft.time)
    registry.entries.append(entry)
    var moves: [ContractMove] = []
    for (leaf, block) in zip(statement.leaves, transaction.proof?.blocks ?? []) {
      if !contracts[leaf.rollup].isOpen { noteLeafForLock(leaf, checkpoint: statement.checkpoint) }
      guard leaf.height > contracts[leaf.rollup].settledHeight else { continue }
      move(leaf, to: block, checkpoint: statement.checkpoint, in: draft, headers, &moves)
    }
    return .registered(entry, moves: moves)
  }

  /// A contract comes to store a block, and with an L2's state the blocks that the contract there
  /// stores.
  mutating func move(
    _ leaf: SettlementStatement.Leaf, to block: BlockIndex, checkpoint: Int, in draft: Draft,
    _ headers: some HeaderWitness, _ moves: inout [ContractMove]
  ) {
    let r = leaf.rollup
    moves.append(ContractMove(rollup: r, from: contracts[r].settled, to: block))
    contracts[r].settled = block
    contracts[r].settledHash = leaf.hash
    contracts[r].settledHeight = leaf.height
    contracts[r].settledCheckpoint = checkpoint
    contracts[r].settledAt = draft.time
    self.moves.append(Move(number: draft.number, rollup: r, block: block))
    unfinalised.append((draft.number, r, block))
    for layer3 in headers.stored(on: r, after: block)
    where layer3.height > contracts[layer3.rollup].settledHeight {
      guard let settled = headers.block(of: layer3.rollup, hash: layer3.hash) else { continue }
      move(layer3, to: settled, checkpoint: checkpoint, in: draft, headers, &moves)
    }
  }

  private mutating func settle(
    _ statement: LoneStatement, _ proof: ProofID, by transaction: L1Transaction, in draft: Draft,
    _ headers: some HeaderWitness
  ) -> L1Output {
    guard let block = transaction.proof?.blocks.first else {
      preconditionFailure("it would have been refused")
    }
    let r = statement.rollup
    // A proof that starts at the stored block stands for what waits there.
    if statement.anchor == contracts[r].settledHash { contracts[r].pending = [] }
    let foreign = statement.foreignExports
    let waits =
      !contracts[r].pending.isEmpty || !foreign.allSatisfy { isSettled($0, headers) }
    if !contracts[r].isMember, waits {
      let pending = PendingTransition(
        proof: proof, transaction: transaction.id, anchor: statement.anchor, block: block,
        cur: statement.cur, height: statement.curHeight, exports: foreign, since: draft.time)
      contracts[r].pending.append(pending)
      return .waits(r, pending)
    }
    var moves: [ContractMove] = []
    move(
      SettlementStatement.Leaf(rollup: r, height: statement.curHeight, hash: statement.cur),
      to: block, checkpoint: contracts[r].settledCheckpoint, in: draft, headers, &moves)
    return .settledAlone(
      SettledAlone(rollup: r, transaction: transaction.id, moves: moves))
  }

  private mutating func slash(_ signer: Party) -> L1Output {
    let amount: UInt64
    switch signer {
    case .sequencer(let r):
      amount = sequencerStakes[r]
      sequencerStakes[r] = 0
    case .aggregator(let a):
      amount = aggregatorStakes[a]
      aggregatorStakes[a] = 0
    case .prover, .l1, .network, .person: preconditionFailure("it would have been refused")
    }
    slashed += amount
    return .slashed(signer, amount: amount)
  }
}
