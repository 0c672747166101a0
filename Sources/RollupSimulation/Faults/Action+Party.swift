extension Action {
  /// Whom it strikes first.
  public var party: Party {
    switch self {
    case .inject(let fault): fault.party
    case .heal(let healing): healing.party
    case .exit(let r), .join(let r), .leave(let r): .prover(r)
    }
  }
}

extension Fault {
  /// Whom it strikes first.
  public var party: Party {
    switch self {
    case .forkRollup(let r, _), .haltSequencer(let r), .badImport(let r), .mintAgain(let r):
      .sequencer(r)
    case .haltProver(let r), .slowProver(let r, _), .loseChainProof(let r), .frontRun(let r):
      .prover(r)
    case .crashAggregator(let a), .junkInput(let a): .aggregator(a)
    case .reorgL1: .l1
    }
  }

  /// Whether it makes blocks of a rollup that others can't accept.
  func breaksChain(of r: RollupID) -> Bool {
    switch self {
    case .forkRollup(r, _), .badImport(r), .mintAgain(r): true
    case .forkRollup, .badImport, .mintAgain, .haltSequencer, .haltProver, .slowProver,
      .loseChainProof, .crashAggregator, .frontRun, .junkInput, .reorgL1:
      false
    }
  }
}

extension Healing {
  /// Whom it helps.
  public var party: Party {
    switch self {
    case .sequencer(let r): .sequencer(r)
    case .prover(let r): .prover(r)
    case .aggregator(let a): .aggregator(a)
    }
  }
}
