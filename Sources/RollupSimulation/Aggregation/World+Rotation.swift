// Who aggregates: the rotation, heartbeats, time-outs and successors (PROTOCOL 5 and 6).

extension World {
  /// The aggregator that holds the epoch of checkpoint `i`, or held it last.
  public func holder(ofCheckpoint i: Int) -> AggregatorID {
    around.holder(ofCheckpoint: i)
  }

  /// The aggregator that holds the newest checkpoint.
  public var holder: AggregatorID { holder(ofCheckpoint: newestTreeCheckpoint) }

  /// The next in the fixed rotation takes an epoch. Without a tree nobody has anything to do in it;
  /// once there is one, all epochs since the registry's head have to be folded, and the holders of
  /// those that went by without it begin now.
  mutating func beginEpoch(_ epoch: Int) {
    let holder = AggregatorID(epoch % aggregators.count)
    terms.append(Term(epoch: epoch, holder: holder, since: now, foldsFrom: now))
    if !topology.hasTree { return }
    note(.aggregator(.epochBegan(epoch, holder)))
    for k in terms.indices where terms[k].isIdle { beginTerm(k) }
  }

  /// A holder is heard from now on, and the others listen.
  private mutating func beginTerm(_ k: Int) {
    let holder = terms[k].holder
    terms[k].routes.formUnion(topology.treeRoutes)
    startBeating(holder)
    for a in aggregators.indices.map({ AggregatorID($0) }) where a != holder {
      countSilence(of: holder, at: a)
      schedule(.watch(a, epoch: terms[k].epoch), at: now + settings.aggregation.timeout)
    }
  }

  /// A silent start is noticed like any silence: the clock runs from this instant.
  private mutating func countSilence(of holder: AggregatorID, at a: AggregatorID) {
    aggregators[a].lastHeard[holder] = max(aggregators[a].lastHeard[holder], now)
  }

  /// L1 has left the block that settled an epoch: its holder has a duty again, and may have stopped
  /// to beat meanwhile.
  mutating func takeUpTerm(_ k: Int) {
    let holder = terms[k].holder
    if !aggregators[holder].isBeating {
      for a in aggregators.indices { countSilence(of: holder, at: AggregatorID(a)) }
    }
    startBeating(holder)
  }

  /// Members can be reached by other routes than before: proofs of this epoch may export what they
  /// bring.
  mutating func noteTreeRoutes() {
    guard !terms.isEmpty else { return }
    terms[terms.count - 1].routes.formUnion(topology.treeRoutes)
  }

  private func hasDuty(_ a: AggregatorID) -> Bool {
    terms.contains { $0.holder == a && !$0.isSettled }
  }

  mutating func startBeating(_ a: AggregatorID) {
    guard hasTreeWork, !aggregators[a].isBeating, !aggregators[a].isCrashed else { return }
    aggregators[a].isBeating = true
    beat(a)
  }

  /// A heartbeat, and the next one scheduled while there is an epoch to finish.
  mutating func beat(_ a: AggregatorID) {
    guard !aggregators[a].isCrashed, hasDuty(a) else {
      aggregators[a].isBeating = false
      return
    }
    aggregators[a].lastBeat = now
    note(.aggregator(.heartbeat(a)))
    schedule(.arrival(.heartbeat(a)), at: now + settings.networkDelay)
    schedule(.heartbeat(a), at: now + settings.aggregation.heartbeat)
  }

  /// Everyone hears a heartbeat.
  mutating func hearBeat(of a: AggregatorID) {
    for other in aggregators.indices where !aggregators[other].isCrashed {
      aggregators[other].lastHeard[a] = now
    }
    for r in rollups.indices { rollups[r].view.lastBeat = now }
    if topology.hasOpened {
      for r in l1.contracts.indices where l1.contracts[r].isOpen { askToRejoin(RollupID(r)) }
    }
  }

