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
      aggregators[a].countSilence(of: holder, from: now)
      schedule(.watch(a, epoch: terms[k].epoch), at: now + settings.aggregation.timeout)
    }
  }

  /// L1 has left the block that settled an epoch: its holder has a duty again, and may have stopped
  /// to beat meanwhile.
  mutating func takeUpTerm(_ k: Int) {
    let holder = terms[k].holder
    if !aggregators[holder].isBeating {
      for a in aggregators.indices { aggregators[a].countSilence(of: holder, from: now) }
    }
    startBeating(holder)
  }

  /// Members can be reached by other routes than before: proofs of this epoch may export what they
  /// bring.
  mutating func noteTreeRoutes() {
    guard !terms.isEmpty else { return }
    terms[terms.count - 1].routes.formUnion(topology.treeRoutes)
  }

  /// Everyone hears a heartbeat.
  mutating func hearBeat(of a: AggregatorID) {
    for other in aggregators.indices where !aggregators[other].isCrashed {
      aggregators[other].hear(a, at: now)
    }
    for r in rollups.indices { rollups[r].view.hear(at: now) }
    if topology.hasOpened {
      for r in l1.contracts.indices where l1.contracts[r].isOpen { askToRejoin(RollupID(r)) }
    }
  }

  /// A standby looks after an epoch's holder: after one time-out the next in the rotation takes
  /// over, after two the one behind it, and so on.
  mutating func watch(_ a: AggregatorID, epoch: Int) {
    let term = terms[epoch]
    guard !term.isSettled, !aggregators[a].isCrashed, term.holder != a, around.hasTreeWork
    else { return }
    let due = takeoverTime(of: a, term: term)
    if now < due {
      schedule(.watch(a, epoch: epoch), at: due)
    } else {
      takeOver(a, epoch: epoch)
    }
  }

  private mutating func takeOver(_ a: AggregatorID, epoch: Int) {
    let from = terms[epoch].holder
    terms[epoch].holder = a
    terms[epoch].since = now
    tally.takeovers += 1
    noteIncident(.aggregator(.takeover(a, from: from, epoch: epoch)))
    around.send(.takeover(a, epoch: epoch))
    for other in aggregators.indices where other != a.index {
      aggregators[other].hear(a, at: now)
      schedule(
        .watch(AggregatorID(other), epoch: epoch), at: now + settings.aggregation.timeout)
    }
    startBeating(a)
    terms[epoch].foldsFrom = now + settings.networkDelay
    schedule(.arrival(.missedProofs(to: a)), at: terms[epoch].foldsFrom)
  }

  /// Rollups send a successor every chain proof since the last `B`: what the one before had decided
  /// beyond it is void until the successor, or a `B`, says so again.
  mutating func hearTakeover(_ a: AggregatorID, epoch: Int) {
    for r in rollups.indices {
      rollups[r].view.hear(at: now)
      rollups[r].forgetDecisions(around)
      rollups[r].sendProofsAgain(to: a, &around)
    }
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
    let idle = aggregators.allSatisfy { !$0.hasDuty(around) }
    if !idle { exit(r) }
  }
}
