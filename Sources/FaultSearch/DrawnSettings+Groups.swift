import RollupSimulation

// What is drawn of each group of settings. Every setting has a draw but the guards, which are on,
// or what the scenario says: what breaks without one breaks by design.

extension DrawnSettings {
  mutating func drawClocks(_ s: inout Settings) {
    s.blockTime = .milliseconds(draws.element(of: [700, 2_000, 4_000, 6_000, 10_000, 15_000]))
    s.checkpointInterval = s.blockTime * Int64(draws.element(of: [2, 2, 3, 4, 5, 7, 9]))
    s.checkpointsPerEpoch = draws.element(of: [1, 2, 3, 3, 4])
    s.networkDelay = .milliseconds(draws.element(of: [0, 300, 1_000, 1_000, 4_000, 20_000]))
  }

  mutating func drawCosts(_ s: inout Settings) {
    s.costs.chainProofMin = seconds(0...8)
    s.costs.chainProofMax = s.costs.chainProofMin + seconds(0...12)
    s.costs.chainProofOf = []
    for r in 0..<s.rollups where draws.once(in: 5) {
      let time = RollupProvingTime(rollup: RollupID(r), time: seconds(0...40))
      s.costs.chainProofOf.append(time)
    }
    s.costs.fold = seconds(0...5)
    s.costs.settlement = seconds(0...15)
    s.costs.proofBytes = draws.element(of: [s.costs.proofBytes, 0])
    s.costs.verificationGas = draws.element(of: [s.costs.verificationGas, 0])
    s.costs.transactionGas = draws.element(of: [s.costs.transactionGas, 0])
    s.costs.storageGas = draws.element(of: [s.costs.storageGas, 0])
    s.costs.calldataGasPerByte = draws.element(of: [s.costs.calldataGasPerByte, 0])
    s.costs.diffBytesPerBlock = draws.element(of: [s.costs.diffBytesPerBlock, 0])
  }

  mutating func drawAggregation(_ s: inout Settings) {
    s.aggregation.aggregators = draws.int(1...3)
    s.aggregation.workers = draws.int(1...4)
    s.aggregation.heartbeat = seconds(1...6)
    s.aggregation.timeout = max(s.aggregation.heartbeat, s.networkDelay) + seconds(1...20)
    // Half of the deadlines lie where chain proofs come in: some are late, again and again.
    let arrival = s.costs.chainProofMin + s.networkDelay
    s.aggregation.collectionDeadline =
      draws.once(in: 2) ? seconds(0...40) : arrival + seconds(0...8)
    s.aggregation.exitAfter = draws.once(in: 3) ? nil : s.aggregation.timeout + seconds(0...90)
  }

  mutating func drawL1(_ s: inout Settings) {
    s.l1.slot = seconds(1...20)
    s.l1.finalitySlots = draws.element(of: [0, 1, 2, 3, 6])
    s.l1.importDepth = draws.int(0...2)
    s.l1.blockHashWindow = draws.element(of: [8_191, 8_191, 256, 20])
    s.l1.pendingTimeout = seconds(20...400)
    s.l1.aggregatorStake = draws.element(of: [s.l1.aggregatorStake, 0])
    s.l1.sequencerStake = draws.element(of: [s.l1.sequencerStake, 0])
  }

  /// The order of leaves, modes of single pairs, rollups outside the tree, and L3s.
  mutating func drawPlaces(_ s: inout Settings) {
    (s.order, s.modeOf, s.isolated, s.layers) = ([], [], [], [])
    if draws.once(in: 2) {
      var left = (0..<s.rollups).map { RollupID($0) }
      while !left.isEmpty { s.order.append(left.remove(at: draws.int(0...left.count - 1))) }
    }
    if draws.once(in: 3) { s.isolated = [RollupID(draws.int(0...s.rollups - 1))] }
    if draws.once(in: 3), s.rollups > 2 {
      let parent = draws.int(0...s.rollups - 1)
      let layer3 = (parent + draws.int(1...s.rollups - 1)) % s.rollups
      s.layers = [Layer(rollup: RollupID(layer3), parent: RollupID(parent))]
    }
    guard draws.once(in: 2) else { return }
    for from in 0..<s.rollups {
      for to in 0..<s.rollups where from != to && draws.once(in: 4) {
        let mode = draws.element(of: MessagingMode.allCases)
        s.modeOf.append(PairMode(from: RollupID(from), to: RollupID(to), mode: mode))
      }
    }
  }
}
