/// What happened, as data: no English, no screen. `Explorer` words it.
public enum Occurrence: Hashable, Sendable {
  case blockMade(RollupID, height: Int, imports: Int, mints: [MessageID], sends: [MessageID])
  /// The block that a sequencer proposed is invalid; it makes another.
  case blockRefused(RollupID, Refusal)
  case checkpointReached(Int)
  case provingStarted(RollupID, checkpoint: Int, JobID)
  /// A chain proof is ready and sent.
  case chainProven(RollupID, checkpoint: Int, ProofID)
  /// The relation does not hold on what the prover was given.
  case chainProofRefused(RollupID, checkpoint: Int, Refusal)
  /// Work that was thrown away, because what it built on is no longer there.
  case jobAbandoned(JobID)
  /// Sent, but it will never arrive.
  case chainProofLost(RollupID, checkpoint: Int)
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
  /// A node proof with junk for its loose input; whether anybody takes it is for continuity to say.
  case junkFolded(NodeID, checkpoint: Int, ProofID)
  /// A node proof reached the rollups below it; these messages can be opened from now on.
  case nodeAccepted(NodeID, checkpoint: Int, openable: [MessageID])
  /// A rollup does not believe a node proof.
  case importRefused(RollupID, NodeID, checkpoint: Int, Refusal)
  /// `B` reached the rollups: these sends are soft-final.
  case covered(checkpoint: Int, messages: [MessageID])
  case heartbeat(AggregatorID)
  case aggregatorCrashed(AggregatorID)
  case aggregatorRestarted(AggregatorID)
  case takeover(AggregatorID, from: AggregatorID, epoch: Int)
  case epochBegan(Int, AggregatorID)
  case settlementStarted(SettlementStatement.Kind, checkpoint: Int, JobID)
  case settlementRefused(SettlementStatement.Kind, checkpoint: Int, Refusal)
  case loneStarted(RollupID, JobID)
  case loneRefused(RollupID, Refusal)
  case l1Sent(L1TransactionID)
  case l1BlockMade(Int, transactions: [L1TransactionID])
  case l1Refused(L1TransactionID, Refusal)
  /// The registry took a `B`; these rollups moved, these mints are on L1.
  case registered(checkpoint: Int, L1TransactionID, moved: [RollupID], messages: [MessageID])
  /// One contract took a lone proof.
  case loneSettled(RollupID, L1TransactionID, messages: [MessageID])
  /// L1 keeps a lone proof until others have settled what it imported from them.
  case lonePending(RollupID, L1TransactionID, exports: Int)
  case l1Final(Int, messages: [MessageID])
  /// A block of L1 in which contracts moved can be imported; these messages can be opened by it.
  case l1Openable(Int, messages: [MessageID])
  /// L1 left blocks from this number on; their transactions wait for a block again.
  case l1Reorganised(from: Int, orphaned: Int, returned: [L1TransactionID])
  /// What a rollup imported can never settle, or did not in time.
  case importFailed(RollupID, ImportedHash, timedOut: Bool)
  /// The contract in an L2's state has taken proofs of these L3s.
  case layer3Verified([RollupID], on: RollupID, height: Int)
  /// From this epoch on a rollup is a member of the tree, or is none any more.
  case membershipChanged(RollupID, epoch: Int, isMember: Bool)
  case contractOpened(RollupID)
  case slashed(Party, L1TransactionID, amount: UInt64)
  case faultInjected(Fault)
  case healed(Healing)
  case exitRequested(RollupID)
  case chainForked(RollupID, from: Int, orphaned: Int)
  case chainReverted(RollupID, to: Int, orphaned: Int, RevertCause)
  case messagesReverted([MessageID], unminted: [MessageID])
  /// Blocks of a branch that a chain had left came back onto it, with their sends and mints.
  case messagesRestored([MessageID], minted: [MessageID])
  case invariantBroken(InvariantViolation)
}

/// Why a leaf was carried.
public enum CarryReason: Hashable, Sendable {
  /// Nothing usable had arrived by the collection deadline.
  case deadline
  /// Its contract on L1 takes lone proofs; the tree may not move it.
  case openContract
  /// It imported blocks that the tree does not hold this time.
  case entangled
}

/// An occurrence with what caused it and where it stands in the run.
public struct Record: Hashable, Sendable {
  /// Number of the event that brought it, counted from 1.
  public var event: Int
  /// When.
  public var time: Instant
  /// What brought it about.
  public var cause: Cause
  /// What happened.
  public var occurrence: Occurrence
}

/// What brought an occurrence about.
public enum Cause: Hashable, Sendable {
  case event(Event)
  case command(CommandID)
  /// A line of the scenario: the index of its fault.
  case scheduled(Int)
}

/// Someone who can act, and on whom something can wait.
public enum Party: Hashable, Sendable {
  case sequencer(RollupID)
  case prover(RollupID)
  case aggregator(AggregatorID)
  case l1
  case network
  /// Whoever sits at the keyboard.
  case person
}
