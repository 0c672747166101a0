// Bringing proofs to L1: the epoch's end, exits and lone proofs (PROTOCOL 2 and 6).

extension World {
  /// The proof of `B_i`, if it exists.
  public func rootProof(_ i: Int) -> ProofID? { around.rootProof(i) }

  /// A rollup posts the last `B` that it holds, with an exposure, unless somebody already does.
  mutating func exit(_ r: RollupID) {
    guard topology.isMember(r), let root = rollups[r].view.lastRoot,
      let i = proofs[root].checkpoint, i > l1.registry.checkpoint, !isExitUnderway(i),
      rollups[r].canPost(after: l1.registry.checkpoint, proofs)
    else { return }
    noteIncident(.settlement(.exitRequested(r)))
    let job = startJob(
      .settlement(.exposure, checkpoint: i), maker: .prover(r), lasting: settings.costs.settlement)
    note(.settlement(.settlementStarted(.exposure, checkpoint: i, job)))
  }

  /// Whether a rollup could bring a `B` to L1 by itself if no aggregator were heard: it holds one
  /// that L1 has not.
  public func canExit(_ r: RollupID) -> Bool {
    topology.isMember(r) && rollups[r].canPost(after: l1.registry.checkpoint, proofs)
  }

  /// Pending transactions are public, and so is that somebody proves.
  private func isExitUnderway(_ i: Int) -> Bool {
    let proving = settlementJobs.contains {
      guard case .settlement(_, let j) = jobs[$0].kind else { return false }
      return jobs[$0].state == .running && j >= i
    }
    return proving
      || l1.mempool.contains {
        if case .settle(let proof) = l1.transactions[$0].kind {
          proofs[proof].checkpoint! >= i
        } else {
          false
        }
      }
  }

  /// An expansion or exposure is ready: it proves every `B` after the registry's head.
  mutating func finishSettlement(
    _ maker: Job.Maker, _ kind: SettlementStatement.Kind, checkpoint i: Int
  ) {
    let sender: Party
    switch maker {
    case .prover(let r): sender = .prover(r)
    case .worker(let a, let w):
      aggregators[a].free(worker: w)
      sender = .aggregator(a)
    }
    defer {
      if case .aggregator(let a) = sender {
        settleNext(a)
        dispatch(a)
      }
    }
    guard i > l1.registry.checkpoint, roots.has(i) else {
      // Somebody else's `B` stands there already.
      tally.wastedProofs += 1
      settleTerms()
      return
    }
    let chain = (l1.registry.checkpoint + 1...i).map { roots[$0] }
    let made = around.prove({
      if case .settlement(let s) = $0 { s.kind == kind && s.checkpoint == i } else { false }
    }) {
      settlementRelation(kind, chain: chain)
    }
    switch made {
    case .failure(let refusal):
      tally.refusedProofs += 1
      note(.settlement(.settlementRefused(kind, checkpoint: i, refusal)))
    case .success((let sealed, let relation)):
      let proof = file(sealed, inputs: chain, maker: sender)
      if let relation { trace(.settlement(proof, relation)) }
      sendToL1(.settle(proof), from: sender)
    }
  }

  private func settlementRelation(
    _ kind: SettlementStatement.Kind, chain: [ProofID]
  ) -> Settlement {
    var preimages: [NodePreimage] = []
    var leaves: [Settlement.LeafWitness] = []
    func walk(_ id: ProofID) {
      let proof = proofs[id]
      if case .node = proof.statement {
        preimages.append(preimage(of: id))
        proof.inputs.forEach(walk)
      } else if let leaf = proof.sealed.includedBlock {
        leaves.append(
          Settlement.LeafWitness(
            rollup: leaf.rollup, proof: proof.sealed,
            header: rollups[leaf.rollup].block(proof.block!).header))
      }
    }
    walk(chain[chain.count - 1])
    let exports = chain.flatMap { proofs[$0].exports }
    return Settlement(
      kind: kind, roots: chain.map { proofs[$0].sealed }, preimages: preimages,
      leaves: leaves, continuity: settings.guards.continuity,
      l1Links: l1.links(from: exports, to: l1.finalNumber))
  }

  /// An open contract: the rollup settles by itself what still can settle.
  mutating func startLoneProof(_ r: RollupID) {
    guard !isLoneUnderway(r),
      let target = rollups[r].loneTarget(
        for: loneCheckpoint(of: r), from: proofBase(of: r).height)
    else { return }
    // What L1 has registered is opened with preimages that come over the network.
    if awaitsRoot(r) || heldCheckpoint(r) < l1.registry.checkpoint { return }
    if needsRootFirst(r) {
      exit(r)
      return
    }
    if topology.usesCommitments {
      // Whatever nobody can settle any more goes before it is proven, not when L1 refuses it: by
      // then somebody may be heard again.
      let height = rollups[r].height
      dropUnsupportedImports(r)
      if rollups[r].height < height || !rollups[r].prover.isFree { return }
    }
    rollups[r].proveAlone(to: target, &around)
  }