  /// A standby looks after an epoch's holder: after one time-out the next in the rotation takes
  /// over, after two the one behind it, and so on.
  mutating func watch(_ a: AggregatorID, epoch: Int) {
    let term = terms[epoch]
    guard !term.isSettled, !aggregators[a].isCrashed, term.holder != a, hasTreeWork else { return }
    let due = takeoverTime(of: a, term: term)
    if now < due {
      schedule(.watch(a, epoch: epoch), at: due)
    } else {
      takeOver(a, epoch: epoch)
    }
  }

  /// When `a` would take over if the holder stayed silent from now on.
  func takeoverTime(of a: AggregatorID, term: Term) -> Instant {
    let n = aggregators.count
    let distance = (a.index - term.holder.index + n) % n
    return aggregators[a].lastHeard[term.holder]
      + settings.aggregation.timeout * Int64(distance)
  }

  private mutating func takeOver(_ a: AggregatorID, epoch: Int) {
    let from = terms[epoch].holder
    terms[epoch].holder = a
    terms[epoch].since = now
    tally.takeovers += 1
    noteIncident(.aggregator(.takeover(a, from: from, epoch: epoch)))
    schedule(.arrival(.takeover(a, epoch: epoch)), at: now + settings.networkDelay)
    for other in aggregators.indices where other != a.index {
      aggregators[other].lastHeard[a] = now
      schedule(
        .watch(AggregatorID(other), epoch: epoch), at: now + settings.aggregation.timeout)
    }
    startBeating(a)
    terms[epoch].foldsFrom = now + settings.networkDelay
    schedule(.arrival(.missedProofs(to: a)), at: terms[epoch].foldsFrom)
  }

  /// Whether there is a tree to be made: it has members, or leaves of those who were. Without one
  /// nobody beats, and silence says nothing.
  private var hasTreeWork: Bool {
    topology.hasTree || aggregators.contains { $0.rounds.count > 0 }
  }

  /// Takes up every unfinished checkpoint that is `a`'s, reusing all finished node proofs.
  mutating func resume(_ a: AggregatorID) {
    guard hasTreeWork else { return }
    startBeating(a)
    catchUp(a)
    openRounds(a, through: checkpoint)
    for i in 1...max(1, aggregators[a].rounds.count)
    where i <= aggregators[a].rounds.count && isResponsible(a, for: i) {
      let closes = settings.time(ofCheckpoint: i) + settings.aggregation.collectionDeadline
      if roots.count < i {
        schedule(.collectionDeadline(a, checkpoint: i), at: max(closes, now + collectionPatience))
      }
      collect(a, checkpoint: i)
    }
    settleNext(a)
    dispatch(a)
  }

  /// Takes in every finished node proof that has reached it, and drops what does not continue them:
  /// else it would make a second proof of a node that others built on.
  private mutating func catchUp(_ a: AggregatorID) {
    while aggregators[a].rounds.count < checkpoint {
      aggregators[a].rounds.append(
        Round(checkpoint: aggregators[a].rounds.count + 1, nodes: tree.nodes.count))
    }
    for id in proofs.indices {
      guard case .node(let s) = proofs[id].statement, !isVoid(ProofID(id)),
        hasReceived(ProofID(id), a), let node = tree.node(first: s.first, count: s.count)
      else { continue }
      accept(nodeProof: ProofID(id), node, s.checkpoint, at: a, replacing: true)
    }
    if settings.guards.continuity { dropLooseEnds(a) }
  }

  /// Whether a node proof can have come to an aggregator: it made it, it was up when it arrived, or
  /// whoever lies below the node, and holds it, has answered its request since.
  private func hasReceived(_ id: ProofID, _ a: AggregatorID) -> Bool {
    if proofs[id].maker == .aggregator(a) { return true }
    let arrived = proofs[id].madeAt + settings.networkDelay
    return arrived <= now && (arrived >= aggregators[a].upSince || aggregators[a].hasAnswers)
  }

  /// Back with what it had stored, it asks for what it missed: one request and one answer.
  mutating func askForMissedProofs(_ a: AggregatorID) {
    aggregators[a].upSince = now
    aggregators[a].hasAnswers = false
    schedule(.arrival(.missedProofs(to: a)), at: now + settings.networkDelay * 2)
  }

