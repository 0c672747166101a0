// The proof system as parties use it: work that takes time, statements that get sealed, and the
// list of all sealed proofs.

extension Surroundings {
  /// Begins work whose end is an event.
  mutating func startJob(_ kind: Job.Kind, maker: Job.Maker, lasting time: Span) -> JobID {
    let id = JobID(jobs.count)
    let job = Job(id: id, kind: kind, maker: maker, started: now, ends: now + time)
    jobs.append(job)
    if case .settlement = kind {
      settlementJobs.removeAll { jobs[$0].state != .running }
      settlementJobs.append(id)
    }
    schedule(.jobEnds(id), at: now + time)
    return id
  }

  /// Work that is thrown away, if there is any.
  mutating func waste(_ job: JobID?) {
    guard let job else { return }
    jobs[job].state = .abandoned
    tally.wastedProofs += 1
    note(.prover(.jobAbandoned(job)))
  }

  /// Evaluates a relation and seals what it states. A stretch of the run that is carried out once
  /// more is told what it came to: then the relation, which is the whole cost, is not even made.
  ///
  /// `isWanted` tells the proof that is being made from another that the same event may file. Gives
  /// back the relation, for a trace, if it was evaluated.
  func prove<R: Relation>(
    _ isWanted: (Statement) -> Bool, _ relation: () -> R
  ) -> Result<(sealed: SealedProof, relation: R?), Refusal> {
    if let known = memo.proof(after: proofs.count, in: eventCount), isWanted(known.statement) {
      return .success((known.sealed, nil))
    }
    let relation = relation()
    return functionality.prove(relation).map { ($0, relation) }
  }

  /// The same for a fold, with what became of each export.
  func proveFold(
    _ isWanted: (NodeStatement) -> Bool, _ relation: () -> NodeRelation
  ) -> Result<(sealed: SealedProof, fold: NodeFold, relation: NodeRelation?), Refusal> {
    if let known = memo.proof(after: proofs.count, in: eventCount), let fold = known.fold,
      isWanted(fold.statement)
    {
      return .success((known.sealed, fold, nil))
    }
    let relation = relation()
    return functionality.proveTelling(relation).map { ($0.0, $0.1, relation) }
  }

  /// The tree was cut after `B_k`: work on a later checkpoint is of no use any more.
  mutating func stop(_ id: JobID, after k: Int) {
    guard jobs[id].state == .running else { return }
    switch jobs[id].kind {
    case .fold(_, let i) where i > k, .settlement(_, let i) where i > k:
      jobs[id].state = .abandoned
      tally.wastedProofs += 1
      note(.prover(.jobAbandoned(id)))
    case .fold, .settlement, .chain, .lone: break
    }
  }

  /// Puts a sealed proof on the list.
  mutating func file(
    _ sealed: SealedProof, inputs: [ProofID], fold: NodeFold? = nil, block: BlockIndex? = nil,
    maker: Party
  ) -> ProofID {
    let id = ProofID(proofs.count)
    if let known = memo.run(knowing: sealed, after: proofs.count, in: eventCount) {
      proofs.append(from: known.proofs)
      spans.append(from: known.spans)
    } else {
      let proof = Proof(
        id: id, sealed: sealed, inputs: inputs, fold: fold, block: block, maker: maker,
        madeAt: now, madeBy: eventCount)
      spans.append(Proof.Span(of: proof))
      proofs.append(proof)
    }
    tally.proofs += 1
    return id
  }
}

// Walks down from a proof.

extension Surroundings {
  /// The proof of `B_i`, if it exists.
  func rootProof(_ i: Int) -> ProofID? { roots.has(i) ? roots[i] : nil }

  /// The proof of `node` that a proof of one of its ancestors was made from. O(depth).
  func nodeProof(of node: NodeID, under ancestor: ProofID) -> ProofID {
    nodeProof(first: tree.nodes[node].first, count: tree.nodes[node].count, ancestor)
  }

  private func nodeProof(first: Int, count: Int, _ ancestor: ProofID) -> ProofID {
    var id = ancestor
    while true {
      let span = spans[id]
      if span.count <= count { return id }
      let half = TreeShape.leftCount(of: Int(span.count))
      id = first < Int(span.first) + half ? span.left : span.right
    }
  }

  /// The block of `rollup` that lies under a node proof. O(depth).
  func includedBlock(of rollup: RollupID, under proof: ProofID) -> BlockIndex {
    let place = tree.nodes[tree.leaf(of: rollup)].first
    return spans[nodeProof(first: place, count: 1, proof)].block!
  }

  /// The preimage of a node proof's `cur`.
  func preimage(of proof: ProofID) -> NodePreimage {
    let span = spans[proof]
    guard span.count > 0, let checkpoint = proofs[proof].checkpoint else {
      preconditionFailure("only inner nodes have two children")
    }
    return NodePreimage(
      first: UInt32(span.first), count: UInt32(span.count), checkpoint: UInt64(checkpoint),
      left: proofs[span.left].cur, right: proofs[span.right].cur, previous: proofs[proof].prev)
  }

  /// Whether a proof belongs to a part of the tree that was given up. O(cuts + depth).
  func isVoid(_ id: ProofID) -> Bool {
    if cuts.isEmpty { return false }
    guard case .node(let s) = proofs[id].statement,
      cuts.contains(where: { $0.after < s.checkpoint && id.index < $0.proofs })
    else { return false }
    guard roots.has(s.checkpoint), let node = tree.node(first: s.first, count: s.count) else {
      return true
    }
    return nodeProof(of: node, under: roots[s.checkpoint]) != id
  }

  /// Whether what an aggregator had said of a checkpoint was said before the tree was cut below it.
  func isVoid(checkpoint i: Int, era: Int) -> Bool { cuts.dropFirst(era).contains { $0.after < i } }
}

// Who aggregates.

extension Surroundings {
  /// Whether there is a tree to be made: it has members, or leaves of those who were. Without one
  /// nobody beats, and silence says nothing.
  var hasTreeWork: Bool { topology.hasTree || hasTreeBegun }

  /// The aggregator that holds the epoch of checkpoint `i`, or held it last.
  func holder(ofCheckpoint i: Int) -> AggregatorID {
    terms[min(settings.epoch(ofCheckpoint: i), terms.count - 1)].holder
  }

  /// When the holder of checkpoint `i` begins to fold it, as far as its term is concerned.
  func foldingBegins(_ i: Int) -> Instant {
    terms[min(settings.epoch(ofCheckpoint: i), terms.count - 1)].foldsFrom
  }
}
