/// Who sends messages to whom, and when. Every kind is a pure function of the scenario, the seed,
/// the sender and the block's height, so a replay or another branch asks for the same messages.
public enum Traffic: Hashable, Sendable {
  /// In every interval each rollup sends one message to each other rollup, spread evenly over the
  /// interval's blocks.
  case allToAll(amount: UInt64)
  /// Every block of every rollup sends a message to a random other rollup with a chance of
  /// `permille` in 1,000; amounts are drawn from the range.
  case randomPairs(permille: Int, amounts: ClosedRange<UInt64>)
  /// Like `randomPairs`, all to one destination.
  case hotSpot(RollupID, permille: Int, amounts: ClosedRange<UInt64>)
  /// A message in the first block at or after `start` and then every `every`; one in every block
  /// if `every` is the block time.
  case stream(from: RollupID, to: RollupID, amount: UInt64, start: Instant, every: Span)
  /// One message, in the sender's first block at or after `at`.
  case single(from: RollupID, to: RollupID, amount: UInt64, at: Instant)
}
