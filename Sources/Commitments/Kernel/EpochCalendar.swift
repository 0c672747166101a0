/// When checkpoints are, and which epoch each belongs to.
public struct EpochCalendar: Hashable, Sendable {
  /// From one checkpoint to the next.
  public var checkpointInterval: Span
  /// Checkpoints from one settlement to the next.
  public var checkpointsPerEpoch: Int

  /// A calendar with these two.
  public init(checkpointInterval: Span, checkpointsPerEpoch: Int) {
    self.checkpointInterval = checkpointInterval
    self.checkpointsPerEpoch = checkpointsPerEpoch
  }

  /// The time of checkpoint `i`.
  public func time(ofCheckpoint i: Int) -> Instant { .genesis + checkpointInterval * Int64(i) }
  /// The epoch, counted from 0, whose tree holds checkpoint `i`; checkpoint 0 is in epoch 0.
  public func epoch(ofCheckpoint i: Int) -> Int { max(0, i - 1) / checkpointsPerEpoch }
  /// The last checkpoint of epoch `e`.
  public func lastCheckpoint(ofEpoch e: Int) -> Int { (e + 1) * checkpointsPerEpoch }
}
