// What an aggregator knows: its pool, whom it hears, and each checkpoint as far as it has come.

/// An aggregator as it sees itself and the tree.
///
/// A reading is of one moment: whoever keeps it while the run goes on keeps a copy of what was.
public struct AggregatorReading: Sendable {
  let all: [Aggregator]
  /// Which aggregator.
  public let id: AggregatorID

  /// Silent until restarted.
  public var isCrashed: Bool { all[id].isCrashed }
  /// When it last sent a heartbeat.
  public var lastBeat: Instant { all[id].lastBeat }
  /// When it last heard another.
  public func lastHeard(_ other: AggregatorID) -> Instant { all[id].lastHeard[other] }
  /// What each worker of the pool is at.
  public var workers: [JobID?] { all[id].workers }
  /// Workers at work.
  public var busyWorkers: Int { all[id].workers.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }
  /// The round of a checkpoint, if it has begun here.
  public func round(_ checkpoint: Int) -> RoundReading? {
    guard all[id].rounds.has(checkpoint) else { return nil }
    return RoundReading(
      refusals: all[id].rounds[checkpoint].refusals, slots: all[id].rounds[checkpoint].slots)
  }
}

/// The tree of a checkpoint as one aggregator sees it: another may know something else.
public struct RoundReading: Sendable {
  /// Leaves whose chain proof came and was refused, with the last reason.
  public let refusals: [Round.RollupRefusal]
  @usableFromInline let slots: ByNumber<NodeID, Round.Slot>

  /// What has become of a node, leaf or inner.
  @inlinable public func slot(_ node: NodeID) -> Round.Slot { slots[node] }
}

extension World {
  /// Every aggregator, ascending.
  public var aggregatorNumbers: NumberRange<AggregatorID> {
    NumberRange(endIndex: aggregators.count)
  }
  /// An aggregator as it sees itself. O(1).
  public func aggregator(_ id: AggregatorID) -> AggregatorReading {
    AggregatorReading(all: aggregators, id: id)
  }
  /// The round of a checkpoint, as the aggregator that holds it sees it.
  public func round(_ checkpoint: Int) -> RoundReading? {
    checkpoint >= 1 ? aggregator(holder(ofCheckpoint: checkpoint)).round(checkpoint) : nil
  }
}
