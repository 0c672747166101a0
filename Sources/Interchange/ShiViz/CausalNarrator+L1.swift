import RollupSimulation

// What goes to L1, and what its blocks decide.

extension CausalNarrator {
  mutating func tellSettlement(_ record: Record, _ world: World) {
    switch record.occurrence {
    case .settlementStarted(_, let i, let job):
      log(
        host(of: world.job(job).maker), "starts the \(world.name(world.job(job).kind))",
        after: [world.rootProof(i).flatMap(madeAt), inThisStep(hosts.l1)], world)
    case .settlementRefused(let kind, let i, let refusal):
      guard case .event(.jobEnds(let job)) = record.cause else { return }
      log(
        host(of: world.job(job).maker),
        "can't prove the \(kind) of \(Address.root(checkpoint: i)): \(Names.words(refusal))",
        world)
    case .l1Sent(let id): tellSending(world.l1.transactions[id], world)
    default: break
    }
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
    var words: [String] = []
    var moved = false
    var openedNow: [RollupID] = []
    for record in world.records {
      switch record.occurrence {
      case .registered(let i, _, let rollups, let messages):
        moved = true
        words.append(
          "registers \(Address.root(checkpoint: i)), moves \(rollups.count) contracts, "
            + "\(messages.count) messages on L1")
      case .loneSettled(let r, _, let messages):
        words.append("settles \(Address.rollup(r)) alone, \(messages.count) messages on L1")
      case .l1Refused(let id, let refusal):
        let name = world.name(world.l1.transactions[id].kind)
        words.append("refuses the \(name): \(Names.words(refusal))")
      case .slashed(let party, _, _): words.append("slashes the \(Names.party(party))")
      case .contractOpened(let r):
        openedNow.append(r)
        words.append("opens the contract of \(Address.rollup(r))")
      case .l1Final(let final, let messages):
        words.append("makes L1#\(final) final, and \(messages.count) messages")
      default: break
      }
    }
    if words.isEmpty, transactions.isEmpty { return }
    let causes = transactions.map { $0.index < sentAt.count ? sentAt[$0.index] : nil }
    let clock = log(
      hosts.l1, (["\(Address.l1Block(number))"] + words).joined(separator: ", "), after: causes,
      world)
    if moved { registered = clock }
    for r in openedNow { opened[r.index] = clock }
  }
}
