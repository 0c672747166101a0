import RollupSimulation

/// What a table of runs comes to: who is fast, who is safe, who is both. Computed from the figures
/// alone; it knows of no mode.
public struct RunVerdict: Hashable, Sendable {
  /// Why a run counts as fast and safe.
  public enum Merit: CaseIterable, Hashable, Sendable {
    /// At most twice as slow as the fastest, and it reverts nothing while another run does.
    case revertsNothing
    /// Faster than the slowest, and of those runs it has the fewest blocks at risk at worst.
    case leastAtRisk
  }

  /// Runs with the least mean latency to usable, by place; empty if no message became usable.
  public let fastest: [Int]
  /// Runs with the most, those in which none became usable before all others; empty if all runs
  /// are as fast as each other.
  public let slowest: [Int]
  /// Runs with the fewest blocks at risk at worst.
  public let fewestAtRisk: [Int]
  /// Runs with the fewest blocks reverted.
  public let fewestReverted: [Int]
  /// By run: why it counts as fast and safe; `nil` if it does not. One that broke an invariant
  /// never does.
  public let merits: [Merit?]

  /// What is judged of a run.
  struct Facts {
    /// Mean latency to usable; `nil` if nothing became usable.
    var latencyMillis: Int64?
    var blocksAtRiskMax: Int
    var revertedBlocks: Int
    var revertedMessages: Int
    var violations: Int

    var revertsNothing: Bool { revertedBlocks == 0 && revertedMessages == 0 }
  }

  /// Judges runs. O(runs).
  public init(_ runs: [RunFigures]) {
    self.init(
      runs.map {
        Facts(
          latencyMillis: $0.usable.count > 0 ? $0.usable.mean : nil,
          blocksAtRiskMax: $0.tally.atRiskMax, revertedBlocks: $0.tally.revertedBlocks,
          revertedMessages: $0.messages.reverted, violations: $0.violationCount)
      })
  }

  init(_ runs: [Facts]) {
    let latencies = runs.map { $0.latencyMillis ?? .max }
    let least = latencies.min() ?? .max
    let most = latencies.max() ?? .max
    let risks = runs.map(\.blocksAtRiskMax)
    let reverted = runs.map(\.revertedBlocks)
    func places(_ isMeant: (Int) -> Bool) -> [Int] { runs.indices.filter(isMeant) }
    fastest = least == .max ? [] : places { latencies[$0] == least }
    slowest = least == most ? [] : places { latencies[$0] == most }
    fewestAtRisk = places { risks[$0] == risks.min() }
    fewestReverted = places { reverted[$0] == reverted.min() }

    let isAnyReverted = runs.contains { !$0.revertsNothing }
    let quick = places { latencies[$0] < most }
    // A single quick run has nobody to be compared with but the slow ones.
    let rivals = quick.count > 1 ? quick : Array(runs.indices)
    let leastRisk = rivals.map { risks[$0] }.min()
    merits = runs.indices.map { k in
      // Whatever its figures are, a run that broke an invariant is not safe.
      guard let latency = runs[k].latencyMillis, runs.count > 1, runs[k].violations == 0
      else { return nil }
      if isAnyReverted, runs[k].revertsNothing, latency <= 2 * least { return .revertsNothing }
      return quick.contains(k) && risks[k] == leastRisk ? .leastAtRisk : nil
    }
  }
}
