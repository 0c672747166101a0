// What led to faults' consequences, reverts, takeovers and settlements.

extension World {
  /// The newest incident that is meant.
  func lastIncident(_ isMeant: (Record) -> Bool) -> Int? { lastIncident(before: nil, isMeant) }

  private func lastIncident(before k: Int?, _ isMeant: (Record) -> Bool) -> Int? {
    var place = k ?? incidents.count
    while place > 0 {
      place -= 1
      if isMeant(incidents[place]) { return place }
    }
    return nil
  }

  /// An incident and what led to it. Each cause lies before it, so this ends.
  func reasons(ofIncident k: Int) -> [Reason] {
    let record = incidents[k]
    let object = record.occurrence.objects(in: self).first ?? .event(record.event)
    func step(_ spent: Reason.Spent?) -> Reason {
      Reason(.incident(record.occurrence), object, record.time, event: record.event, spent: spent)
    }
    switch record.cause {
    case .command(let id):
      return [step(.atOnce), Reason(.origin(.command(id)), .command(id), record.time)]
    case .scheduled(let fault):
      return [step(.atOnce), Reason(.origin(.scheduled(fault)), object, record.time)]
    case .event: break
    }
    let background = record.occurrence.background
    for pattern in background.causes {
      let cause = lastIncident(before: k) {
        pattern.fits($0.occurrence) && (!pattern.isAtOnce || $0.event == record.event)
      }
      if let cause {
        return [step(pattern.isAtOnce ? .atOnce : background.spent)] + reasons(ofIncident: cause)
      }
    }
    if case .tree(.leafRefused(let r, let i, .staleBase)) = record.occurrence,
      let leaf = reasonsOfLeaf(before: i, of: r, at: record.time)
    {
      return [step(.delivery)] + leaf
    }
    let setting = background.spent.setting ?? background.rule
    return [step(background.spent), origin(setting, object, record.time)]
  }

  /// A chain proof that starts from another block than the tree holds: the leaf before it was
  /// decided otherwise.
  private func reasonsOfLeaf(before i: Int, of r: RollupID, at time: Instant) -> [Reason]? {
    let leaf = reasons(ofDecidedLeaf: r, i - 1)
    guard let first = leaf.first, first.time <= time else { return nil }
    return leaf
  }

  /// A `B` that L1 took.
  func reasons(ofRegistered checkpoint: Int, number: Int) -> [Reason] {
    let id = l1.blocks[number].transactions.first {
      guard case .settle(let proof) = l1.transactions[$0].kind else { return false }
      return proofs[proof].checkpoint == checkpoint
    }
    return id.map { reasons(ofTransaction: $0, number: number) } ?? []
  }

  /// A transaction that L1 carried out, and the proof that it brought.
  func reasons(ofTransaction id: L1TransactionID, number: Int) -> [Reason] {
    let transaction = l1.transactions[id]
    let taken = Reason(
      .settledOnL1, .l1Block(number), l1.blocks[number].header.time, spent: .slot)
    switch transaction.kind {
    case .settle(let proof):
      guard case .settlement(let s) = proofs[proof].statement else { return [taken] }
      return [
        taken,
        Reason(
          .settlementProven(s.kind), .root(checkpoint: s.checkpoint), proofs[proof].madeAt,
          event: proofs[proof].madeBy, spent: .settlementProof),
      ] + reasons(ofSettlement: s, provenAt: proofs[proof].madeAt)
    case .lone(let proof):
      guard case .prover(let r) = proofs[proof].maker else { return [taken] }
      if let k = runningAhead(proof) {
        return [
          taken,
          Reason(
            .loneProven, .rollup(r), proofs[proof].madeAt, event: proofs[proof].madeBy,
            spent: .atOnce),
        ] + reasons(ofIncident: k)
      }
      return [
        taken,
        Reason(
          .loneProven, .rollup(r), proofs[proof].madeAt, event: proofs[proof].madeBy,
          spent: .chainProof(
            rollups[r].prover.usualTime, usual: rollups[r].prover.usualTime,
            isSlowed: false)),
      ]
        + (topology.isMember(r) ? reasons(ofLone: proof, of: r) : [epochsEnd(of: r, proof)])
    case .slash(let evidence):
      guard case .sequencer(let r) = evidence.signer else { return [taken] }
      let k = lastIncident {
        if case .sequencer(.chainForked(r, _, _)) = $0.occurrence { true } else { false }
      }
      return [taken] + (k.map(reasons(ofIncident:)) ?? [])
    case .membership(let r, _): return [taken] + asked(transaction, by: r)
    }
  }

