import RollupSimulation

// The aggregation tree: what aggregators take in, fold and send, and how it arrives.

extension CausalNarrator {
  mutating func tell(_ occurrence: Occurrence.Tree, _ record: Record, _ world: World) {
    if case .leafIncluded(let r, let i, let id) = occurrence {
      // Only the holder of an epoch decides its leaves.
      let clock = log(
        holder(i, world), "includes \(Address.chainProof(r, checkpoint: i))",
        after: [madeAt(id)], world)
      sendReceipt(r, i, clock, world)
    } else if case .leafCarried(let r, let i, let reason) = occurrence {
      let clock = log(
        holder(i, world),
        "carries \(Address.chainProof(r, checkpoint: i)): \(reason.name)",
        after: reason == .openContract ? [opened[r.index]] : [], world)
      if let id = carry(r, i, world) { setMadeAt(id, clock) }
      sendReceipt(r, i, clock, world)
    } else if case .leafRefused(let r, let i, let refusal) = occurrence {
      log(
        holder(i, world),
        "refuses \(Address.chainProof(r, checkpoint: i)): \(refusal.name)",
        after: [refusedProof(r, i, refusal, world).flatMap(madeAt)], world)
    } else if case .foldStarted(let node, let i, let job) = occurrence {
      guard case .worker(let a, _) = world.job(job).maker else { return }
      log(
        hosts.aggregator(a.index), "starts to fold \(world.name(node, i))",
        after: inputs(of: node, i, at: a, world) + [inThisStep(hosts.l1)], world)
    } else if case .nodeProven(let node, let i, let id, let settled, let messages) = occurrence {
      tellNode(node, i, id, settled.count, messages, world)
    } else {
      tellPlainly(record, world)
    }
  }

  private mutating func tellNode(
    _ node: NodeID, _ i: Int, _ id: ProofID, _ settled: Int, _ messages: [MessageID],
    _ world: World
  ) {
    let proof = world.proof(id)
    guard case .aggregator(let a) = proof.maker else { return }
    var words = "\(world.name(node, i)) proven \(proof.cur.short), sent"
    if settled > 0 { words += ", settles \(settled) exports" }
    if !messages.isEmpty { words += ", settles \(Names.messages(messages))" }
    let clock = log(
      hosts.aggregator(a.index), words, after: proof.inputs.map { madeAt($0) }, world)
    setMadeAt(id, clock)
    newestFold[a.index] = clock
  }

  /// A node proof reaches the rollups below it and the other aggregators; a `B` the provers too.
  mutating func tellArrival(of node: NodeID, _ i: Int, _ cause: Cause, _ world: World) {
    guard case .event(.arrival(.nodeProof(let id, let from))) = cause else { return }
    let words = "receives \(world.name(node, i))"
    for a in world.aggregatorNumbers where a != from && !world.aggregator(a).isCrashed {
      log(hosts.aggregator(a.index), words, after: [madeAt(id)], world)
    }
    for r in world.tree.rollups(under: node) {
      log(hosts.sequencer(r.index), words, after: [madeAt(id)], world)
      if node == TreeShape.root { log(hosts.prover(r.index), words, after: [madeAt(id)], world) }
    }
  }

  /// The aggregator's word on a leaf, which arrives one network delay later.
  private mutating func sendReceipt(
    _ r: RollupID, _ i: Int, _ clock: VectorClock, _ world: World
  ) {
    receipts.append(
      Receipt(
        due: world.now + world.settings.networkDelay, rollup: r, checkpoint: i, clock: clock,
        known: world.rollup(r).lastDecided))
  }

  /// A word on a leaf arrives. The engine notes nothing when it changes no plans, but what the
  /// rollup knows of the last decided leaf shows it. One that tells nothing new is left out.
  mutating func tellReceipt(_ world: World) {
    receipts.removeAll { $0.due < world.now }
    if let cause = world.records.first?.cause {
      guard case .event(.arrival(.receipt)) = cause else { return }
    }
    let place = receipts.firstIndex { receipt in
      let decided = world.rollup(receipt.rollup).lastDecided
      return receipt.due == world.now && decided == receipt.checkpoint && decided > receipt.known
    }
    guard let place else { return }
    let receipt = receipts.remove(at: place)
    let leaf = Address.chainProof(receipt.rollup, checkpoint: receipt.checkpoint)
    log(
      hosts.prover(receipt.rollup.index), "hears what became of \(leaf)", after: [receipt.clock],
      world)
  }

  private func holder(_ i: Int, _ world: World) -> Int {
    hosts.aggregator(world.holder(ofCheckpoint: i).index)
  }

  private func inputs(
    of node: NodeID, _ i: Int, at a: AggregatorID, _ world: World
  ) -> [VectorClock?] {
    guard let (left, right) = world.tree[node].children, let round = world.aggregator(a).round(i)
    else { return [] }
    return [left, right].map { round.slot($0).proof.flatMap(madeAt) }
  }

  /// The carry that stands for a leaf: the newest proof that says so.
  private func carry(_ r: RollupID, _ i: Int, _ world: World) -> ProofID? {
    world.newestProof { proof in
      guard case .carry(let s) = proof.statement else { return false }
      return s.rollup == r && s.checkpoint == i
    }?.id
  }

  /// The chain proof that a refusal is about: the newest of its checkpoint that can have arrived
  /// and declares what the refusal says.
  private func refusedProof(
    _ r: RollupID, _ i: Int, _ refusal: Refusal, _ world: World
  ) -> ProofID? {
    world.rollup(r).prover.proofs.last { made in
      let proof = world.proof(made.proof)
      guard made.checkpoint == i, proof.madeAt + world.settings.networkDelay <= world.now,
        case .chain(let s) = proof.statement
      else { return false }
      return switch refusal {
      case .staleBase(let declared, _): declared == s.prev || declared == s.anchor
      case .foreignExport(let export): s.exports.contains(export)
      // These say nothing by which a chain proof could be told from others.
      case .unsealed, .wrongInputs, .notAnExtension, .wrongState, .openingMismatch, .notIncluded,
        .wrongNonce, .insufficientBalance, .exportDoesNotLink, .exportsLeftAtRoot, .continuity,
        .notFromHead, .unknownL1Block, .alreadyRegistered, .locked,
        .contradictsContract, .noConflict:
        true
      }
    }?.proof
  }

  func madeAt(_ id: ProofID) -> VectorClock? {
    id.index < madeAt.count ? madeAt[id.index] : nil
  }

  mutating func setMadeAt(_ id: ProofID, _ clock: VectorClock) {
    while madeAt.count <= id.index { madeAt.append(nil) }
    madeAt[id.index] = clock
  }
}
