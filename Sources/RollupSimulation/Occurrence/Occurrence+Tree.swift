extension Occurrence {
  /// What becomes of leaves and nodes of the aggregation tree.
  public enum Tree: Hashable, Sendable {
    case leafIncluded(RollupID, checkpoint: Int, ProofID)
    case leafCarried(RollupID, checkpoint: Int, CarryReason)
    /// The aggregator does not take a chain proof.
    case leafRefused(RollupID, checkpoint: Int, Refusal)
    case foldStarted(NodeID, checkpoint: Int, JobID)
    /// A node proof, the root's too. `settled`: exports that vanished here; `messages`: mints that
    /// are settled by it.
    case nodeProven(
      NodeID, checkpoint: Int, ProofID, settled: [NodeFold.Settled], messages: [MessageID])
    case nodeRefused(NodeID, checkpoint: Int, Refusal)
    case foldLost(NodeID, checkpoint: Int, percent: Int)
    /// A node proof with junk for its loose input; whether anybody takes it is for continuity to
    /// say.
    case junkFolded(NodeID, checkpoint: Int, ProofID)
    /// A node proof reached the rollups below it; these messages can be opened from now on.
    case nodeAccepted(NodeID, checkpoint: Int, openable: [MessageID])
  }
}

/// Why a leaf was carried.
public enum CarryReason: Hashable, Sendable {
  /// Nothing usable had arrived by the collection deadline.
  case deadline
  /// Its contract on L1 takes lone proofs; the tree may not move it.
  case openContract
  /// It was carried through a whole epoch, so that its lock will end.
  case lockEnds
  /// It imported blocks that the tree does not hold this time.
  case entangled

  fileprivate var number: Int64 {
    switch self {
    case .deadline: 0
    case .openContract: 1
    case .entangled: 2
    case .lockEnds: 3
    }
  }
}

extension Occurrence.Tree {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case leafIncluded, leafCarried, leafRefused, foldStarted, nodeProven, nodeRefused, foldLost,
      junkFolded, nodeAccepted
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    func leaf(
      _ kind: Kind, weight: Int, _ r: RollupID, _ i: Int, completes: StepUnits = []
    ) -> OccurrenceFacts {
      OccurrenceFacts(
        .tree(kind), .proofs, weight: weight, .chainProof(r, checkpoint: i), .rollup(r),
        completes: completes)
    }
    func node(
      _ kind: Kind, weight: Int, _ node: NodeID, _ i: Int, _ messages: [MessageChanges] = [],
      completes: StepUnits = .proof, sign: OccurrenceFacts.Sign? = nil,
      moves: MovedQuantities = []
    ) -> OccurrenceFacts {
      OccurrenceFacts(
        .tree(kind), .proofs, weight: weight, run.address(of: node, checkpoint: i),
        messages: messages, completes: completes, sign: sign, moves: moves)
    }
    switch self {
    case .leafIncluded(let r, let i, _): return leaf(.leafIncluded, weight: 35, r, i)
    case .leafCarried(let r, let i, _):
      return leaf(.leafCarried, weight: 55, r, i, completes: .proof)
    case .leafRefused(let r, let i, _):
      return leaf(.leafRefused, weight: 70, r, i, completes: .proof)
    case .foldStarted(let n, let i, _):
      return node(.foldStarted, weight: 15, n, i, completes: [])
    case .nodeProven(let n, let i, _, _, let messages):
      let isRoot = n == TreeShape.root
      return node(
        .nodeProven, weight: isRoot ? 62 : 60, n, i, [MessageChanges(.reached(.settled), messages)],
        sign: isRoot ? .root(i) : nil, moves: isRoot ? .settled : [])
    case .nodeRefused(let n, let i, _):
      return node(.nodeRefused, weight: 70, n, i, moves: .health)
    case .foldLost(let n, let i, _): return node(.foldLost, weight: 65, n, i)
    case .junkFolded(let n, let i, _): return node(.junkFolded, weight: 70, n, i)
    case .nodeAccepted(let n, let i, let openable):
      return node(
        .nodeAccepted, weight: openable.isEmpty ? 8 : 45, n, i,
        [MessageChanges(.reached(.opened), openable)], completes: [])
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    func holder(_ i: Int) -> Party { .aggregator(run.holder(ofCheckpoint: i)) }
    func node(_ node: NodeID, _ i: Int) -> Subject {
      .object(run.address(of: node, checkpoint: i))
    }
    switch self {
    case .leafIncluded(let r, let i, let id):
      return Outcome(.leaf(r, i), [], run.proof(id).cur, isStep: true, by: holder(i))
    case .leafCarried(let r, let i, let why):
      return Outcome(.leaf(r, i), [why.number], by: holder(i))
    case .leafRefused(let r, let i, let why):
      return Outcome(.leaf(r, i), [why.number], by: holder(i))
    case .foldStarted(let n, let i, let job):
      return Outcome(node(n, i), isStep: true, by: run.job(job).party)
    case .nodeProven(let n, let i, let id, let settled, let messages):
      let shape = settled.flatMap(\.export.numbers) + [Int64(messages.count)]
      return Outcome(node(n, i), shape, run.proof(id).cur, by: run.proof(id).maker)
    case .nodeRefused(let n, let i, let why):
      return Outcome(node(n, i), [why.number], by: holder(i))
    case .foldLost(let n, let i, let percent):
      return Outcome(node(n, i), [Int64(percent)], by: holder(i))
    case .junkFolded(let n, let i, let id):
      return Outcome(node(n, i), [], run.proof(id).cur, by: run.proof(id).maker)
    case .nodeAccepted(let n, let i, let openable):
      return Outcome(node(n, i), [Int64(openable.count)], isStep: true, by: .network)
    }
  }

  var background: OccurrenceBackground {
    switch self {
    case .leafRefused(let r, let i, _):
      OccurrenceBackground(
        causes: [.init(.brokenChain(r))], spent: .occasion, effect: .losesLeaf(r, checkpoint: i))
    case .nodeRefused, .junkFolded:
      OccurrenceBackground(
        causes: [.init(.junk)], spent: .occasion, rule: "guards.settleRule")
    case .leafIncluded, .leafCarried, .foldStarted, .nodeProven, .foldLost, .nodeAccepted:
      OccurrenceBackground()
    }
  }
}
