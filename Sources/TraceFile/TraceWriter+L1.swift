import RollupSimulation

// What L1 was sent and what it decided.

extension TraceWriter {
  /// What contracts and L1 did stands in the trace; the rest of what happened follows from it.
  mutating func writeOccurrence(_ occurrence: Occurrence, _ world: borrowing World) {
    switch occurrence {
    case .contract(let occurrence): write(occurrence, world)
    case .l1(let occurrence): write(occurrence, world)
    case .invariant(.invariantBroken(let violation)):
      begin("violation", world)
      line.add("property", violation.property.rawValue)
      line.add("object", string: violation.object?.description ?? "")
      line.add("declared", violation.declared)
      line.add("computed", violation.computed)
      close()
    case .sequencer, .prover, .tree, .aggregator, .settlement, .message, .action: break
    }
  }

  private mutating func write(_ occurrence: Occurrence.L1, _ world: borrowing World) {
    switch occurrence {
    case .l1Sent(let id): writeTransaction(world.layer1.transaction(id), world)
    case .l1BlockMade(let number, let transactions): writeL1Block(number, transactions, world)
    case .l1Reorganised(let first, let orphaned, let returned):
      begin("l1_reorg", world)
      line.add("from", first)
      line.add("orphaned", orphaned)
      line.add("returned", each: returned) { $0.add($1.rawValue) }
      line.add("hash", world.layer1.block(world.layer1.height).hash)
      close()
    // Its block has the outcome.
    case .l1Refused: break
    }
  }

  private mutating func write(_ occurrence: Occurrence.Contract, _ world: borrowing World) {
    switch occurrence {
    case .registered(_, let id, let moved, _): writeMoves("registered", id, moved, world)
    case .loneSettled(let r, let id, _): writeMoves("lone_settled", id, [r], world)
    case .slashed(let party, let id, let amount):
      begin("slashed", world)
      line.add("transaction", id.rawValue)
      line.key("signer")
      line.add(party)
      line.add("amount", amount)
      close()
    case .lonePending(let r, let id, let exports):
      begin("lone_pending", world)
      line.add("transaction", id.rawValue)
      line.add("rollup", r.rawValue)
      line.add("exports", exports)
      close()
    case .membershipChanged(let r, let epoch, let isMember):
      begin("member", world)
      line.add("rollup", r.rawValue)
      line.add("epoch", epoch)
      line.add("joins", isMember)
      close()
    // The line `cut` has both.
    case .rootsLost, .rootsRestored: break
    case .contractOpened(let r):
      begin("opened", world)
      line.add("rollup", r.rawValue)
      close()
    }
  }

  private mutating func writeTransaction(
    _ transaction: L1Transaction, _ world: borrowing World
  ) {
    begin("l1_sent", world)
    line.add("transaction", transaction.id.rawValue)
    line.key("sender")
    line.add(transaction.sender)
    switch transaction.kind {
    case .settle(let proof):
      line.add("asks", string: "settle")
      line.add("proof", proof.rawValue)
    case .lone(let proof):
      line.add("asks", string: "lone")
      line.add("proof", proof.rawValue)
    case .slash(let evidence):
      line.add("asks", string: "slash")
      line.key("signer")
      line.add(evidence.signer)
      line.key("first")
      line.add(evidence.first, evidence.firstSignature)
      line.key("second")
      line.add(evidence.second, evidence.secondSignature)
    case .membership(let r, let joins):
      line.add("asks", string: joins ? "join" : "leave")
      line.add("rollup", r.rawValue)
    }
    close()
  }

  private mutating func writeMoves(
    _ kind: StaticString, _ id: L1TransactionID, _ moved: [RollupID], _ world: borrowing World
  ) {
    let moves = moved.map { ($0, settledBlock(of: $0, by: id, world)) }
    begin(kind, world)
    line.add("transaction", id.rawValue)
    line.add("moved", each: moves) { line, move in
      line.list {
        $0.add(move.0.rawValue)
        $0.add(move.1.rawValue)
      }
    }
    close()
  }

  /// One contract may move twice in a block of L1, and what it stores at the event's end is the
  /// last: the transaction's own statement tells which block it moved to.
  private func settledBlock(
    of r: RollupID, by id: L1TransactionID, _ world: borrowing World
  ) -> BlockIndex {
    let stored = world.layer1.contract(of: r).settled
    switch world.layer1.transaction(id).kind {
    case .lone(let proof): return world.proof(proof).block ?? stored
    case .settle(let proof):
      guard case .settlement(let statement) = world.proof(proof).statement,
        let leaf = statement.leaves.first(where: { $0.rollup == r })
      else { return stored }
      let rollup = world.rollup(r)
      if rollup.hash(of: stored) == leaf.hash { return stored }
      return rollup.blocks.last { rollup.hash(of: $0) == leaf.hash } ?? stored
    case .slash, .membership: return stored
    }
  }

  private mutating func writeL1Block(
    _ number: Int, _ transactions: [L1TransactionID], _ world: borrowing World
  ) {
    let block = world.layer1.block(number)
    begin("l1_block", world)
    line.add("number", number)
    line.add("parent", block.header.parent)
    line.add("state", block.header.stateRoot)
    line.add("hash", block.hash)
    line.add("outcomes", each: transactions) { line, id in
      let transaction = world.layer1.transaction(id)
      line.object {
        $0.add("transaction", id.rawValue)
        $0.add("outcome", string: transaction.outcome.words)
        $0.add("gas", transaction.gas)
      }
    }
    close()
  }
}

extension L1Transaction.Outcome {
  /// `accepted`, or the rule by which it was refused.
  fileprivate var words: String {
    switch self {
    case .pending: "pending"
    case .accepted: "accepted"
    case .refused(_, .alreadyRegistered): "already registered"
    case .refused(_, .notFromHead): "not from head"
    case .refused(_, .locked): "locked"
    case .refused(_, .staleBase): "stale base"
    case .refused(_, .noConflict): "no conflict"
    case .refused(_, .unknownL1Block): "unknown L1 block"
    case .refused(_, .foreignExport): "foreign export"
    case .refused(_, .contradictsContract): "contradicts a contract"
    case .refused: "invalid"
    }
  }
}

extension TraceLine {
  /// `["sequencer",3]`, `["prover",3]`, `["aggregator",0]`.
  fileprivate mutating func add(_ party: Party) {
    list {
      switch party {
      case .sequencer(let r):
        $0.add(string: "sequencer")
        $0.add(r.rawValue)
      case .prover(let r):
        $0.add(string: "prover")
        $0.add(r.rawValue)
      case .aggregator(let a):
        $0.add(string: "aggregator")
        $0.add(a.rawValue)
      case .l1, .network, .person: preconditionFailure("neither signs nor pays")
      }
    }
  }

  /// `[kind,rollup,height,deadline,digest,signature]`, in the order in which they are signed.
  fileprivate mutating func add(_ attestation: Attestation, _ signature: Signature) {
    list {
      $0.add(attestation.kind.rawValue)
      $0.add(attestation.rollup)
      $0.add(attestation.height)
      $0.add(attestation.deadline.milliseconds)
      $0.add(attestation.digest)
      $0.add(hex: signature.bytes)
    }
  }
}
