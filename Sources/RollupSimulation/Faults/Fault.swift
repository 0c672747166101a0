/// What can go wrong, each injectable at any time (PROTOCOL 6, "Faults").
public enum Fault: Hashable, Sendable {
  /// The sequencer abandons its last `depth` blocks and builds another branch from below them. A
  /// depth that reaches below the block included in the tree makes a branch that no chain proof
  /// can connect to `cur(r,i)`.
  case forkRollup(RollupID, depth: Int)
  /// The sequencer makes no more blocks until healed.
  case haltSequencer(RollupID)
  /// The prover starts and finishes nothing until healed.
  case haltProver(RollupID)
  /// The next chain proof of this rollup takes `proving` instead of its usual time; one in work
  /// ends later accordingly.
  case slowProver(RollupID, proving: Span)
  /// The next chain proof that this rollup sends never arrives.
  case loseChainProof(RollupID)
  /// The aggregator falls silent; folds in work on its pool are lost.
  case crashAggregator(AggregatorID)
  /// The rollup posts a lone proof of its present chain, prepared beforehand, whatever its
  /// contract's lock says: it tries to settle ahead of the tree.
  case frontRun(RollupID)
  /// The next fold that this aggregator starts takes junk for its loose input `x`.
  case junkInput(AggregatorID)
  /// The rollup's next block imports a junk hash of its nearest ancestor.
  case badImport(RollupID)
  /// The sequencer first tries a block that mints its newest message once more, as soon as it can
  /// open it again.
  case mintAgain(RollupID)
  /// L1 leaves its newest `depth` blocks, as far as they are not final, for others.
  case reorgL1(depth: Int)
}

/// What ends a lasting fault.
public enum Healing: Hashable, Sendable {
  case sequencer(RollupID)
  case prover(RollupID)
  case aggregator(AggregatorID)
}
