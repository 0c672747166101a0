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
    for r in rollups.indices { rollups[r].reachCheckpoint() }
    for r in rollups.indices { startProving(RollupID(r)) }
    guard topology.hasTree else { return }
    for a in aggregators.indices { openRounds(AggregatorID(a), through: i) }
    schedule(
      .collectionDeadline(holder(ofCheckpoint: i), checkpoint: i),
      at: now + settings.aggregation.collectionDeadline)
  }

  /// The block that the next chain proof of `r` starts from.
  func provingBase(_ r: RollupID) -> (block: BlockIndex, checkpoint: Int) {
    rollups[r].provingBase(proofs)
  }

  /// Starts the proof that is wanted next, if the prover is free.
  mutating func startProving(_ r: RollupID) {
    switch rollups[r].goOnProving(l1.contracts[r], &around) {
    case .none: break
    case .settleAlone:
      startLoneProof(r)
      askToRejoin(r)
    case .returnToSettled: returnToSettledBranch(r)
    }
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
      rollups[r].prover.end()
      finishChainProof(r, checkpoint: checkpoint, from: from, to: to)
    case .fold(let node, let i):
      guard case .worker(let a, let w) = job.maker else { return }
      aggregators[a].free(worker: w)
      let isJunk = aggregators[a].takesJunk(id)
      finishFold(a, node: node, checkpoint: i, withJunk: isJunk)
      dispatch(a)
    case .settlement(let kind, let i): finishSettlement(job.maker, kind, checkpoint: i)
    case .lone(let r, let to):
      rollups[r].prover.end()
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
    var relation = rollups[r].chainExtension(
      for: checkpoint, from: from, to: to, rejoin: rejoin, around)
    relation.links = exportLinks(
      for: relation.blocks.flatMap(\.imports) + (rejoin.map { [$0.witness.export] } ?? []),
      newest: checkpoint - 1, in: bestRounds)
    return relation
  }

  private mutating func fileChainProof(
    _ sealed: SealedProof, of r: RollupID, checkpoint: Int, from: BlockIndex, block: BlockIndex
  ) {
    let proof = file(sealed, inputs: [], block: block, maker: .prover(r))
    checkImports(under: proof, from: from)
    rollups[r].send(
      Prover.ChainProof(proof: proof, checkpoint: checkpoint, block: block), &around)
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

  mutating func file(
    _ sealed: SealedProof, inputs: [ProofID], fold: NodeFold? = nil, block: BlockIndex? = nil,
    maker: Party
  ) -> ProofID {
    around.file(sealed, inputs: inputs, fold: fold, block: block, maker: maker)
  }

  /// Throws away the prover's work in progress.
  mutating func abandonProving(_ r: RollupID) { rollups[r].abandonProving(&around) }

  /// An aggregator's word on a leaf reaches its rollup.
  mutating func receiveReceipt(
    _ r: RollupID, checkpoint i: Int, leaf: ProofID, refused: Refusal?
  ) {
    guard rollups[r].hear(receiptOf: leaf, checkpoint: i, &around) else { return }
    if case .foreignExport(let export)? = refused { dropImport(r, export) }
    rollups[r].dropStaleProof(&around)
    startProving(r)
  }
}
