// Silence and return: heartbeats, time-outs, crashes, and what is taken up again (PROTOCOL 5
// and 6).

extension Aggregator {
  /// Begins to beat, if there is anything to do and it does not yet.
  mutating func startBeating(_ around: inout Surroundings) {
    guard around.hasTreeWork, !isBeating, !isCrashed else { return }
    isBeating = true
    beat(&around)
  }

  /// A heartbeat, and the next one scheduled while there is an epoch to finish.
  mutating func beat(_ around: inout Surroundings) {
    guard !isCrashed, hasDuty(around) else {
      isBeating = false
      return
    }
    lastBeat = around.now
    around.note(.aggregator(.heartbeat(id)))
    around.send(.heartbeat(id))
    around.schedule(.heartbeat(id), at: around.now + around.settings.aggregation.heartbeat)
  }

  /// Another's heartbeat arrives, or its word that it takes an epoch over.
  mutating func hear(_ other: AggregatorID, at time: Instant) { lastHeard[other] = time }

  /// A silent start is noticed like any silence: the clock runs from this instant.
  mutating func countSilence(of other: AggregatorID, from time: Instant) {
    lastHeard[other] = max(lastHeard[other], time)
  }

  /// When it would take an epoch over if the holder stayed silent from now on: after one time-out
  /// the next in the rotation does, after two the one behind it, and so on.
  @inline(__always)
  func takeoverTime(of term: Term, _ around: Surroundings) -> Instant {
    let n = lastHeard.count
    let distance = (id.index - term.holder.index + n) % n
    return lastHeard[term.holder] + around.settings.aggregation.timeout * Int64(distance)
  }

  /// Falls silent; what its pool was folding is lost.
  mutating func crash(_ around: inout Surroundings) {
    isCrashed = true
    backlog = []
    junkFold = nil
    around.noteIncident(.aggregator(.aggregatorCrashed(id)))
    for worker in workers.indices {
      guard let job = workers[worker] else { continue }
      workers[worker] = nil
      lose(job, &around)
    }
    for i in rounds.indices {
      for n in rounds[i].slots.indices where rounds[i].slots[n] == .ready {
        rounds[i].slots[n] = .waiting
      }
    }
  }

  private mutating func lose(_ job: JobID, _ around: inout Surroundings) {
    around.jobs[job].state = .lost
    around.tally.wastedProofs += 1
    guard case .fold(let node, let i) = around.jobs[job].kind else { return }
    let percent = around.jobs[job].percent(at: around.now)
    rounds[i].slots[node] = .lost(percent: percent)
    around.note(.tree(.foldLost(node, checkpoint: i, percent: percent)))
  }

  /// Back with what it had stored; its clocks for the others start anew, and it asks for what it
  /// missed: one request and one answer.
  mutating func restart(_ around: inout Surroundings) {
    isCrashed = false
    around.noteIncident(.aggregator(.aggregatorRestarted(id)))
    for other in lastHeard.indices { lastHeard[other] = around.now }
    startBeating(&around)
    upSince = around.now
    hasAnswers = false
    around.schedule(
      .arrival(.missedProofs(to: id)), at: around.now + around.settings.networkDelay * 2)
    for term in around.terms where !term.isSettled && term.holder != id {
      around.schedule(
        .watch(id, epoch: term.epoch), at: around.now + around.settings.aggregation.timeout)
    }
  }

  /// What it waited for is there, the answers or the last deliveries of the one before: it goes on
  /// as holder of the epochs nobody took over, else as standby.
  mutating func takeUpAgain(
    _ around: inout Surroundings, _ record: some PublicRecord, _ accepted: inout [Acceptance]
  ) {
    guard !isCrashed else { return }
    let comesBack = !hasAnswers
    if comesBack {
      guard upSince + around.settings.networkDelay * 2 <= around.now else { return }
      hasAnswers = true
    }
    resume(&around, record, &accepted)
    guard comesBack else { return }
    // Chain proofs that came while it was down are lost: it asks for them again.
    for term in around.terms where !term.isSettled && term.holder == id {
      around.send(.takeover(id, epoch: term.epoch))
    }
  }

  /// Takes up every unfinished checkpoint of its own, reusing all finished node proofs.
  mutating func resume(
    _ around: inout Surroundings, _ record: some PublicRecord, _ accepted: inout [Acceptance]
  ) {
    guard around.hasTreeWork else { return }
    startBeating(&around)
    catchUp(&around, record, &accepted)
    openRounds(through: around.checkpoint, &around, record)
    let aggregation = around.settings.aggregation
    // A successor gives rollups the time of two deliveries and a heartbeat to send their proofs
    // again before it carries what is late already.
    let patience = around.settings.networkDelay * 2 + aggregation.heartbeat
    for i in 1...max(1, rounds.count) where i <= rounds.count && isResponsible(for: i, around) {
      let closes = around.settings.time(ofCheckpoint: i) + aggregation.collectionDeadline
      if around.roots.count < i {
        around.schedule(
          .collectionDeadline(id, checkpoint: i), at: max(closes, around.now + patience))
      }
      collect(checkpoint: i, &around, record)
    }
    settleNext(around, record)
    dispatch(&around)
  }

  /// Takes in every finished node proof that has reached it, and drops what does not continue them:
  /// else it would make a second proof of a node that others built on.
  private mutating func catchUp(
    _ around: inout Surroundings, _ record: some PublicRecord, _ accepted: inout [Acceptance]
  ) {
    while rounds.count < around.checkpoint { beginRound(&around) }
    for proof in around.proofs.indices.map({ ProofID($0) }) {
      guard case .node(let s) = around.proofs[proof].statement, !around.isVoid(proof),
        hasReceived(proof, around), let node = around.tree.node(first: s.first, count: s.count)
      else { continue }
      accept(proof, node, s.checkpoint, replacing: true, &around, record, &accepted)
    }
    if around.settings.guards.continuity { dropLooseEnds(around) }
  }

  /// Whether a node proof can have come to it: it made it, it was up when it arrived, or whoever
  /// lies below the node, and holds it, has answered its request since.
  @inline(__always)
  private func hasReceived(_ proof: ProofID, _ around: Surroundings) -> Bool {
    if around.proofs[proof].maker == .aggregator(id) { return true }
    let arrived = around.proofs[proof].madeAt + around.settings.networkDelay
    return arrived <= around.now && (arrived >= upSince || hasAnswers)
  }

  /// Forgets what was decided on top of something that is not in the tree any more.
  private mutating func dropLooseEnds(_ around: Surroundings) {
    for i in 1..<rounds.count + 1 {
      for node in around.tree.nodes.indices.reversed().map({ NodeID($0) }) {
        guard let proof = rounds[i].slots[node].proof else { continue }
        if knownHash(node, i - 1, around) != around.proofs[proof].prev
          || !agrees(proof, node, i, around)
        {
          rounds[i].slots[node] = .waiting
        }
      }
    }
  }

  /// The tree was cut after `B_k`: all work on later checkpoints is dropped.
  mutating func dropWork(after k: Int, _ around: inout Surroundings) {
    for worker in workers.indices {
      guard let job = workers[worker] else { continue }
      around.stop(job, after: k)
      if around.jobs[job].state != .running { workers[worker] = nil }
    }
    backlog.removeAll { $0.checkpoint > k }
    for i in stride(from: k + 1, through: rounds.count, by: 1) {
      rounds[i] = Round(checkpoint: i, nodes: around.tree.nodes.count)
    }
  }
}