  /// What it waited for is there, the answers or the last deliveries of the one before: it goes on
  /// as holder of the epochs nobody took over, else as standby.
  mutating func takeUpAgain(_ a: AggregatorID) {
    guard !aggregators[a].isCrashed else { return }
    let comesBack = !aggregators[a].hasAnswers
    if comesBack {
      guard aggregators[a].upSince + settings.networkDelay * 2 <= now else { return }
      aggregators[a].hasAnswers = true
    }
    resume(a)
    guard comesBack else { return }
    // Chain proofs that came while it was down are lost: it asks for them again.
    for term in terms where !term.isSettled && term.holder == a {
      schedule(.arrival(.takeover(a, epoch: term.epoch)), at: now + settings.networkDelay)
    }
  }

  /// Forgets what was decided on top of something that is not in the tree any more.
  private mutating func dropLooseEnds(_ a: AggregatorID) {
    for i in 1..<aggregators[a].rounds.count + 1 {
      for n in tree.nodes.indices.reversed() {
        guard let id = aggregators[a].rounds[i].slots[n].proof else { continue }
        let node = NodeID(n)
        if knownHash(a, node, i - 1) != proofs[id].prev || !agrees(id, node, i, with: a) {
          aggregators[a].rounds[i].slots[n] = .waiting
        }
      }
    }
  }

  /// A successor gives rollups the time of two deliveries and a heartbeat to send their proofs
  /// again before it carries what is late already.
  private var collectionPatience: Span {
    settings.networkDelay * 2 + settings.aggregation.heartbeat
  }

  /// Rollups send a successor every chain proof since the last `B`: what the one before had decided
  /// beyond it is void until the successor, or a `B`, says so again.
  mutating func hearTakeover(_ a: AggregatorID, epoch: Int) {
    for r in rollups.indices {
      rollups[r].view.lastBeat = now
      forgetDecisions(RollupID(r))
      sendProofs(of: RollupID(r), to: a)
    }
  }

  /// What the predecessor had taken in and not folded may be lost with it. A proof of blocks that
  /// have left the chain is nobody's any more.
  private mutating func sendProofs(of r: RollupID, to a: AggregatorID) {
    let covered = rollups[r].view.lastRoot.flatMap { proofs[$0].checkpoint } ?? 0
    for proof in rollups[r].prover.proofs
    where proof.checkpoint > covered && rollups[r].isOnChain(proof.block) {
      schedule(.arrival(.chainProof(proof.proof, to: a)), at: now + settings.networkDelay)
    }
  }

  /// The tree was cut: its present holder is sent what was made since the `B` that stayed.
  mutating func sendProofsAgain(of r: RollupID) { sendProofs(of: r, to: holder) }

  mutating func forgetDecisions(_ r: RollupID) {
    guard let root = rollups[r].view.lastRoot else {
      rollups[r].view.lastDecided = 0
      rollups[r].view.included = RollupView.Included(
        checkpoint: 0, block: .genesis, hash: rollups[r].block(.genesis).hash)
      return
    }
    let leaf = nodeProof(of: tree.leaf(of: r), under: root)
    let block = proofs[leaf].block!
    rollups[r].view.lastDecided = proofs[root].checkpoint!
    let proven = rollups[r].prover.proofs.last { $0.block == block }
    rollups[r].view.included = RollupView.Included(
      checkpoint: proven?.checkpoint ?? 0, block: block, hash: proofs[leaf].cur)
  }

  /// Silence of all aggregators: rollups post the last `B` themselves (PROTOCOL 6).
  mutating func checkExit(_ r: RollupID) {
    guard let after = settings.aggregation.exitAfter else { return }
    let due = rollups[r].view.lastBeat + after
    if now < due {
      schedule(.exitCheck(r), at: due)
      return
    }
    schedule(.exitCheck(r), at: now + after)
    // The `B` that it waited for may never come.
    if l1.contracts[r].isOpen { startProving(r) }
    let idle = aggregators.allSatisfy { !hasDuty($0.id) }
    if !idle { exit(r) }
  }
}
