// The one table of the numbers of a run: what expectations read and reports tell.

extension World {
  /// The number behind a counter's name.
  func value(of counter: Quantity.Counter) -> Int64 {
    let counts = book.counts
    return switch counter {
    case .events: Int64(eventCount)
    case .blocks: Int64(tally.blocks)
    case .proofs: Int64(tally.proofs)
    case .checkpoints, .lastProvenCheckpoint: Int64(roots.count)
    case .settlements: Int64(tally.settlements)
    case .takeovers: Int64(tally.takeovers)
    case .exits: Int64(tally.exits)
    case .carriedLeaves: Int64(tally.carriedLeaves)
    case .refusedProofs: Int64(tally.refusedProofs)
    case .wastedProofs: Int64(tally.wastedProofs)
    case .exportsLeafMax: Int64(tally.leafExportsMax)
    case .exportsInnerMax: Int64(tally.innerExportsMax)
    case .exportsRootMax: Int64(tally.rootExportsMax)
    case .exportsTotalLastCheckpoint: Int64(tally.exportsTotalLastCheckpoint)
    case .standingUnsent: Int64(count(of: .unsent))
    case .standingUnderWay: Int64(count(of: .underWay))
    case .standingUsable: Int64(count(of: .usable))
    case .standingReverted, .messagesReverted, .revertedMessages: Int64(count(of: .reverted))
    case .standingStuck, .messagesStuck: Int64(count(of: .stuck))
    case .standingExpired: Int64(count(of: .expired))
    case .messagesAsked: Int64(messagesAsked)
    case .messagesSent: Int64(counts.sent)
    case .messagesOpenable: Int64(counts.openable)
    case .messagesUsable: Int64(counts.usable)
    case .messagesSettledInTree: Int64(counts.settledInTree)
    case .messagesCovered: Int64(counts.covered)
    case .messagesOnL1: Int64(counts.onL1)
    case .messagesFinal: Int64(counts.final)
    case .messagesExpired: Int64(counts.expired)
    case .messagesRejected: Int64(counts.rejected)
    case .messagesForgedAccepted: Int64(tally.forgedAccepted)
    case .latencyUsableMeanMillis: counts.usableLatencyMean
    case .latencyUsableMaxMillis: counts.usableLatencyMax
    case .atRiskBlocks: Int64(tally.atRisk)
    case .atRiskBlocksMax: Int64(tally.atRiskMax)
    case .atRiskMessages: Int64(counts.atRisk)
    case .atRiskMessagesMax: Int64(counts.atRiskMax)
    case .revertedBlocks: Int64(tally.revertedBlocks)
    case .l1Gas: Int64(clamping: l1.gas)
    case .l1Transactions: Int64(tally.l1Transactions)
    case .l1Slashed: Int64(clamping: l1.slashed)
    case .registryCheckpoint: Int64(l1.registry.checkpoint)
    case .openContracts: Int64(l1.contracts.reduce(0) { $0 + ($1.isOpen ? 1 : 0) })
    case .invariantViolations: Int64(violations.count)
    }
  }
}
