extension World {
  /// A parcel reaches those it was sent to.
  mutating func receive(_ parcel: Parcel) {
    switch parcel {
    case .chainProof(let proof, let to): receiveChainProof(proof, at: to)
    case .nodeProof(let proof, let from): receiveNodeProof(proof, from: from)
    case .receipt(let r, let i, let leaf, let refused, let era):
      if around.isVoid(checkpoint: i, era: era) { return }
      receiveReceipt(r, checkpoint: i, leaf: leaf, refused: refused)
    case .headers(let time): commit(toHeadersOf: time)
    case .retraction(let r): hearRetraction(of: r)
    case .doubleSigned(let evidence): accuse(evidence)
    case .branchRefused(let r, let block): hearRefusal(of: r, for: block)
    case .layer3Proof(let proof, let l2): receiveLayer3Proof(proof, at: l2)
    case .heartbeat(let a): hearBeat(of: a)
    case .takeover(let a, let epoch): hearTakeover(a, epoch: epoch)
    case .missedProofs(let a): takeUpAgain(a)
    }
  }

  /// A node proof with its preimages reaches the rollups below it and the other aggregators.
  private mutating func receiveNodeProof(_ id: ProofID, from: AggregatorID) {
    // Everyone verifies the seal for himself; the answer is the same, so it is asked once.
    guard functionality.verify(proofs[id].sealed), !isVoid(id),
      case .node(let s) = proofs[id].statement,
      let node = tree.node(first: s.first, count: s.count)
    else { return }
    for a in aggregators.indices where a != from.index && !aggregators[a].isCrashed {
      openRounds(AggregatorID(a), through: s.checkpoint)
      accept(nodeProof: id, node, s.checkpoint, at: AggregatorID(a))
      dispatch(AggregatorID(a))
    }
    var openable: [MessageID] = []
    for r in tree.rollups(under: node) {
      openable += acceptNodeProof(id, at: r, node: node)
    }
    aggregators[from].foldUntakenAgain(node, s.checkpoint, &around)
    note(.tree(.nodeAccepted(node, checkpoint: s.checkpoint, openable: openable)))
    if node == TreeShape.root { receiveRoot(id, checkpoint: s.checkpoint) }
  }

  /// `B_i` has reached everyone: the sends under it are covered, that is soft-final.
  private mutating func receiveRoot(_ id: ProofID, checkpoint i: Int) {
    guard isAttested(id, checkpoint: i) else { return }
    var found = around.messagesToTell
    for r in rollups.indices {
      rollups[r].hear(root: id, checkpoint: i, &around)
      let block = includedBlock(of: RollupID(r), under: id)
      guard rollups[r].isOnChain(block) else { continue }
      let end = Int(rollups[r].blocks[block].outboxCount)
      let fresh = book.cover(RollupID(r), upTo: end, by: i, at: now)
      found.append(book.pages[r].outbox[fresh])
    }
    note(.message(.covered(checkpoint: i, messages: found.ids)))
    goOnAlone()
    checkNewCut(under: id, checkpoint: i)
  }
}
