/// What a run came to: the figures of `run --json`, integers throughout (EXPERIENCE 1).
public struct Report: Hashable, Sendable {
  /// A latency distribution in milliseconds; percentiles by nearest rank.
  public typealias Latency = RunFigures.Latency
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
  /// What can be compared with other runs.
  public let figures: RunFigures
  /// Thousandths of an export; the mean over all leaves of all checkpoints with a `B`.
  public let leafExportsMeanThousandths: Int
  /// Every counter, in their order: what an expectation of that name reads now.
  private let counters: [Int64]
  /// Invariants that did not hold.
  public let violations: [InvariantViolation]
  /// Digest of all that the run decided.
  public let finalStateHash: Digest

  /// The number behind a counter's name.
  public subscript(counter: Quantity.Counter) -> Int64 {
    counters[Quantity.Counter.allCases.firstIndex(of: counter)!]
  }

  /// From the sender's block to the minting block.
  public var usable: Latency { figures.usable }
  /// From the sender's block to a `B` at everyone.
  public var covered: Latency { figures.covered }
  /// From the sender's block to the mint on L1.
  public var onL1: Latency { figures.onL1 }

  /// Reads the report off a world. O(messages log messages).
  public init(world: World, run: String) {
    scenario = world.scenario.name
    seed = world.seed
    self.run = run
    mode = world.settings.mode.rawValue
    rollups = world.settings.rollups
    simulatedMillis = world.now.milliseconds
    figures = RunFigures(world)
    leafExportsMeanThousandths =
      world.tally.leafCount == 0
      ? 0 : world.tally.leafExportsSum * 1000 / world.tally.leafCount
    counters = Quantity.Counter.allCases.map { world.value(of: .counter($0)) }
    violations = world.violations
    finalStateHash = world.stateHash()
  }
}
