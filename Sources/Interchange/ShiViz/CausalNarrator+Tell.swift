import RollupSimulation

extension CausalNarrator {
  /// Tells what the engine's last event did, each occurrence as an event of the host that acted.
  mutating func tell(_ world: World) {
    thisStep = []
    tellReceipt(world)
    isInL1Block = false
    // Others act on what L1 or an arriving proof says, although the engine notes it after them.
    for record in world.records {
      if case .l1(.l1BlockMade(let number, let transactions)) = record.occurrence {
        isInL1Block = true
        tellL1Block(number, transactions, world)
      }
      if case .tree(.nodeAccepted(let node, let i, _)) = record.occurrence {
        tellArrival(of: node, i, record.cause, world)
      }
    }
    for record in world.records { tell(record, world) }
    for k in receipts.indices {
      receipts[k].known = world.rollup(receipts[k].rollup).lastDecided
    }
  }

  private mutating func tell(_ record: Record, _ world: World) {
    switch record.occurrence {
    case .sequencer(let occurrence): tell(occurrence, record, world)
    case .prover(let occurrence): tell(occurrence, record, world)
    case .tree(let occurrence): tell(occurrence, record, world)
    case .aggregator(let occurrence): tell(occurrence, record, world)
    case .settlement(let occurrence): tell(occurrence, record, world)
    case .l1(let occurrence): tell(occurrence, record, world)
    case .contract(let occurrence): tell(occurrence, record, world)
    case .message: if !isInL1Block { tellPlainly(record, world) }
    case .action: tellPlainly(record, world)
    // Nobody acts.
    case .invariant: break
    }
  }

  /// What no host passes on in a way of its own: by its sentence, as an event of whoever acted.
  /// Heartbeats and the like are left out, and what the network brings is told as it arrives.
  @discardableResult
  mutating func tellPlainly(_ record: Record, _ world: World) -> VectorClock? {
    guard record.occurrence.facts(in: world).weight >= Self.weightMin,
      let party = record.occurrence.outcome(in: world).party ?? maker(behind: record.cause, world),
      party != .network
    else { return nil }
    let host = host(of: party)
    let l1 = host == hosts.l1 ? nil : inThisStep(hosts.l1)
    return log(host, words(record, world), after: [l1], world)
  }
  private static let weightMin = 10

  /// Whose work ended, if that is the cause.
  private func maker(behind cause: Cause, _ world: World) -> Party? {
    if case .event(.jobEnds(let job)) = cause { world.job(job).party } else { nil }
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

  private mutating func tell(
    _ occurrence: Occurrence.Sequencer, _ record: Record, _ world: World
  ) {
    if case .blockMade(let r, let height, let imports, let mints, let sends) = occurrence {
      tellBlock(r, height, imports: imports, mints: mints, sends: sends, world)
    } else if case .checkpointReached(let i) = occurrence {
      for r in world.rollupNumbers {
        let height = world.rollup(r).height
        handedOver[r.index] = log(
          hosts.sequencer(r.index), "checkpoint \(i): hands #\(height) to the prover", world)
      }
    } else if case .chainForked(let r, let height, let orphaned) = occurrence {
      handedOver[r.index] = log(
        hosts.sequencer(r.index), "forks at #\(height), \(orphaned) blocks abandoned", world)
    } else if case .chainReverted(let r, let height, let orphaned, let cause) = occurrence {
      handedOver[r.index] = log(
        hosts.sequencer(r.index),
        "goes back to #\(height), \(orphaned) blocks lost: \(cause.name)",
        after: [inThisStep(hosts.prover(r.index)), inThisStep(hosts.l1)], world)
    } else if record.occurrence.outcome(in: world).party != .l1 || !isInL1Block {
      tellPlainly(record, world)
    }
  }

  private mutating func tellBlock(
    _ r: RollupID, _ height: Int, imports: Int, mints: [MessageID], sends: [MessageID],
    _ world: World
  ) {
    if mints.isEmpty && sends.isEmpty { return }
    var words = "#\(height)"
    if !mints.isEmpty { words += " mints \(Names.messages(mints))" }
    if !sends.isEmpty { words += " sends \(Names.messages(sends))" }
    // While its contract is open a rollup imports by what the registry holds.
    let isAlone = imports > 0 && world.layer1.contract(of: r).isOpen
    let clock = log(
      hosts.sequencer(r.index), words,
      after: (isAlone ? [registered] : []) + sent(mints, world), world)
    // Blocks that send are all that others can import by their own hash.
    if !sends.isEmpty, world.topology.hasBlockImports { noteSent(sends, clock) }
  }

  private mutating func tell(
    _ occurrence: Occurrence.Prover, _ record: Record, _ world: World
  ) {
    func name(_ r: RollupID, _ i: Int) -> String {
      Address.chainProof(r, checkpoint: i).description
    }
    if case .provingStarted(let r, let i, _) = occurrence {
      log(
        hosts.prover(r.index), "starts \(name(r, i))",
        after: [handedOver[r.index], inThisStep(hosts.l1)], world)
    } else if case .chainProven(let r, let i, let id) = occurrence {
      let hash = world.proof(id).cur.short
      setMadeAt(id, log(hosts.prover(r.index), "\(name(r, i)) proven \(hash), sent", world))
    } else if case .jobAbandoned(let job) = occurrence {
      guard case .prover(let r) = world.job(job).maker else { return }
      log(
        hosts.prover(r.index), "throws \(world.name(of: world.job(job).kind)) away",
        after: [inThisStep(hosts.sequencer(r.index)), inThisStep(hosts.l1)], world)
    } else {
      tellPlainly(record, world)
    }
  }

  private mutating func tell(
    _ occurrence: Occurrence.Aggregator, _ record: Record, _ world: World
  ) {
    if case .aggregatorRestarted(let a) = occurrence {
      // It fetches at once what it missed.
      log(hosts.aggregator(a.index), "starts again", after: newestFold, world)
    } else if case .takeover(let a, let from, let epoch) = occurrence {
      log(
        hosts.aggregator(a.index), "takes epoch \(epoch) over from \(Address.aggregator(from))",
        after: newestFold, world)
    } else {
      tellPlainly(record, world)
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
}
