// What can go wrong, and what heals it (PROTOCOL 6, "Faults").

extension World {
  /// Carries out what a person or the scenario asked for.
  mutating func act(_ action: Action) {
    let cause = cause
    trace(.asked(action, cause))
    switch action {
    case .inject(let fault):
      noteIncident(.action(.faultInjected(fault)))
      inject(fault)
    case .heal(let healing): heal(healing)
    case .exit(let r): exit(r)
    case .join(let r): sendToL1(.membership(r, joins: true), from: .prover(r))
    case .leave(let r): sendToL1(.membership(r, joins: false), from: .prover(r))
    }
  }

  private mutating func inject(_ fault: Fault) {
    switch fault {
    case .forkRollup(let r, let depth): fork(r, depth: depth)
    case .haltSequencer(let r): rollups[r].sequencer.isHalted = true
    case .haltProver(let r): haltProver(r)
    case .slowProver(let r, let time): slowDown(r, to: time)
    case .loseChainProof(let r): rollups[r].prover.loseNext = true
    case .crashAggregator(let a): crash(a)
    case .frontRun(let r): frontRun(r)
    case .junkInput(let a): aggregators[a].takesJunkNext = true
    case .badImport(let r): rollups[r].sequencer.importsJunkNext = true
    case .mintAgain(let r): rollups[r].sequencer.mintsAgainNext = true
    case .reorgL1(let depth): reorgL1(depth: depth)
    }
  }

  private mutating func heal(_ healing: Healing) {
    switch healing {
    case .sequencer(let r):
      guard rollups[r].sequencer.isHalted else { return }
      rollups[r].sequencer.isHalted = false
    case .prover(let r):
      guard rollups[r].prover.isHalted else { return }
      rollups[r].prover.isHalted = false
      startProving(r)
    case .aggregator(let a):
      guard aggregators[a].isCrashed else { return }
      restart(a)
    }
    noteIncident(.action(.healed(healing)))
  }

  private mutating func haltProver(_ r: RollupID) {
    rollups[r].prover.isHalted = true
    abandonProving(r)
  }

  /// A proof in work ends later (never earlier than now); otherwise the next one is slow.
  private mutating func slowDown(_ r: RollupID, to time: Span) {
    guard let job = rollups[r].prover.job,
      case .chain = jobs[job].kind
    else {
      rollups[r].prover.slowNext = time
      return
    }
    let ends = max(now, jobs[job].started + time)
    jobs[job].ends = ends
    schedule(.jobEnds(job), at: ends)
  }

  /// The aggregator falls silent; what its pool was folding is lost.
  private mutating func crash(_ a: AggregatorID) {
    guard !aggregators[a].isCrashed else { return }
    aggregators[a].isCrashed = true
    aggregators[a].backlog = []
    aggregators[a].junkFold = nil
    noteIncident(.aggregator(.aggregatorCrashed(a)))
    for worker in aggregators[a].workers.indices {
      guard let job = aggregators[a].workers[worker] else { continue }
      aggregators[a].workers[worker] = nil
      lose(job, of: a)
    }
    for i in aggregators[a].rounds.indices {
      for n in aggregators[a].rounds[i].slots.indices
      where aggregators[a].rounds[i].slots[n] == .ready {
        aggregators[a].rounds[i].slots[n] = .waiting
      }
    }
    checkBoundedRisk(a)
  }

  private mutating func lose(_ job: JobID, of a: AggregatorID) {
    jobs[job].state = .lost
    tally.wastedProofs += 1
    guard case .fold(let node, let i) = jobs[job].kind else { return }
    let percent = jobs[job].percent(at: now)
    aggregators[a].rounds[i].slots[node] = .lost(percent: percent)
    note(.tree(.foldLost(node, checkpoint: i, percent: percent)))
  }

  /// Back with what it had stored: as holder of the epochs nobody took over, else as standby.
  private mutating func restart(_ a: AggregatorID) {
    aggregators[a].isCrashed = false
    noteIncident(.aggregator(.aggregatorRestarted(a)))
    for other in aggregators.indices { aggregators[a].lastHeard[other] = now }
    resume(a)
    // Chain proofs that came while it was down are lost: it asks for them again.
    for term in terms where !term.isSettled && term.holder == a {
      schedule(.arrival(.takeover(a, epoch: term.epoch)), at: now + settings.networkDelay)
    }
    for term in terms where !term.isSettled && term.holder != a {
      schedule(
        .watch(a, epoch: term.epoch), at: now + settings.aggregation.timeout)
    }
  }
}
