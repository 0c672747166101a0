extension Occurrence {
  /// The objects that it touched, for marks, jumps and next-change (ARCHITECTURE, seam 2).
  public func objects(in world: World) -> [Address] {
    switch self {
    case .blockMade(let r, let height, _, let mints, let sends):
      [.rollup(r), .block(r, height: height)] + Self.addresses(mints + sends)
    case .blockRefused(let r, _): [.rollup(r)]
    case .checkpointReached: []
    case .provingStarted(let r, let i, _), .chainProven(let r, let i, _),
      .chainProofRefused(let r, let i, _), .chainProofLost(let r, let i),
      .leafIncluded(let r, let i, _), .leafCarried(let r, let i, _), .leafRefused(let r, let i, _):
      [.chainProof(r, checkpoint: i), .rollup(r)]
    case .jobAbandoned(let job): Self.objects(of: world.job(job).kind, in: world)
    case .foldStarted(let node, let i, _), .nodeRefused(let node, let i, _),
      .foldLost(let node, let i, _), .junkFolded(let node, let i, _):
      [world.address(of: node, checkpoint: i)]
    case .nodeProven(let node, let i, _, _, let messages),
      .nodeAccepted(let node, let i, let messages):
      [world.address(of: node, checkpoint: i)] + Self.addresses(messages)
    case .importRefused(let r, let node, let i, _):
      [.rollup(r), world.address(of: node, checkpoint: i)]
    case .covered(let i, let messages): [.root(checkpoint: i)] + Self.addresses(messages)
    case .heartbeat(let a), .aggregatorCrashed(let a), .aggregatorRestarted(let a),
      .epochBegan(_, let a):
      [.aggregator(a)]
    case .takeover(let a, let from, _): [.aggregator(a), .aggregator(from)]
    case .settlementStarted(_, let i, _), .settlementRefused(_, let i, _):
      [.root(checkpoint: i)]
    case .loneStarted(let r, _), .loneRefused(let r, _), .exitRequested(let r),
      .contractOpened(let r):
      [.rollup(r)]
    case .l1Sent, .l1Refused: []
    case .l1BlockMade(let n, _): [.l1Block(n)]
    case .registered(let i, _, let moved, let messages):
      [.root(checkpoint: i)] + moved.map { .rollup($0) } + Self.addresses(messages)
    case .loneSettled(let r, _, let messages): [.rollup(r)] + Self.addresses(messages)
    case .l1Final(let n, let messages): [.l1Block(n)] + Self.addresses(messages)
    case .slashed(let party, _, _): Self.object(of: party).map { [$0] } ?? []
    case .faultInjected(let fault): Self.objects(of: fault)
    case .healed(let healing): Self.objects(of: healing)
    case .chainForked(let r, _, _), .chainReverted(let r, _, _, _): [.rollup(r)]
    case .messagesReverted(let sends, let mints), .messagesRestored(let sends, let mints):
      Self.addresses(sends + mints)
    case .lonePending(let r, _, _), .importFailed(let r, _, _), .membershipChanged(let r, _, _):
      [.rollup(r)]
    case .l1Openable(let n, let messages): [.l1Block(n)] + Self.addresses(messages)
    case .l1Reorganised(let first, _, _): [.l1Block(first)]
    case .layer3Verified(let verified, let l2, let height):
      [.rollup(l2), .block(l2, height: height)] + verified.map { .rollup($0) }
    case .invariantBroken(let violation): violation.object.map { [$0] } ?? []
    }
  }

  private static func addresses(_ messages: [MessageID]) -> [Address] {
    messages.map { .message($0) }
  }

  private static func object(of party: Party) -> Address? {
    switch party {
    case .sequencer(let r), .prover(let r): .rollup(r)
    case .aggregator(let a): .aggregator(a)
    case .l1, .network, .person: nil
    }
  }

  private static func objects(of kind: Job.Kind, in world: World) -> [Address] {
    switch kind {
    case .chain(let r, let i, _, _): [.chainProof(r, checkpoint: i)]
    case .fold(let node, let i): [world.address(of: node, checkpoint: i)]
    case .settlement(_, let i): [.root(checkpoint: i)]
    case .lone(let r, _): [.rollup(r)]
    }
  }

  private static func objects(of fault: Fault) -> [Address] {
    switch fault {
    case .forkRollup(let r, _), .haltSequencer(let r), .haltProver(let r), .slowProver(let r, _),
      .loseChainProof(let r), .frontRun(let r), .badImport(let r), .mintAgain(let r):
      [.rollup(r)]
    case .crashAggregator(let a), .junkInput(let a): [.aggregator(a)]
    case .reorgL1: []
    }
  }

  private static func objects(of healing: Healing) -> [Address] {
    switch healing {
    case .sequencer(let r), .prover(let r): [.rollup(r)]
    case .aggregator(let a): [.aggregator(a)]
    }
  }
}
