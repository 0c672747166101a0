import RollupSimulation

extension CausalNarrator {
  /// Tells what the engine's last event did, each occurrence as an event of the host that acted.
  mutating func tell(_ world: World) {
    thisStep = []
    tellReceipt(world)
    // Others act on what L1 or an arriving proof says, although the engine notes it after them.
    for record in world.records {
      switch record.occurrence {
      case .l1BlockMade(let number, let transactions): tellL1Block(number, transactions, world)
      case .nodeAccepted(let node, let i, _): tellArrival(of: node, i, record.cause, world)
      default: break
      }
    }
    for record in world.records { tell(record, world) }
    for k in receipts.indices {
      receipts[k].known = world.rollup(receipts[k].rollup).view.lastDecided
    }
  }

  private mutating func tell(_ record: Record, _ world: World) {
    switch record.occurrence {
    case .blockMade, .checkpointReached, .chainForked, .chainReverted, .importRefused:
      tellSequencer(record, world)
    case .provingStarted, .chainProven, .chainProofRefused, .jobAbandoned, .chainProofLost,
      .exitRequested, .loneStarted, .loneRefused:
      tellProver(record, world)
    case .leafIncluded, .leafCarried, .leafRefused, .foldStarted, .nodeProven, .nodeRefused,
      .foldLost:
      tellTree(record, world)
    case .aggregatorCrashed, .aggregatorRestarted, .takeover, .epochBegan:
      tellDuty(record, world)
    case .settlementStarted, .settlementRefused, .l1Sent: tellSettlement(record, world)
    case .faultInjected(let fault):
      log(host(of: fault.party), "FAULT: " + Names.action(.inject(fault)), world)
    case .healed(.aggregator): break
    case .healed(let healing):
      let action = Action.heal(healing)
      log(host(of: action.party), Names.action(action), world)
    default: break
    }
  }

  /// What mints follow from that did not come through a node: the blocks that sent them. By nodes
  /// the tree's proofs lead there.
  private func sent(_ mints: [MessageID], _ world: World) -> [VectorClock?] {
    mints.filter { world.message($0).mint?.via.node == nil }.map { id in
      sentIn.indices.contains(id.index) ? sentIn[id.index] : nil
    }
  }

  private mutating func noteSent(_ sends: [MessageID], _ clock: VectorClock) {
    for id in sends {
      while sentIn.count <= id.index { sentIn.append(nil) }
      sentIn[id.index] = clock
    }
  }

  private mutating func tellSequencer(_ record: Record, _ world: World) {
    switch record.occurrence {
    case .blockMade(let r, let height, let imports, let mints, let sends):
      if mints.isEmpty && sends.isEmpty { return }
      var words = "#\(height)"
      if !mints.isEmpty { words += " mints \(Names.messages(mints))" }
      if !sends.isEmpty { words += " sends \(Names.messages(sends))" }
      // While its contract is open a rollup imports by what the registry holds.
      let isAlone = imports > 0 && world.l1.contracts[r].isOpen
      let clock = log(
        hosts.sequencer(r.index), words,
        after: (isAlone ? [registered] : []) + sent(mints, world), world)
      // Blocks that send are all that others can import by their own hash.
      if !sends.isEmpty, world.topology.hasBlockImports { noteSent(sends, clock) }
    case .checkpointReached(let i):
      for r in world.rollups.indices {
        let height = world.rollups[r].height
        handedOver[r] = log(
          hosts.sequencer(r), "checkpoint \(i): hands #\(height) to the prover", world)
      }
    case .chainForked(let r, let height, let orphaned):
      handedOver[r.index] = log(
        hosts.sequencer(r.index), "forks at #\(height), \(orphaned) blocks abandoned", world)
    case .chainReverted(let r, let height, let orphaned, let cause):
      handedOver[r.index] = log(
        hosts.sequencer(r.index),
        "goes back to #\(height), \(orphaned) blocks lost: \(Names.words(cause))",
        after: [inThisStep(hosts.prover(r.index)), inThisStep(hosts.l1)], world)
    case .importRefused(let r, let node, let i, let refusal):
      log(
        hosts.sequencer(r.index),
        "does not believe \(world.name(node, i)): \(Names.words(refusal))", world)
    default: break
    }
  }

  private mutating func tellProver(_ record: Record, _ world: World) {
    func name(_ r: RollupID, _ i: Int) -> String {
      Address.chainProof(r, checkpoint: i).description
    }
    switch record.occurrence {
    case .provingStarted(let r, let i, _):
      log(
        hosts.prover(r.index), "starts \(name(r, i))",
        after: [handedOver[r.index], inThisStep(hosts.l1)], world)
    case .chainProven(let r, let i, let id):
      let hash = world.proof(id).cur.short
      setMadeAt(id, log(hosts.prover(r.index), "\(name(r, i)) proven \(hash), sent", world))
    case .chainProofRefused(let r, let i, let refusal):
      log(
        hosts.prover(r.index), "can't prove \(name(r, i)): \(Names.words(refusal))", world)
    case .jobAbandoned(let job):
      guard case .prover(let r) = world.job(job).maker else { return }
      log(
        hosts.prover(r.index), "throws \(world.name(world.job(job).kind)) away",
        after: [inThisStep(hosts.sequencer(r.index)), inThisStep(hosts.l1)], world)
    case .chainProofLost(let r, let i):
      log(hosts.prover(r.index), "\(name(r, i)) is lost on its way", world)
    case .exitRequested(let r): log(hosts.prover(r.index), "wants out", world)
    case .loneStarted(let r, let job):
      log(
        hosts.prover(r.index), "starts a \(world.name(world.job(job).kind))",
        after: [handedOver[r.index], inThisStep(hosts.l1), registered], world)
    case .loneRefused(let r, let refusal):
      log(hosts.prover(r.index), "can't prove alone: \(Names.words(refusal))", world)
    default: break
    }
  }

  private mutating func tellDuty(_ record: Record, _ world: World) {
    switch record.occurrence {
    case .aggregatorCrashed(let a): log(hosts.aggregator(a.index), "CRASHES", world)
    case .aggregatorRestarted(let a):
      // It fetches at once what it missed.
      log(hosts.aggregator(a.index), "starts again", after: newestFold, world)
    case .takeover(let a, let from, let epoch):
      log(
        hosts.aggregator(a.index), "takes epoch \(epoch) over from \(Address.aggregator(from))",
        after: newestFold, world)
    case .epochBegan(let epoch, let a):
      log(hosts.aggregator(a.index), "holds epoch \(epoch)", world)
    default: break
    }
  }

  func host(of party: Party) -> Int {
    switch party {
    case .sequencer(let r): hosts.sequencer(r.index)
    case .prover(let r): hosts.prover(r.index)
    case .aggregator(let a): hosts.aggregator(a.index)
    case .l1, .network, .person: hosts.l1
    }
  }

  func host(of maker: Job.Maker) -> Int {
    switch maker {
    case .prover(let r): hosts.prover(r.index)
    case .worker(let a, _): hosts.aggregator(a.index)
    }
  }
}
