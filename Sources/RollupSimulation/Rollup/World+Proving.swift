// The provers: chain proofs A(r,i), by applicative recursion from the block last in the tree
// (PROTOCOL 0 and 2.1, "Late, lost and refused leaves").

extension World {
  /// Checkpoint `i`: every rollup's last block so far is what the tree should hold.
  mutating func reachCheckpoint(_ i: Int) {
    checkpoint = i
    let next = settings.time(ofCheckpoint: i + 1)
    if next <= .genesis + scenario.duration { schedule(.checkpoint(i + 1), at: next) }
    note(.sequencer(.checkpointReached(i)))
    if settings.epoch(ofCheckpoint: i + 1) == terms.count, next <= .genesis + scenario.duration {
      changeMembers(at: i)
      beginEpoch(terms.count)
    }
    // All of them before anybody acts on it: who starts to prove may find that his chain has to go
    // back, and with it those that depend on him.
    for r in rollups.indices { rollups[r].checkpointBlocks.append(rollups[r].head) }
    for r in rollups.indices { startProving(RollupID(r)) }
    guard topology.hasTree else { return }
    for a in aggregators.indices { openRounds(AggregatorID(a), through: i) }
    schedule(
      .collectionDeadline(holder(ofCheckpoint: i), checkpoint: i),
      at: now + settings.aggregation.collectionDeadline)
  }

  /// The block that the next chain proof of `r` starts from: the one in the tree, or the end of the
  /// proofs on their way that build on it. A proof that assumed one which was not included is of no
  /// use any more, and the prover extends again from the block that was.
  func provingBase(_ r: RollupID) -> (block: BlockIndex, checkpoint: Int) {
    let included = rollups[r].view.included
    var base = (block: included.block, checkpoint: included.checkpoint)
    var hash = included.hash
    for proof in rollups[r].prover.proofs
    where proof.checkpoint > rollups[r].view.lastDecided
      && proofs[proof.proof].prev == hash
    {
      base = (proof.block, proof.checkpoint)
      hash = proofs[proof.proof].cur
    }
    return base
  }

  /// Starts the chain proof that is wanted next, if the prover is free.
  mutating func startProving(_ r: RollupID) {
    // Read in place: a copy of a rollup counts each of its lists up and down.
    guard rollups[r].prover.job == nil, !rollups[r].prover.isHalted else { return }
    if l1.contracts[r].isOpen {
      startLoneProof(r)
      askToRejoin(r)
      return
    }
    if hasRejoined(r), !rollups[r].isOnChain(l1.contracts[r].finalBlock) {
      // What L1 settled before it joined is its chain, whatever its sequencer made of it since.
      returnToSettledBranch(r)
      return
    }
    let base = provingBase(r)
    guard checkpoint > base.checkpoint, checkpoint > rollups[r].view.lastDecided,
      l1.contracts[r].membership.contains(checkpoint)
    else { return }
    let i = checkpoint
    let target = rollups[r].checkpointBlocks[i]
    let kind = Job.Kind.chain(r, checkpoint: i, from: base.block, to: target)
    // What L1 has settled without the tree needs no proof any more.
    let stored = hasRejoined(r) ? rollups[r].height(of: l1.contracts[r].finalBlock) : 0
    let height = rollups[r].height(of: target)
    let from = max(rollups[r].height(of: base.block), min(stored, height))
    let blocks = height - from
    let job = startJob(kind, maker: .prover(r), lasting: provingTime(r, blocks: blocks))
    rollups[r].prover.job = job
    rollups[r].prover.slowNext = nil
    note(.prover(.provingStarted(r, checkpoint: i, job)))
  }

  /// The usual time for up to an interval of blocks, in proportion for more.
  private func provingTime(_ r: RollupID, blocks: Int) -> Span {
    if let slow = rollups[r].prover.slowNext { return slow }
    return rollups[r].prover.usualTime * Int64(settings.intervals(holding: blocks))
  }

  mutating func startJob(_ kind: Job.Kind, maker: Job.Maker, lasting time: Span) -> JobID {
    around.startJob(kind, maker: maker, lasting: time)
  }

