/// What a run came to: the figures of `run --json`, integers throughout (EXPERIENCE 1).
public struct Report: Hashable, Sendable {
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
  /// The scenario's name.
  public let scenario: String
  /// The run's seed.
  public let seed: UInt64
  /// The run identifier.
  public let run: String
  /// The messaging mode.
  public let mode: String
  /// N.
  public let rollups: Int
  /// Simulated time at the end, in milliseconds.
  public let simulatedMillis: Int64
  /// All counts.
  public let tally: Tally
  /// Events carried out.
  public let events: Int
  /// Thousandths of an export; the mean over all leaves of all checkpoints with a `B`.
  public let leafExportsMeanThousandths: Int
  /// Messages that wait for what nobody will bring.
  public let stuck: Int
  /// From the sender's block to the minting block.
  public let usable: Latency
  /// From the sender's block to a `B` at everyone.
  public let covered: Latency
  /// From the sender's block to the mint on L1.
  public let onL1: Latency
  /// Gas used on L1.
  public let gas: UInt64
  /// Invariants that did not hold.
  public let violations: [InvariantViolation]
  /// Digest of all that the run decided.
  public let finalStateHash: Digest

  /// Reads the report off a world. O(messages log messages).
  public init(world: World, run: String) {
    scenario = world.scenario.name
    seed = world.seed
    self.run = run
    mode = world.settings.mode.rawValue
    rollups = world.settings.rollups
    simulatedMillis = world.now.milliseconds
    tally = world.tally
    events = world.eventCount
    leafExportsMeanThousandths =
      tally.leafCount == 0 ? 0 : tally.leafExportsSum * 1000 / tally.leafCount
    stuck = world.stuckMessages
    let live = world.messages.filter { $0.reverted == nil }
    usable = Latency(live.compactMap { m in m.mint.map { ($0.via.at - m.sentAt).milliseconds } })
    covered = Latency(live.compactMap { m in m.coveredAt.map { ($0 - m.sentAt).milliseconds } })
    onL1 = Latency(
      live.compactMap { m in m.mint?.onL1.map { ($0 - m.sentAt).milliseconds } })
    gas = world.l1.gas
    violations = world.violations
    finalStateHash = world.stateHash()
  }
}