  /// The checkpoint up to which a rollup outside the tree proves next. One that always settles
  /// alone goes to L1 once an epoch, as the tree does; an L3 goes to its L2 at every checkpoint,
  /// and so does one whose contract has opened to L1.
  func loneCheckpoint(of r: RollupID) -> Int {
    guard topology.places[r] == .alone else { return checkpoint }
    return checkpoint / settings.checkpointsPerEpoch * settings.checkpointsPerEpoch
  }

  private func isLoneUnderway(_ r: RollupID) -> Bool {
    if topology.settlingL2(of: r) != nil { return isLayer3Underway(r) }
    return l1.mempool.contains {
      if case .lone = l1.transactions[$0].kind {
        l1.transactions[$0].sender == .prover(r)
      } else {
        false
      }
    }
  }

  mutating func finishLoneProof(_ r: RollupID, to: BlockIndex) {
    guard l1.contracts[r].isOpen, rollups[r].isOnChain(to) else { return }
    switch proveAlone(r, to: to) {
    case .failure(let refusal):
      let imports = loneRelation(r, to: to).blocks.lazy.flatMap(\.imports)
      let junk = imports.first(where: isContradicted)
      switch refusal {
      case _ where junk != nil: dropImport(r, junk!)
      // L1 may have left the block that registered it: the `B` is still there to be posted again.
      case .foreignExport(let export) where survives(export, for: r): startProving(r)
      case .foreignExport(let export), .exportDoesNotLink(let export, _): dropImport(r, export)
      case .unsealed, .wrongInputs, .notAnExtension, .wrongState, .openingMismatch, .notIncluded,
        .wrongNonce, .insufficientBalance, .exportsLeftAtRoot, .continuity, .staleBase,
        .notFromHead, .alreadyRegistered, .locked, .contradictsContract, .noConflict,
        .unknownL1Block:
        returnToSettledBranch(r)
      }
    case .success(let proof):
      note(.settlement(.loneProven(r, proof)))
      if let l2 = topology.settlingL2(of: r) {
        sendToL2(proof, of: r, on: l2)
      } else {
        sendToL1(.lone(proof), from: .prover(r))
      }
    }
  }

  /// Makes the proof of a rollup alone, up to a block of its chain, and files it; that the relation
  /// does not hold is told.
  mutating func proveAlone(_ r: RollupID, to: BlockIndex) -> Result<ProofID, Refusal> {
    let base = proofBase(of: r).block
    let relation = loneRelation(r, to: to)
    switch functionality.prove(relation) {
    case .failure(let refusal):
      tally.refusedProofs += 1
      note(.settlement(.loneRefused(r, refusal)))
      return .failure(refusal)
    case .success(let sealed):
      let proof = file(sealed, inputs: [], block: to, maker: .prover(r))
      trace(.lone(proof, relation, from: base, to: to))
      return .success(proof)
    }
  }

  func loneRelation(_ r: RollupID, to: BlockIndex) -> LoneSettlement {
    let base = proofBase(of: r)
    let blocks = rollups[r].provenBlocks(after: base.block, to: to)
    let imports = blocks.flatMap(\.imports)
    var links = ExportLinks()
    if topology.importsBlocks(r) {
      links.blocks = blockLinks(for: imports)
      links.l1 = l1.links(from: imports, to: importableL1Block(for: r))
    }
    return LoneSettlement(
      rollup: r, stored: (base.hash, base.height), blocks: blocks,
      registryHead: l1.registry.head, openings: imports.compactMap(registryOpening), links: links)
  }

  /// The block that the next proof of a rollup outside the tree starts from.
  func proofBase(of r: RollupID) -> (block: BlockIndex, hash: Digest, height: Int) {
    topology.settlingL2(of: r) == nil ? loneBase(of: r) : layer3Base(of: r)
  }

  /// Opens an imported hash under the registry's head: back over the proven roots, then down.
  func registryOpening(_ export: ImportedHash) -> LoneSettlement.ExportOpening? {
    let head = l1.registry.checkpoint
    guard export.kind == .node, Int(export.index) >= 1, Int(export.index) <= head,
      let node = tree.node(first: Int(export.first), count: Int(export.count)),
      let root = rootProof(Int(export.index))
    else { return nil }
    var path: [NodePreimage] = []
    var id = root
    while case .node(let s) = proofs[id].statement, s.count > tree[node].count {
      path.append(preimage(of: id))
      let goesLeft = tree[node].first < s.first + TreeShape.leftCount(of: s.count)
      id = proofs[id].inputs[goesLeft ? 0 : 1]
    }
    let between = (Int(export.index)...head).reversed().map { preimage(of: roots[$0]) }
    return LoneSettlement.ExportOpening(export: export, roots: between, path: path)
  }
}