  /// A job's time has come: the one place that decides who takes the result.
  mutating func endJob(_ id: JobID) {
    let job = jobs[id]
    // Stale ends of jobs that were abandoned, lost, or given a later end.
    guard job.state == .running, job.ends == now else { return }
    jobs[id].state = .done
    switch job.kind {
    case .chain(let r, let checkpoint, let from, let to):
      rollups[r].prover.job = nil
      finishChainProof(r, checkpoint: checkpoint, from: from, to: to)
    case .fold(let node, let i):
      guard case .worker(let a, let w) = job.maker else { return }
      aggregators[a].free(worker: w)
      let isJunk = aggregators[a].takesJunk(id)
      finishFold(a, node: node, checkpoint: i, withJunk: isJunk)
      dispatch(a)
    case .settlement(let kind, let i): finishSettlement(job.maker, kind, checkpoint: i)
    case .lone(let r, let to):
      rollups[r].prover.job = nil
      finishLoneProof(r, to: to)
    }
  }

  private mutating func finishChainProof(
    _ r: RollupID, checkpoint: Int, from: BlockIndex, to: BlockIndex
  ) {
    let rejoin = rejoinWitness(of: r, from: from)
    let made = around.prove({
      if case .chain(let s) = $0 { s.rollup == r && s.checkpoint == checkpoint } else { false }
    }) {
      chainExtension(of: r, checkpoint: checkpoint, from: from, to: to, rejoin: rejoin)
    }
    switch made {
    case .failure(let refusal):
      tally.refusedProofs += 1
      noteIncident(.prover(.chainProofRefused(r, checkpoint: checkpoint, refusal)))
      let blocks = rollups[r].provenBlocks(after: rejoin?.block ?? from, to: to)
      if let bad = blocks.lazy.flatMap(\.imports).first(where: isContradicted) {
        dropImport(r, bad)
      } else {
        returnToIncludedBranch(r)
      }
    case .success((let sealed, let relation)):
      let next = ProofID(proofs.count)
      if let relation { trace(.chain(next, relation, from: from, to: to)) }
      fileChainProof(
        sealed, of: r, checkpoint: checkpoint, from: rejoin?.block ?? from, block: to)
    }
  }

  private func chainExtension(
    of r: RollupID, checkpoint: Int, from: BlockIndex, to: BlockIndex,
    rejoin: (block: BlockIndex, witness: RejoinWitness)?
  ) -> ChainExtension {
    let start = (rollups[r].blocks[from].hash, rollups[r].height(of: from))
    let base = rollups[r].prover.proofs.last { $0.block == from }
    let sameEpoch =
      base.map {
        settings.epoch(ofCheckpoint: $0.checkpoint) == settings.epoch(ofCheckpoint: checkpoint)
      } ?? false
    let blocks = rollups[r].provenBlocks(after: rejoin?.block ?? from, to: to)
    return ChainExtension(
      rollup: r, checkpoint: checkpoint,
      base: sameEpoch ? base.map { proofs[$0.proof].sealed } : nil,
      start: start, rejoin: rejoin?.witness, blocks: blocks,
      links: exportLinks(
        for: blocks.flatMap(\.imports) + (rejoin.map { [$0.witness.export] } ?? []),
        newest: checkpoint - 1, in: bestRounds))
  }

  private mutating func fileChainProof(
    _ sealed: SealedProof, of r: RollupID, checkpoint: Int, from: BlockIndex, block: BlockIndex
  ) {
    let proof = file(sealed, inputs: [], block: block, maker: .prover(r))
    checkImports(under: proof, from: from)
    rollups[r].prover.proofs.append(
      Prover.ChainProof(proof: proof, checkpoint: checkpoint, block: block))
    note(.prover(.chainProven(r, checkpoint: checkpoint, proof)))
    sendChainProof(r, proof, checkpoint: checkpoint)
    // Only after a success: the same refused work would be refused again, in no time if proving
    // takes none.
    startProving(r)
  }

