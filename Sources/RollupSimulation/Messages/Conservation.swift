/// Property 1 of PROTOCOL 7, kept as running sums: what is in flight must be what the balances
/// lack.
struct Conservation: Hashable, Sendable {
  /// All money at genesis.
  let supply: UInt64
  /// Sum of `counted`.
  private(set) var held: Int64
  /// By rollup: what the balances summed up to when they were last summed.
  private var counted: [UInt64]
  /// Replayed events are not checked, and so not summed: the next check sums everything.
  var isStale = false
  /// What the last cut came to.
  var cut = Cut()

  init(rollups: Int, balance: UInt64) {
    supply = balance * UInt64(rollups)
    held = Int64(supply)
    counted = Array(repeating: balance, count: rollups)
  }

  /// A rollup's balances were summed anew.
  mutating func hold(_ supply: UInt64, at r: RollupID) {
    held += Int64(supply) - Int64(counted[r.index])
    counted[r.index] = supply
  }

  /// How far the messages of all outboxes and inboxes were summed for the last cut, and the sums;
  /// nothing was summed yet while `outbox` is empty.
  struct Cut: Hashable, Sendable {
    /// Messages summed, by rollup.
    var outbox: [Int32] = []
    var inbox: [Int32] = []
    /// Messages that there were when all of them were summed last.
    var messages = 0
    /// Balances under the cut, less those at genesis.
    var balances: Int64 = 0
    /// Sent under the cut and not minted under it.
    var open: Int64 = 0
  }
}
