// Bringing proofs to L1: the epoch's end, exits and lone proofs (PROTOCOL 2 and 6).

extension World {
  /// The proof of `B_i`, if it exists.
  public func rootProof(_ i: Int) -> ProofID? {
    roots.indices.contains(i - 1) ? roots[i - 1] : nil
  }

  /// A rollup posts the last `B` that it holds, with an exposure, unless somebody already does.
  mutating func exit(_ r: RollupID) {
    guard let root = rollups[r.index].view.lastRoot, let i = proofs[root.index].checkpoint,
      i > l1.registry.checkpoint, !isExitUnderway(i), rollups[r.index].prover.isHalted == false
    else { return }
    noteIncident(.exitRequested(r))
    let job = startJob(
      .settlement(.exposure, checkpoint: i), maker: .prover(r), lasting: settings.costs.settlement)
    note(.settlementStarted(.exposure, checkpoint: i, job))
  }

  /// Pending transactions are public, and so is that somebody proves.
  private func isExitUnderway(_ i: Int) -> Bool {
    let proving = settlementJobs.contains {
      guard case .settlement(_, let j) = jobs[$0.index].kind else { return false }
      return jobs[$0.index].state == .running && j >= i
    }
    return proving
      || l1.mempool.contains {
        if case .settle(let proof) = l1.transactions[$0.index].kind {
          proofs[proof.index].checkpoint! >= i
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
      aggregators[a.index].workers[w] = nil
      sender = .aggregator(a)
      dispatch(a)
    }
    guard i > l1.registry.checkpoint else {
      // Somebody else's `B` stands there already.
      tally.wastedProofs += 1
      settleTerms()
      return
    }
    let chain = (l1.registry.checkpoint + 1...i).map { roots[$0 - 1] }
    if let known = knownProof(), case .settlement(let s) = known.statement, s.kind == kind,
      s.checkpoint == i
    {
      sendToL1(.settle(file(known.sealed, inputs: chain, maker: sender)), from: sender)
      return
    }
    let relation = settlementRelation(kind, chain: chain)
    switch functionality.prove(relation) {
    case .failure(let refusal):
      tally.refusedProofs += 1
      note(.settlementRefused(kind, checkpoint: i, refusal))
    case .success(let sealed):
      let proof = file(sealed, inputs: chain, maker: sender)
      trace(.settlement(proof, relation))
      sendToL1(.settle(proof), from: sender)
    }
  }

  private func settlementRelation(
    _ kind: SettlementStatement.Kind, chain: [ProofID]
  ) -> Settlement {
    var preimages: [NodePreimage] = []
    var leaves: [Settlement.LeafWitness] = []
    func walk(_ id: ProofID) {
      let proof = proofs[id.index]
      if case .node = proof.statement {
        preimages.append(preimage(of: id))
        proof.inputs.forEach(walk)
      } else if let leaf = proof.sealed.includedBlock {
        leaves.append(
          Settlement.LeafWitness(
            rollup: leaf.rollup, proof: proof.sealed,
            header: rollups[leaf.rollup.index].block(proof.block!).header))
      }
    }
    walk(chain[chain.count - 1])
    return Settlement(
      kind: kind, roots: chain.map { proofs[$0.index].sealed }, preimages: preimages,
      leaves: leaves, continuity: settings.guards.continuity)
  }

  /// An open contract: the rollup settles by itself what still can settle.
  mutating func startLoneProof(_ r: RollupID) {
    let rollup = rollups[r.index]
    let contract = l1.contracts[r.index]
    let target = rollup.checkpointBlocks[rollup.checkpointBlocks.count - 1]
    guard rollup.prover.job == nil, !rollup.prover.isHalted, rollup.isOnChain(target),
      rollup.block(target).height > contract.settledHeight, !isLoneUnderway(r)
    else { return }
    if awaitsRoot(r) { return }
    if needsRootFirst(r) {
      exit(r)
      return
    }
    let job = startJob(
      .lone(r, to: target), maker: .prover(r), lasting: rollup.prover.usualTime)
    rollups[r.index].prover.job = job
    note(.loneStarted(r, job))
  }

  private func isLoneUnderway(_ r: RollupID) -> Bool {
    l1.mempool.contains {
      if case .lone = l1.transactions[$0.index].kind {
        l1.transactions[$0.index].sender == .prover(r)
      } else {
        false
      }
    }
  }

  mutating func finishLoneProof(_ r: RollupID, to: BlockIndex) {
    let contract = l1.contracts[r.index]
    guard contract.isOpen, rollups[r.index].isOnChain(to) else { return }
    let relation = loneRelation(r, to: to)
    switch functionality.prove(relation) {
    case .failure(let refusal):
      tally.refusedProofs += 1
      note(.loneRefused(r, refusal))
      if case .foreignExport(let export) = refusal {
        dropImport(r, export)
      } else {
        returnToSettledBranch(r)
      }
    case .success(let sealed):
      let proof = file(sealed, inputs: [], block: to, maker: .prover(r))
      trace(.lone(proof, relation, from: contract.settled, to: to))
      sendToL1(.lone(proof), from: .prover(r))
    }
  }

  func loneRelation(_ r: RollupID, to: BlockIndex) -> LoneSettlement {
    let contract = l1.contracts[r.index]
    let blocks = rollups[r.index].provenBlocks(after: contract.settled, to: to)
    return LoneSettlement(
      rollup: r, stored: (contract.settledHash, contract.settledHeight), blocks: blocks,
      registryHead: l1.registry.head,
      openings: blocks.flatMap(\.imports).compactMap(registryOpening))
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
    while case .node(let s) = proofs[id.index].statement, s.count > tree[node].count {
      path.append(preimage(of: id))
      let goesLeft = tree[node].first < s.first + TreeShape.leftCount(of: s.count)
      id = proofs[id.index].inputs[goesLeft ? 0 : 1]
    }
    let between = (Int(export.index)...head).reversed().map { preimage(of: roots[$0 - 1]) }
    return LoneSettlement.ExportOpening(export: export, roots: between, path: path)
  }

  mutating func sendToL1(_ kind: L1Transaction.Kind, from sender: Party) {
    let id = L1TransactionID(l1.transactions.count)
    l1.transactions.append(L1Transaction(id: id, kind: kind, sender: sender, sentAt: now))
    l1.mempool.append(id)
    note(.l1Sent(id))
  }
}
