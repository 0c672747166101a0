// The proofs of a rollup's chain: `A(r,i)`, by applicative recursion from the block last in the
// tree (PROTOCOL 0 and 2.1, "Late, lost and refused leaves").

extension Rollup {
  /// What a rollup can't do about its proofs without the others.
  enum ProvingStep: Hashable {
    /// Nothing, or it has begun a proof.
    case none
    /// Its contract is open: it settles by itself what still can settle.
    case settleAlone
    /// What L1 settled before it joined is its chain, whatever its sequencer made of it since.
    case returnToSettled
  }

  /// The block that the next chain proof starts from: the one in the tree, or the end of the proofs
  /// on their way that build on it. A proof that assumed one which was not included is of no use
  /// any more, and the prover extends again from the block that was.
  @inline(__always)
  func provingBase(_ proofs: Table<Proof>) -> (block: BlockIndex, checkpoint: Int) {
    Self.provingBase(view.included, after: view.lastDecided, prover.proofs, proofs)
  }

  private static func provingBase(
    _ included: RollupView.Included, after decided: Int, _ made: Table<Prover.ChainProof>,
    _ proofs: Table<Proof>
  ) -> (block: BlockIndex, checkpoint: Int) {
    var base = (block: included.block, checkpoint: included.checkpoint)
    var hash = included.hash
    for proof in made where proof.checkpoint > decided && proofs[proof.proof].prev == hash {
      base = (proof.block, proof.checkpoint)
      hash = proofs[proof.proof].cur
    }
    return base
  }

  /// Begins the chain proof that is wanted next, if the prover is free.
  mutating func goOnProving(
    _ contract: VerifierContract, _ around: inout Surroundings
  ) -> ProvingStep {
    guard prover.isFree else { return .none }
    if contract.isOpen { return .settleAlone }
    if contract.hasRejoined, !isOnChain(contract.finalBlock) { return .returnToSettled }
    let base = provingBase(around.proofs)
    let i = around.checkpoint
    guard i > base.checkpoint, i > view.lastDecided, contract.membership.contains(i) else {
      return .none
    }
    let target = checkpointBlocks[i]
    // What L1 has settled without the tree needs no proof any more.
    let stored = contract.hasRejoined ? height(of: contract.finalBlock) : 0
    let from = max(height(of: base.block), min(stored, height(of: target)))
    let blocks = height(of: target) - from
    let job = around.startJob(
      .chain(id, checkpoint: i, from: base.block, to: target), maker: .prover(id),
      lasting: prover.time(intervals: around.settings.intervals(holding: blocks)))
    prover.begin(job, ofChain: true)
    around.note(.prover(.provingStarted(id, checkpoint: i, job)))
    return .none
  }

  /// Begins a proof of the chain up to a block for a contract alone.
  mutating func proveAlone(to target: BlockIndex, _ around: inout Surroundings) {
    let job = around.startJob(
      .lone(id, to: target), maker: .prover(id), lasting: prover.usualTime)
    prover.begin(job, ofChain: false)
    around.note(.settlement(.loneStarted(id, job)))
  }

  /// Throws away the prover's work in progress.
  mutating func abandonProving(_ around: inout Surroundings) { around.waste(prover.abandon()) }

  /// What the chain relation is evaluated on, but for the witnesses of others' chains.
  func chainExtension(
    for checkpoint: Int, from: BlockIndex, to: BlockIndex,
    rejoin: (block: BlockIndex, witness: RejoinWitness)?, _ around: Surroundings
  ) -> ChainExtension {
    let epoch = around.settings.epoch(ofCheckpoint: checkpoint)
    let base = prover.proofs.last { $0.block == from }.flatMap {
      around.settings.epoch(ofCheckpoint: $0.checkpoint) == epoch ? $0.proof : nil
    }
    return ChainExtension(
      rollup: id, checkpoint: checkpoint, base: base.map { around.proofs[$0].sealed },
      start: (blocks[from].hash, height(of: from)), rejoin: rejoin?.witness,
      blocks: provenBlocks(after: rejoin?.block ?? from, to: to), links: ExportLinks())
  }

