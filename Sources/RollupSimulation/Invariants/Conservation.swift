/// Property 1 of PROTOCOL 7, kept as running sums: what was burned and not yet minted must be what
/// the balances lack.
struct Conservation: Hashable, Sendable {
  let supply: UInt64
  /// Burned on a live chain and not minted, minus minted while the burn has left its chain: a mint
  /// outlives the reverted burn until its own import is refused. May be below zero.
  private(set) var inFlight: Int64 = 0
  /// Sum of `Rollup.countedSupply`: all balances as they were last summed.
  var held: Int64
  /// Replayed events are not checked, and so not summed: the next check sums everything.
  var isStale = false
  /// What the last cut came to.
  var cut = Cut()

  init(supply: UInt64) {
    self.supply = supply
    held = Int64(supply)
  }

  mutating func burn(_ amount: UInt64) { inFlight += Int64(amount) }
  mutating func unburn(_ amount: UInt64) { inFlight -= Int64(amount) }
  mutating func mint(_ amount: UInt64) { inFlight -= Int64(amount) }
  mutating func unmint(_ amount: UInt64) { inFlight += Int64(amount) }

  /// How far the messages of all outboxes and inboxes were summed for the last cut, and the sums;
  /// nothing was summed yet while `outbox` is empty.
  struct Cut: Hashable, Sendable {
    /// Messages summed, by rollup.
    var outbox: [Int32] = []
    var inbox: [Int32] = []
    /// Balances under the cut, less those at genesis.
    var balances: Int64 = 0
    /// Sent under the cut and not minted under it.
    var open: Int64 = 0
  }
}
