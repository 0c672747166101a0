// Property 6: what a failure of the aggregator can cost.

extension World {
  /// Counted at the failure. Where everybody imports hashes of the tree: at most lag + 1
  /// checkpoints of blocks above the last `B`, a rollup carried in it counting from its own
  /// included checkpoint.
  ///
  /// Whoever imports blocks is entangled with their rollups back to the last settlement, and a `B`
  /// in between helps nobody: there the promise is that settlement. Nothing is at risk but what
  /// came since the checkpoint that L1 has accepted, or since the rollup's own leaf under it.
  mutating func checkBoundedRisk(_ a: AggregatorID) {
    guard isChecking, holder == a, topology.hasTree else { return }
    if topology.usesCommitments {
      checkRiskSinceSettlement()
      return
    }
    var pending = tally.longestRootTime
    if checkpoint > roots.count {
      pending = max(pending, now - settings.time(ofCheckpoint: roots.count + 1))
    }
    let interval = settings.checkpointInterval.milliseconds
    let lag = Int((pending.milliseconds + interval - 1) / interval)
    for r in rollups.numbers where topology.isMember(r) {
      let included = includedCheckpoint(of: rollups[r].block(atHeight: safeHeight(of: r)))
      let bound = settings.blocks(inIntervals: lag + 1 + max(0, roots.count - included))
      checkRisk(of: r, above: safeHeight(of: r), bound: bound)
    }
  }

  private mutating func checkRiskSinceSettlement() {
    let root = rootProof(l1.registry.checkpoint)
    for r in rollups.numbers where topology.isMember(r) {
      let leaf = root.map { includedBlock(of: r, under: $0) } ?? .genesis
      // Who has forked goes back to where the branches part.
      guard rollups[r].isOnChain(leaf), rollups[r].isOnChain(l1.contracts[r].settled) else {
        continue
      }
      let included = includedCheckpoint(of: rollups[r].block(leaf))
      let bound = settings.blocks(inIntervals: checkpoint + 1 - included)
      checkRisk(of: r, above: l1.contracts[r].settledHeight, bound: bound)
    }
  }

  private mutating func checkRisk(of r: RollupID, above floor: Int, bound: Int) {
    let risk = rollups[r].height - floor
    if risk > bound {
      report(.boundedRisk, .rollup(r), declared: Int64(bound), computed: Int64(risk))
    }
  }

  /// The last checkpoint at which a block was its rollup's newest one.
  private func includedCheckpoint(of block: Block) -> Int {
    let next = block.time + settings.blockTime
    return Int((next.milliseconds - 1) / settings.checkpointInterval.milliseconds)
  }

  /// The second half, in every mode: what L1 stores of a chain goes with no import and no leaf that
  /// somebody refused, but only if its own sequencer or L1 itself leaves it. An L3 stands on its
  /// L2's chain, and goes with that.
  mutating func checkSettledStays(_ r: RollupID, floor: Int, cause: RevertCause) {
    switch cause {
    case .fork, .l1Reorg: return
    case .otherBranchIncluded, .otherBranchCommitted, .importLost, .importTimedOut: break
    }
    let contract = l1.contracts[r]
    guard topology.settlingL2(of: r) == nil, rollups[r].isOnChain(contract.settled),
      floor < contract.settledHeight
    else { return }
    report(
      .boundedRisk, .block(r, height: contract.settledHeight),
      declared: Int64(contract.settledHeight), computed: Int64(floor))
  }
}