  /// A chain proof is sealed: it goes to whoever can take it into the tree, or is lost on its way.
  mutating func send(_ made: Prover.ChainProof, _ around: inout Surroundings) {
    let i = made.checkpoint
    let arrives = prover.add(made)
    around.note(.prover(.chainProven(id, checkpoint: i, made.proof)))
    guard arrives else {
      around.noteIncident(.prover(.chainProofLost(id, checkpoint: i)))
      return
    }
    // A late proof of the last epoch can still go in at a checkpoint of this one.
    let own = around.holder(ofCheckpoint: i)
    let newest = around.holder(ofCheckpoint: max(i, around.checkpoint))
    for holder in own == newest ? [own] : [own, newest] {
      around.send(.chainProof(made.proof, to: holder))
    }
  }

  /// Whoever folds now is sent every chain proof since the last `B` again: what the one before had
  /// taken in and not folded may be lost with it. A proof of blocks that have left the chain is
  /// nobody's any more.
  mutating func sendProofsAgain(to a: AggregatorID, _ around: inout Surroundings) {
    let covered = view.lastRoot.flatMap { around.proofs[$0].checkpoint } ?? 0
    for proof in prover.proofs where proof.checkpoint > covered && isOnChain(proof.block) {
      around.send(.chainProof(proof.proof, to: a))
    }
  }

  /// An aggregator's word on a leaf; false if a later one is known.
  mutating func hear(
    receiptOf leaf: ProofID, checkpoint i: Int, _ around: inout Surroundings
  ) -> Bool {
    let proof = around.proofs[leaf]
    // The checkpoint whose chain proof put the leaf into the tree; a carried one keeps the old.
    var checkpoint = view.included.checkpoint
    if case .chain(let s) = proof.statement { checkpoint = s.checkpoint }
    return view.decide(
      i, RollupView.Included(checkpoint: checkpoint, block: proof.block!, hash: proof.cur))
  }

  /// A chain proof in work is of no use if the next should start elsewhere.
  mutating func dropStaleProof(_ around: inout Surroundings) {
    if let job = prover.job, case .chain(_, _, let from, _) = around.jobs[job].kind,
      from != provingBase(around.proofs).block
    {
      abandonProving(&around)
    }
  }

  /// A `B` that everyone holds decides its leaves.
  mutating func hear(root: ProofID, checkpoint i: Int, _ around: inout Surroundings) {
    view.hold(root)
    let leaf = around.nodeProof(of: around.tree.leaf(of: id), under: root)
    var included: RollupView.Included?
    if case .chain(let s) = around.proofs[leaf].statement {
      included = .init(checkpoint: s.checkpoint, block: around.proofs[leaf].block!, hash: s.cur)
    }
    view.decide(byRootOf: i, included)
  }

  /// What was decided beyond the last `B` is void until its successor, or a `B`, says so again.
  mutating func forgetDecisions(_ around: Surroundings) {
    guard let root = view.lastRoot else {
      let genesis = blocks[.genesis].hash
      view.goBack(toDecisionOf: 0, .init(checkpoint: 0, block: .genesis, hash: genesis))
      return
    }
    let leaf = around.nodeProof(of: around.tree.leaf(of: id), under: root)
    let block = around.proofs[leaf].block!
    let proven = prover.proofs.last { $0.block == block }
    view.goBack(
      toDecisionOf: around.proofs[root].checkpoint!,
      .init(checkpoint: proven?.checkpoint ?? 0, block: block, hash: around.proofs[leaf].cur))
  }

  /// The tree was cut after a checkpoint: what the rollup had accepted of the part that is gone
  /// gives way to what is there.
  mutating func replant(after k: Int, _ around: inout Surroundings) {
    for n in view.ancestors.indices {
      guard let known = view.accepted[n], known.checkpoint > k else { continue }
      let there = around.roots.last.map { root in
        let proof = around.nodeProof(of: view.ancestors[n], under: root)
        return RollupView.AcceptedNode(
          checkpoint: around.roots.count, cur: around.proofs[proof].cur, proof: proof)
      }
      view.replant(n, to: there)
    }
    // One that is still on its way will come.
    let (proofs, now) = (around.proofs, around.now - around.settings.networkDelay)
    view.hold(around.roots.last { proofs[$0].madeAt <= now })
    forgetDecisions(around)
    if let job = prover.job, case .chain = around.jobs[job].kind { abandonProving(&around) }
  }

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
