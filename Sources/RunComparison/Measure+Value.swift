import RollupSimulation

extension Measure {
  /// What a run has come to by this measure; `nil` where nothing of the kind has happened yet, or
  /// where its tree has no such level.
  public func value(in run: RunFigures) -> Int64? {
    let tally = run.tally
    switch self {
    case .latency(let track, let statistic): return Self.value(run.latency(to: track), statistic)
    case .sent: return Int64(run.messages.sent)
    case .reached(let track): return Int64(run.latency(to: track).count)
    case .exports(let level): return Self.value(run.exportLevels, level)
    case .proofs: return Int64(tally.proofs)
    case .proofBytes: return run.proofBytes
    case .wastedProofs: return Int64(tally.wastedProofs)
    case .gas: return Int64(clamping: run.gas)
    case .gasPerMessage: return run.gasPerMessageThousandths.map { Int64(clamping: $0) }
    case .l1Transactions: return Int64(tally.l1Transactions)
    case .blocksAtRiskMax: return Int64(tally.atRiskMax)
    case .messagesAtRiskMax: return Int64(run.messages.atRiskMax)
    case .blocksAtRisk: return Int64(tally.atRisk)
    case .messagesAtRisk: return Int64(run.messages.atRisk)
    case .revertedBlocks: return Int64(tally.revertedBlocks)
    case .revertedMessages: return Int64(run.messages.reverted)
    case .violations: return Int64(run.violationCount)
    }
  }

  private static func value(_ latency: RunFigures.Latency, _ statistic: Statistic) -> Int64? {
    guard latency.count > 0 else { return nil }
    return switch statistic {
    case .mean: latency.mean
    case .p50: latency.p50
    case .p99: latency.p99
    case .max: latency.max
    }
  }

  private static func value(_ levels: [ExportLevel], _ level: Level) -> Int64? {
    guard let leaf = levels.first, let root = levels.last else { return nil }
    switch level {
    case .leaf: return Int64(leaf.max)
    // Chain proofs alone make no tree.
    case .root where levels.count == 1: return nil
    case .inner(let k): return k < levels.count - 1 ? Int64(levels[k].max) : nil
    case .root: return Int64(root.max)
    case .all: return Int64(levels.reduce(0) { $0 + $1.sum })
    }
  }
}

extension RunFigures {
  /// The latency to a level.
  public func latency(to track: Measure.Track) -> Latency {
    switch track {
    case .usable: usable
    case .covered: covered
    case .onL1: onL1
    }
  }
}
