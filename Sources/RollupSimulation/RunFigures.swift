/// What a run has come to at a moment, in whole numbers: what reports tell and what runs are
/// compared by (PROTOCOL 3 and 8).
public struct RunFigures: Hashable, Sendable {
  /// A latency distribution in milliseconds; percentiles by nearest rank.
  public struct Latency: Hashable, Sendable {
    /// How many.
    public var count = 0
    /// Rounded down.
    public var mean: Int64 = 0
    /// Half are at most this.
    public var p50: Int64 = 0
    /// 99 in 100 are at most this.
    public var p99: Int64 = 0
    /// The longest.
    public var max: Int64 = 0

    init(_ values: [Int64]) {
      guard !values.isEmpty else { return }
      let sorted = values.sorted()
      count = sorted.count
      mean = sorted.reduce(0, +) / Int64(count)
      p50 = sorted[(count * 50 + 99) / 100 - 1]
      p99 = sorted[(count * 99 + 99) / 100 - 1]
      max = sorted[count - 1]
    }
  }

  /// How messages cross.
  public let mode: MessagingMode
  /// The time of the last event.
  public let time: Instant
  /// All counts.
  public let tally: Tally
  /// All counts of messages.
  public let messages: MessageCounts
  /// Exports under the last `B`, leaves first, root last; of the newest chain proofs while there is
  /// no `B`, so see ``World/exportLevels``.
  public let exportLevels: [ExportLevel]
  /// From the sender's block to the minting block.
  public let usable: Latency
  /// From the sender's block to a `B` at everyone.
  public let covered: Latency
  /// From the sender's block to the mint on L1.
  public let onL1: Latency
  /// Bytes of all proofs made, those of settlements among them.
  public let proofBytes: Int64
  /// Gas used on L1.
  public let gas: UInt64
  /// Thousandths of gas for each message that is on L1; `nil` while there is none.
  public let gasPerMessageThousandths: UInt64?
  /// Invariants that did not hold.
  public let violationCount: Int

  /// Reads the figures off a world. O(N + messages log messages).
  public init(_ world: World) {
    mode = world.settings.mode
    time = world.now
    tally = world.tally
    messages = world.book.counts
    exportLevels = world.exportLevels
    var usable: [Int64] = []
    var covered: [Int64] = []
    var onL1: [Int64] = []
    // Each count tells of the very messages that its latency is of.
    for m in world.messages {
      if let time = m.coveredAt { covered.append((time - m.sentAt).milliseconds) }
    }
    world.book.forEachMint { m, mint in
      if !m.isExpired { usable.append((mint.via.at - m.sentAt).milliseconds) }
      if let time = m.onL1 { onL1.append((time - m.sentAt).milliseconds) }
    }
    self.usable = Latency(usable)
    self.covered = Latency(covered)
    self.onL1 = Latency(onL1)
    proofBytes = Int64(tally.proofs) * Int64(world.settings.costs.proofBytes)
    gas = world.l1.gas
    let count = UInt64(max(messages.onL1, 0))
    // Quotient and rest apart: a thousand times the gas could be too large.
    gasPerMessageThousandths =
      count == 0 ? nil : gas / count * 1000 + gas % count * 1000 / count
    violationCount = world.violations.count
  }
}
