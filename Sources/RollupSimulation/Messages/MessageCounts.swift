/// Running counts of messages for reports, expectations and the status lines; nothing decides by
/// them.
public struct MessageCounts: Hashable, Sendable {
  /// Messages sent, on any branch.
  public internal(set) var sent = 0
  /// Those among them whose sending block is on its chain.
  public internal(set) var standing = 0
  /// Those that are minted.
  public internal(set) var standingUsable = 0
  /// Those that were returned after their deadlines.
  public internal(set) var standingExpired = 0
  /// Messages that became openable.
  public internal(set) var openable = 0
  /// Mints that stand.
  public internal(set) var usable = 0
  /// Messages that stand returned: their nonces were taken after their deadlines.
  public internal(set) var expired = 0
  /// Times that a mint went because an import or a leaf was refused.
  public internal(set) var rejected = 0
  /// Mints settled in the tree.
  public internal(set) var settledInTree = 0
  /// Sends covered by a `B`.
  public internal(set) var covered = 0
  /// Mints on L1.
  public internal(set) var onL1 = 0
  /// Mints that are final on L1.
  public internal(set) var final = 0
  /// Mints on blocks above the leaves under the last `B`; while there is no `B`, on blocks above
  /// the settled ones.
  public internal(set) var atRisk = 0
  /// The most mints at risk so far.
  public internal(set) var atRiskMax = 0
  /// Latency sums over mints that stand, sender's block to minting block.
  public internal(set) var usableLatencySum: Int64 = 0
  /// The longest latency of a mint that stands, in milliseconds.
  public internal(set) var usableLatencyMax: Int64 = 0

  /// The mean latency in milliseconds, rounded down; 0 without a mint.
  public var usableLatencyMean: Int64 {
    usable == 0 ? 0 : usableLatencySum / Int64(usable)
  }

  /// Messages whose sending block left its chain.
  public var reverted: Int { sent - standing }

  /// The counts at genesis.
  public init() {}

  /// Adds a move's part, `sign` times; `latency` is that of the mint it is about.
  @inline(__always)
  mutating func add(_ adds: Milestone.Addition, times sign: Int, latency: Int64) {
    standing += sign * adds.standing
    covered += sign * adds.covered
    openable += sign * adds.openable
    usable += sign * adds.usable
    expired += sign * adds.expired
    settledInTree += sign * adds.settledInTree
    onL1 += sign * adds.onL1
    final += sign * adds.final
    atRisk += sign * adds.atRisk
    let usable = sign * adds.usable
    usableLatencySum += Int64(usable) * latency
    if usable > 0 { usableLatencyMax = max(usableLatencyMax, latency) }
  }
}
