import RollupSimulation

// What goes to L1, and what its blocks decide.

extension CausalNarrator {
  mutating func tell(_ occurrence: Occurrence.Settlement, _ record: Record, _ world: World) {
    if case .settlementStarted(_, let i, let job) = occurrence {
      log(
        host(of: world.job(job).party), "starts the \(world.name(of: world.job(job).kind))",
        after: [world.rootProof(i).flatMap(madeAt), inThisStep(hosts.l1)], world)
    } else if case .loneStarted(let r, let job) = occurrence {
      log(
        hosts.prover(r.index), "starts a \(world.name(of: world.job(job).kind))",
        after: [handedOver[r.index], inThisStep(hosts.l1), registered], world)
    } else if case .loneProven(let r, let id) = occurrence {
      let clock = log(hosts.prover(r.index), words(record, world), world)
      setMadeAt(id, clock)
      newestLone[r.index] = clock
    } else if case .layer3Verified(let verified, let l2, _) = occurrence {
      log(
        hosts.sequencer(l2.index), words(record, world),
        after: verified.map { newestLone[$0.index] },
        world)
    } else {
      tellPlainly(record, world)
    }
  }

  /// What a block of L1 decided is told with the block.
  mutating func tell(_ occurrence: Occurrence.L1, _ record: Record, _ world: World) {
    if case .l1Sent(let id) = occurrence {
      return tellSending(world.layer1.transaction(id), world)
    }
    if !isInL1Block { tellPlainly(record, world) }
  }

  mutating func tell(_ occurrence: Occurrence.Contract, _ record: Record, _ world: World) {
    if isInL1Block { return }
    let clock = tellPlainly(record, world)
    if case .contractOpened(let r) = occurrence { opened[r.index] = clock }
  }

  private mutating func tellSending(_ transaction: L1Transaction, _ world: World) {
    var causes: [VectorClock?]
    switch transaction.kind {
    // Everybody sees L1 at once, and a settlement starts at the registry's head.
    case .settle(let id): causes = world.proof(id).inputs.map { madeAt($0) } + [registered]
    case .lone, .membership: causes = [registered]
    // Whoever saw both branches accuses.
    case .slash(let evidence): causes = [inThisStep(host(of: evidence.signer))]
    }
    causes.append(inThisStep(hosts.l1))
    let clock = log(
      host(of: transaction.sender), "sends to L1: \(world.name(transaction.kind))",
      after: causes, world)
    while sentAt.count <= transaction.id.index { sentAt.append(nil) }
    sentAt[transaction.id.index] = clock
  }

  /// An L1 block that decides anything: one event of L1, which follows from every transaction in
  /// it.
  mutating func tellL1Block(
    _ number: Int, _ transactions: [L1TransactionID], _ world: World
  ) {
    var decided: [String] = []
    var moved = false
    var openedNow: [RollupID] = []
    for record in world.records where record.occurrence.outcome(in: world).party == .l1 {
      if case .l1(.l1BlockMade) = record.occurrence { continue }
      decided.append(words(record, world))
      if case .contract(.registered) = record.occurrence { moved = true }
      if case .contract(.contractOpened(let r)) = record.occurrence { openedNow.append(r) }
    }
    if decided.isEmpty, transactions.isEmpty { return }
    let causes = transactions.map { $0.index < sentAt.count ? sentAt[$0.index] : nil }
    let clock = log(
      hosts.l1, (["\(Address.l1Block(number))"] + decided).joined(separator: " "), after: causes,
      world)
    if moved { registered = clock }
    for r in openedNow { opened[r.index] = clock }
  }
}
