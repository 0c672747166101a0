extension FaultKind {
  /// All that is to be known about it.
  public var row: ActionRow {
    switch self {
    case .forkRollup: .forkRollup
    case .haltSequencer: .haltSequencer
    case .haltProver: .haltProver
    case .slowProver: .slowProver
    case .loseChainProof: .loseChainProof
    case .crashAggregator: .crashAggregator
    case .frontRun: .frontRun
    case .junkInput: .junkInput
    case .badImport: .badImport
    case .mintAgain: .mintAgain
    case .reorgL1: .reorgL1
    }
  }
}
