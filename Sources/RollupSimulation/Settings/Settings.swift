/// How importing rollups choose the node whose hash they import (PROTOCOL 2.2).
public enum ImportPolicy: String, CaseIterable, Hashable, Sendable {
  /// Each message through the lowest node that is an ancestor of both ends.
  case lowestCommonAncestor = "lowest-common-ancestor"
  /// Every message through the root: one import for everyone, later.
  case root
}

/// Switches for the rules that keep the protocol safe; off only to show what they prevent.
public struct Guards: Hashable, Sendable {
  /// Consumers require `prev(v,i) = cur(v,i-1)` of the proof they had accepted (PROTOCOL 2.1).
  public var continuity = true
  /// Contracts take nothing but the registry's word until the lock ends (PROTOCOL 6).
  public var lock = true
  /// L1 accepts a `B` only if it extends the registry's head (PROTOCOL 6).
  public var registry = true
  /// No proof of the root with exports left (PROTOCOL 2.1, point 5).
  public var rootMustBeEmpty = true
  /// An export settles only if it equals the node's true hash or links to it, and an aggregator
  /// takes no leaf with any other (PROTOCOL 2.1, point 3).
  public var settleRule = true
  /// A block mints each message once, in the order of its source's nonces (PROTOCOL 1).
  public var nonces = true
  /// All guards on.
  public init() {}
}

/// Every number and switch of a scenario; the defaults are EXPERIENCE 3's and those of `eight`.
/// Where each comes from is in the manual of `ScenarioFile`, page *Presets and sources*.
public struct Settings: Hashable, Sendable {
  /// How messages cross.
  public var mode = MessagingMode.intermediate
  /// Modes of single pairs, where they are not `mode`; at most one each way.
  public var modeOf: [PairMode] = []
  /// Rollups outside the tree, ascending: they settle alone (PROTOCOL 3).
  public var isolated: [RollupID] = []
  /// Which rollups are L3s, and of whom; empty in an L3 mode: the first is everyone's L2.
  public var layers: [Layer] = []
  /// N, 2 … 10,000.
  public var rollups = 8
  /// The tree's order of rollups, leftmost leaf first; empty means 0, 1, 2, ….
  public var order: [RollupID] = []
  /// Time between a rollup's blocks.
  public var blockTime = Span.seconds(5)
  /// `c`, at least a block time. What a rollup has at checkpoint `i` is its last block at or before
  /// `i·c`, whether or not that is a whole number of block times.
  public var checkpointInterval = Span.minutes(5)
  /// Checkpoints from one settlement to the next.
  public var checkpointsPerEpoch = 12
  /// What each rollup's account 0 holds at genesis.
  public var initialBalance: UInt64 = 1_000_000
  /// Which node's hash a receiver imports.
  public var importPolicy = ImportPolicy.lowestCommonAncestor
  /// Exports of a lower ancestor merge into one of a higher ancestor when an opening shows
  /// containment (PROTOCOL 2.1, point 4).
  public var mergeUp = false
  /// From sending to arrival, for everyone.
  public var networkDelay = Span.milliseconds(500)
  /// The deadline that users give their messages, so long after the block that sends them; `nil`:
  /// none.
  public var messageLifetime: Span?
  /// Who aggregates.
  public var aggregation = AggregationSettings()
  /// What proofs cost.
  public var costs = CostModel()
  /// L1's clock and locks.
  public var l1 = L1Settings()
  /// Switchable rules.
  public var guards = Guards()
  /// Evaluate the invariants of PROTOCOL 7 after every event.
  public var checkInvariants = true

  /// The default settings.
  public init() {}

  /// The most blocks that lie in one interval.
  public var blocksPerInterval: Int { blocks(inIntervals: 1) }
  /// The most blocks that lie in so many intervals together; where an interval is no whole number
  /// of blocks, one holds more of them than the next.
  public func blocks(inIntervals k: Int) -> Int {
    let (length, block) = (checkpointInterval.milliseconds * Int64(k), blockTime.milliseconds)
    return Int((length + block - 1) / block)
  }
  /// The fewest intervals that can hold so many blocks; at least one.
  public func intervals(holding blocks: Int) -> Int {
    let before = Int64(max(0, blocks - 1)) * blockTime.milliseconds
    return Int(before / checkpointInterval.milliseconds) + 1
  }
  /// Length of an epoch, the post's aggregator slot.
  public var epochLength: Span { checkpointInterval * Int64(checkpointsPerEpoch) }
  /// When checkpoints are and epochs end.
  var calendar: EpochCalendar {
    EpochCalendar(checkpointInterval: checkpointInterval, checkpointsPerEpoch: checkpointsPerEpoch)
  }
  /// The time of checkpoint `i`.
  public func time(ofCheckpoint i: Int) -> Instant { calendar.time(ofCheckpoint: i) }
  /// The epoch, counted from 0, whose tree holds checkpoint `i`; checkpoint 0 is in epoch 0.
  public func epoch(ofCheckpoint i: Int) -> Int { calendar.epoch(ofCheckpoint: i) }
  /// The last checkpoint of epoch `e`.
  public func lastCheckpoint(ofEpoch e: Int) -> Int { calendar.lastCheckpoint(ofEpoch: e) }
}

/// Who aggregates, and how its silence is noticed (PROTOCOL 5 and 6).
public struct AggregationSettings: Hashable, Sendable {
  /// Round-based aggregators in their fixed rotation, 1 … 16.
  public var aggregators = 2
  /// Provers in the pool of each aggregator, 1 … 4,096.
  public var workers = 3
  /// Time between an aggregator's signs of life.
  public var heartbeat = Span.seconds(10)
  /// Silence after which the next in the rotation takes over; each further one waits as long again.
  public var timeout = Span.seconds(60)
  /// A leaf that is not in so long after its checkpoint is carried.
  public var collectionDeadline = Span.seconds(90)
  /// Silence after which rollups post the last `B` themselves; `nil`: only when asked to.
  public var exitAfter: Span? = Span.seconds(240)
  /// The defaults.
  public init() {}
}

/// L1's clock and locks (PROTOCOL 0 and 6).
public struct L1Settings: Hashable, Sendable {
  /// Time between L1 blocks.
  public var slot = Span.seconds(12)
  /// An L1 block is final when this many later blocks exist.
  public var finalitySlots = 64
  /// L1 blocks on top of one before a rollup outside the tree imports its hash. In the tree only
  /// final ones are imported (PROTOCOL 3).
  public var importDepth = 0
  /// How far back L1 knows its own block hashes: 256 by `BLOCKHASH`, 8,191 by EIP-2935.
  public var blockHashWindow = 8_191
  /// So long L1 keeps a proven transition that waits for somebody else's settlement (post 1.2).
  public var pendingTimeout = Span.minutes(60)
  /// A contract's lock ends so long after its epoch.
  public var lockGrace = Span.seconds(240)
  /// What each aggregator has at stake, in thousandths of a unit.
  public var aggregatorStake: UInt64 = 32_000
  /// What each sequencer has at stake, in thousandths of a unit.
  public var sequencerStake: UInt64 = 32_000
  /// The defaults.
  public init() {}
}
