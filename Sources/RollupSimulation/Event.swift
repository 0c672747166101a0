/// What can be due: the only inputs of the world besides commands. Thousands of them wait, and each
/// is copied several times; so what is rare and large lies apart.
public enum Event: Hashable, Sendable {
  /// The scenario's fault with this index.
  case fault(Int)
  /// A command of a person.
  indirect case command(Command)
  /// A running proof ends.
  case jobEnds(JobID)
  /// A parcel reaches those it was sent to.
  case arrival(Parcel)
  case heartbeat(AggregatorID)
  /// A standby aggregator looks whether the holder of an epoch has fallen silent.
  case watch(AggregatorID, epoch: Int)
  /// Leaves that are not in by now are carried.
  case collectionDeadline(AggregatorID, checkpoint: Int)
  /// A rollup looks whether all aggregators have fallen silent.
  case exitCheck(RollupID)
  case l1Block(number: Int)
  case rollupBlock(RollupID)
  case checkpoint(Int)

  /// Order at one instant (PROTOCOL 2.2): faults and commands, proofs and arrivals, time-outs, L1,
  /// rollup blocks, checkpoint, and last whatever takes no time.
  var rank: UInt8 {
    switch self {
    case .fault, .command: 0
    case .jobEnds, .arrival: 1
    case .heartbeat, .watch, .collectionDeadline, .exitCheck: 2
    case .l1Block: 3
    case .rollupBlock: 4
    case .checkpoint: 5
    }
  }

  /// What an occurrence of this event goes back to.
  var cause: Cause {
    switch self {
    case .command(let command): .command(command.id)
    case .fault(let k): .scheduled(k)
    case .jobEnds, .arrival, .heartbeat, .watch, .collectionDeadline, .exitCheck, .l1Block,
      .rollupBlock, .checkpoint:
      .event(self)
    }
  }

  /// The rank of what was caused at the very instant at which it is due.
  static let zeroTimeRank: UInt8 = 6
}

/// What brought an occurrence about.
public enum Cause: Hashable, Sendable {
  case event(Event)
  case command(CommandID)
  /// A line of the scenario: the index of its fault.
  case scheduled(Int)
}

/// What travels over the network.
public enum Parcel: Hashable, Sendable {
  /// A rollup's chain proof on its way to an aggregator.
  case chainProof(ProofID, to: AggregatorID)
  /// A node proof with its preimages, to the rollups below it and to every aggregator.
  case nodeProof(ProofID, from: AggregatorID)
  /// An aggregator's word on a leaf: included, carried or refused.
  /// `era`: how often the tree had been cut when it was said.
  indirect case receipt(RollupID, checkpoint: Int, ProofID, refused: Refusal?, era: Int)
  case heartbeat(AggregatorID)
  /// The headers of all blocks made up to an instant, to the aggregator that commits to them.
  case headers(Instant)
  /// A rollup says that blocks which others may have imported have left its chain.
  case retraction(RollupID)
  /// Two headers of one height that a sequencer has signed reach whoever watches it.
  indirect case doubleSigned(Evidence)
  /// The aggregator says to a rollup that it stands by this block, and takes no other branch.
  case branchRefused(RollupID, for: BlockIndex)
  /// A lone proof of an L3, to its L2.
  case layer3Proof(ProofID, to: RollupID)
  /// An aggregator says that it holds an epoch from now on.
  case takeover(AggregatorID, epoch: Int)
  /// What an aggregator missed while it was down, as it had asked for when it came back.
  case missedProofs(to: AggregatorID)
}