  /// Whether an import names a node whose hash is known to be another, or a block that nobody
  /// knows.
  func isContradicted(_ imported: ImportedHash) -> Bool {
    switch imported.kind {
    case .l1Block: return !isOnL1(imported)
    case .rollupBlock: return rollups[Int(imported.first)].block(named: imported) == nil
    case .node: break
    }
    guard
      let node = tree.node(first: Int(imported.first), count: Int(imported.count)),
      let known = hash(of: node, at: Int(imported.index))
    else { return false }
    return known != imported.digest
  }

  private mutating func sendChainProof(_ r: RollupID, _ proof: ProofID, checkpoint: Int) {
    if rollups[r].prover.loseNext {
      rollups[r].prover.loseNext = false
      noteIncident(.prover(.chainProofLost(r, checkpoint: checkpoint)))
      return
    }
    // A late proof of the last epoch can still go in at a checkpoint of this one.
    let own = holder(ofCheckpoint: checkpoint)
    let newest = holder(ofCheckpoint: max(checkpoint, self.checkpoint))
    for holder in own == newest ? [own] : [own, newest] {
      schedule(.arrival(.chainProof(proof, to: holder)), at: now + settings.networkDelay)
    }
  }

  mutating func file(
    _ sealed: SealedProof, inputs: [ProofID], fold: NodeFold? = nil, block: BlockIndex? = nil,
    maker: Party
  ) -> ProofID {
    around.file(sealed, inputs: inputs, fold: fold, block: block, maker: maker)
  }

  /// Throws away the prover's work in progress.
  mutating func abandonProving(_ r: RollupID) {
    guard let job = rollups[r].prover.job else { return }
    jobs[job].state = .abandoned
    rollups[r].prover.job = nil
    tally.wastedProofs += 1
    note(.prover(.jobAbandoned(job)))
  }

  /// An aggregator's word on a leaf reaches its rollup.
  mutating func receiveReceipt(
    _ r: RollupID, checkpoint i: Int, leaf: ProofID, refused: Refusal?
  ) {
    guard i > rollups[r].view.lastDecided else { return }
    rollups[r].view.lastDecided = i
    let block = proofs[leaf].block!
    rollups[r].view.included = RollupView.Included(
      checkpoint: includedCheckpoint(leaf, i), block: block, hash: proofs[leaf].cur)
    if case .foreignExport(let export)? = refused { dropImport(r, export) }
    if let job = rollups[r].prover.job,
      case .chain(_, _, let from, _) = jobs[job].kind, from != provingBase(r).block
    {
      abandonProving(r)
    }
    startProving(r)
  }

  /// The checkpoint whose chain proof put a leaf into the tree; a carried leaf keeps the old one.
  private func includedCheckpoint(_ leaf: ProofID, _ i: Int) -> Int {
    guard case .chain(let s) = proofs[leaf].statement else {
      return rollups[leafRollup(leaf)].view.included.checkpoint
    }
    return s.checkpoint
  }

  private func leafRollup(_ leaf: ProofID) -> RollupID {
    proofs[leaf].sealed.includedBlock!.rollup
  }
}

extension Rollup {
  /// The blocks after `from` up to `to`, oldest first, as the chain relation wants them. If `to`
  /// does not descend from `from`, they reach down to the height of `from` and no proof results.
  @inline(__always)
  func provenBlocks(after from: BlockIndex, to: BlockIndex) -> [ProvenBlock] {
    Self.provenBlocks(in: blocks, after: from, to: to)
  }

  private static func provenBlocks(
    in blocks: Table<Block>, after from: BlockIndex, to: BlockIndex
  ) -> [ProvenBlock] {
    let floor = blocks[from].height
    var found: [ProvenBlock] = []
    found.reserveCapacity(max(0, blocks[to].height - floor))
    var next = to
    while blocks[next].height > floor {
      WorkMeter.count(.blocksWalked)
      found.append(blocks[next].proven)
      next = blocks[next].parent
    }
    if next != from, found.isEmpty { found.append(blocks[next].proven) }
    found.reverse()
    return found
  }
}