  /// Who wanted a rollup to join or to leave: somebody, or the rollup itself once it stood alone.
  private func asked(_ transaction: L1Transaction, by r: RollupID) -> [Reason] {
    switch sendings[transaction.id].cause {
    case .command(let id):
      [Reason(.origin(.command(id)), .command(id), transaction.sentAt)]
    case .scheduled(let fault):
      [Reason(.origin(.scheduled(fault)), .rollup(r), transaction.sentAt)]
    case .event: reasons(ofOpenContract: r, at: transaction.sentAt)
    }
  }

  /// The fault by which a rollup posted a proof of its own at once, whatever its lock said.
  private func runningAhead(_ proof: ProofID) -> Int? {
    lastIncident { record in
      guard record.event == proofs[proof].madeBy,
        case .action(.faultInjected(let fault)) = record.occurrence
      else { return false }
      return fault.kind == .frontRun
    }
  }

  /// Why a member whose contract is open began a proof of its own when it did: the contract opened,
  /// the prover came back, a checkpoint gave it something to prove, or the one before was done.
  private func reasons(ofLone proof: ProofID, of r: RollupID) -> [Reason] {
    let job = lastJob {
      guard case .lone(r, _) = $0.kind else { return false }
      return $0.state == .done && $0.ends == proofs[proof].madeAt
    }
    let opened = reasons(ofOpenContract: r, at: proofs[proof].madeAt)
    guard let start = job?.started, let since = opened.first?.time, start > since else {
      return opened
    }
    let healed = lastIncident {
      $0.time == start && $0.occurrence == .action(.healed(.prover(r)))
    }
    if let healed {
      return [Reason(.started, .rollup(r), start, spent: .atOnce)] + reasons(ofIncident: healed)
    }
    if start.milliseconds % settings.checkpointInterval.milliseconds == 0 {
      return [
        Reason(.started, .rollup(r), start, spent: .interval),
        origin("checkpointInterval", .rollup(r), start),
      ]
    }
    return [Reason(.started, .rollup(r), start, spent: .occasion)] + opened
  }

  /// What settles alone is proven at the end of an epoch.
  private func epochsEnd(of r: RollupID, _ proof: ProofID) -> Reason {
    origin(
      "checkpointsPerEpoch", .rollup(r),
      proofs[proof].madeAt - rollups[r].prover.usualTime)
  }

  /// An exposure was asked for; an expansion follows the epoch's last `B`.
  private func reasons(ofSettlement s: SettlementStatement, provenAt time: Instant) -> [Reason] {
    if s.kind == .exposure {
      let k = lastIncident {
        guard $0.time + settings.costs.settlement <= time else { return false }
        if case .settlement(.exitRequested) = $0.occurrence { return true }
        return false
      }
      if let k { return reasons(ofIncident: k) }
    }
    return reasons(ofNode: TreeShape.root, s.checkpoint)
  }

  /// Why a rollup settles alone, or did so at a time.
  func reasons(ofOpenContract r: RollupID, at time: Instant? = nil) -> [Reason] {
    let opened = lastIncident {
      $0.occurrence == .contract(.contractOpened(r)) && $0.time <= time ?? now
    }
    if let opened { return reasons(ofIncident: opened) }
    let changed = lastIncident {
      guard case .contract(.membershipChanged(r, _, isMember: false)) = $0.occurrence else {
        return false
      }
      return $0.time <= time ?? now
    }
    if let changed { return reasons(ofIncident: changed) }
    // It has stood outside the tree from the start.
    return [
      origin(settings.isolated.contains(r) ? "isolated" : "mode", .rollup(r), .genesis)
    ]
  }
}

extension Record {
  /// Whether it is a fault that stops the party behind an object.
  func halts(_ object: Address) -> Bool {
    if case .aggregator(.aggregatorCrashed(let a)) = occurrence { return object == .aggregator(a) }
    guard case .action(.faultInjected(let fault)) = occurrence else { return false }
    return fault.stopsMaker(of: object)
  }

  /// Whether it is about an object.
  func isAbout(_ object: Address, in world: World) -> Bool {
    occurrence.facts(in: world).touches(object)
  }
}
