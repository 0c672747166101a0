/// Property 1 of PROTOCOL 7, kept as running sums: what was burned and not yet minted must be what
/// the balances lack.
struct Conservation: Hashable, Sendable {
  let supply: UInt64
  /// Burned on a live chain and not minted, minus minted while the burn has left its chain: a mint
  /// outlives the reverted burn until its own import is refused. May be below zero.
  private(set) var inFlight: Int64 = 0

  init(supply: UInt64) { self.supply = supply }

  mutating func burn(_ amount: UInt64) { inFlight += Int64(amount) }
  mutating func unburn(_ amount: UInt64) { inFlight -= Int64(amount) }
  mutating func mint(_ amount: UInt64) { inFlight -= Int64(amount) }
  mutating func unmint(_ amount: UInt64) { inFlight += Int64(amount) }
}
