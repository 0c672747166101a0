import FaultSearch
import ScenarioFile
import Support
import Testing

@testable import RollupSimulation

/// Intervals and epochs that nobody would choose: a checkpoint between two blocks, and epochs that
/// are over before L1 has a block.
@Suite struct IntervalTests {
  @Test(arguments: [57, 59, 61, 13])
  func aCheckpointHasTheLastBlockAtOrBeforeIt(seconds: Int) {
    let world = Story(
      village(epochs: 2, traffic: [.allToAll(amount: 1)]) {
        $0.checkpointInterval = .seconds(Int64(seconds))
        $0.costs.chainProofMin = .zero
        $0.costs.chainProofMax = .zero
        $0.costs.fold = .zero
      }
    ).world
    #expect(world.violations == [] && Recount.complaints(about: world) == [])
    #expect(world.checkpoint == 6 && world.roots.count == 6)
    for i in 1...6 {
      for r in world.rollups.indices {
        let leaf = world.includedBlock(of: RollupID(r), under: world.roots[i])
        #expect(world.rollups[r].block(leaf).height == i * seconds / 5, "R\(r) at \(i)")
      }
    }
    #expect(world.registryCheckpoint == 6)
  }

  /// Each peer has its turn once an interval: after `k` intervals nobody was sent more than `k`
  /// messages, nor less than `k - 1`, wherever blocks lie.
  @Test(arguments: [10, 57, 59, 60, 61, 13])
  func everyPeerIsReachedOnceInAnInterval(seconds: Int) {
    let scenario = village(rollups: 7, epochs: 4, traffic: [.allToAll(amount: 1)]) {
      $0.checkpointInterval = .seconds(Int64(seconds))
    }
    let plan = TrafficPlan(scenario, seed: 1)
    var sent = Array(repeating: 0, count: 7)
    for height in 1...200 {
      let time = Instant.seconds(height * 5)
      for send in plan.sends(
        from: 2, height: height, time: time, previous: .seconds(height * 5 - 5))
      {
        sent[send.destination.index] += 1
      }
      let whole = height * 5 / seconds
      for r in sent.indices where r != 2 {
        #expect((whole...whole + 1).contains(sent[r]), "to R\(r) by block \(height)")
      }
      #expect(sent.reduce(0, +) == height * 5 * 6 / seconds && sent[2] == 0)
    }
  }

  /// A chain proof takes the prover's usual time for each interval that it spans, and no more where
  /// one has a block more than the others.
  @Test func aProofOfOneIntervalTakesTheUsualTime() {
    var settings = Settings()
    for (blockTime, interval) in [(5, 57), (5, 60), (4, 10), (3, 3), (7, 100)] {
      settings.blockTime = .seconds(Int64(blockTime))
      settings.checkpointInterval = .seconds(Int64(interval))
      for i in 0...40 {
        for k in 1...40 {
          let blocks = (i + k) * interval / blockTime - i * interval / blockTime
          #expect(settings.intervals(holding: blocks) <= k)
          #expect(blocks <= settings.blocks(inIntervals: k))
        }
      }
      // As few as can hold them, counted.
      for blocks in 1...100 {
        let naive = (1...).first { (k: Int) in
          (0...60).contains { i in
            (i + k) * interval / blockTime - i * interval / blockTime >= blocks
          }
        }
        #expect(settings.intervals(holding: blocks) == naive)
      }
    }
  }

  @Test func whatALateLeafMayPutAtRiskCountsItsOwnCheckpoint() {
    // R3's prover stands still for two checkpoints, then the aggregator falls.
    for seconds in [57, 60, 61] {
      let world = Story(
        village(
          epochs: 2,
          faults: [(50, .inject(.haltProver(3))), (200, .inject(.crashAggregator(0)))]
        ) { $0.checkpointInterval = .seconds(Int64(seconds)) }, until: 205
      ).world
      #expect(world.violations == [], "\(seconds)")
      #expect(world.tally.carriedLeaves > 0)
    }
  }

  /// In epochs that are shorter than a slot each aggregator asks L1 for one settlement at a time,
  /// and for none again while one waits.
  @Test(arguments: [1, 2, 5], [1, 2])
  func epochsShorterThanASlotDoNotFloodL1(checkpoints: Int, aggregators: Int) {
    var scenario = village(rollups: 3, epochs: 120 / checkpoints) {
      $0.checkpointInterval = .seconds(5)
      $0.checkpointsPerEpoch = checkpoints
      $0.aggregation.aggregators = aggregators
      $0.costs.chainProofMin = .zero
      $0.costs.chainProofMax = .zero
      $0.costs.fold = .zero
      $0.costs.settlement = .seconds(1)
      $0.aggregation.collectionDeadline = .seconds(4)
      $0.l1.slot = .seconds(45)
      $0.l1.lockGrace = .seconds(200)
    }
    scenario.drain = .minutes(5)
    var world = World(scenario: scenario, seed: 1)
    while world.step() {
      for a in 0..<aggregators {
        let waiting = world.l1.mempool.count {
          guard case .settle = world.l1.transactions[$0].kind else { return false }
          return world.l1.transactions[$0].sender == .aggregator(AggregatorID(a))
        }
        #expect(waiting <= 1)
        if waiting > 1 { return }
      }
    }
    let asked = world.l1.transactions.count {
      if case .aggregator = $0.sender { true } else { false }
    }
    #expect(world.violations == [] && world.tally.settlements > 5)
    #expect(asked <= aggregators * world.l1.height)
  }

  @Test func aFileMayHaveSuchIntervals() throws {
    let text = "schema: 1\nname: x\nsettings: {checkpointInterval: 299s, checkpointsPerEpoch: 1}\n"
    let scenario = try ScenarioReader.read(text: text, fileName: "x.yaml").get()
    let world = Recount.run(scenario)
    #expect(Recount.complaints(about: world) == [] && world.roots.count == world.checkpoint)
  }
}
