import Support
import Testing

@testable import RollupSimulation

/// PROTOCOL 8, "Figures that must come out".
@Suite struct FigureTests {
  @Test func anHourIsSevenHundredAndTwentyBlocksInTwelveIntervalsOfSixty() {
    let settings = Settings()
    #expect(settings.epochLength.milliseconds / settings.blockTime.milliseconds == 720)
    #expect(settings.blocksPerInterval == 60)
    #expect(settings.checkpointsPerEpoch == 12)
    var scenario = Scenario(name: "hour")
    scenario.settings.rollups = 3
    let world = Recount.run(scenario)
    #expect(world.rollups.map(\.height) == [720, 720, 720])
    #expect(world.roots.count == 12 && world.checkpoint == 12)
    #expect(world.l1.contracts.map(\.settledHeight) == [720, 720, 720])
    // 300 L1 blocks an epoch, and 25 in five minutes of drain.
    #expect(world.l1.height == 325)
    for proof in world.proofs {
      guard case .chain(let s) = proof.statement else { continue }
      #expect(s.blockCount == 60 * s.checkpoint)
    }
  }

  /// One message in every block of R0 to a partner at each height of the tree.
  private func zeroDelay() -> Scenario {
    var scenario = Scenario(name: "zero")
    scenario.settings.rollups = 8
    scenario.settings.networkDelay = .zero
    scenario.settings.costs.chainProofMin = .zero
    scenario.settings.costs.chainProofMax = .zero
    scenario.settings.costs.fold = .zero
    scenario.settings.costs.settlement = .zero
    scenario.traffic = [RollupID(1), 2, 4].map {
      .stream(from: 0, to: $0, amount: 1, start: .genesis, every: .seconds(5))
    }
    return scenario
  }

  @Test func withNoDelaysAMessageWaits152SecondsAndAHalfOnAverageAnd300AtWorst() {
    let world = Recount.run(zeroDelay())
    let waits = world.messages.compactMap { m in m.mint.map { ($0.via.at - m.sentAt).milliseconds }
    }
    #expect(waits.count == 3 * 660, "those of the last interval have no block to be minted in")
    #expect(waits.reduce(0, +) / Int64(waits.count) == 152_500)
    #expect(waits.max() == 300_000 && waits.min() == 5_000)
    for partner in [RollupID(1), 2, 4] {
      let some = world.messages.filter { $0.destination == partner }
        .compactMap { m in m.mint.map { ($0.via.at - m.sentAt).milliseconds } }
      #expect(some.reduce(0, +) / Int64(some.count) == 152_500, "at every height of the tree")
    }
  }

  private func hundred(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var scenario = Scenario(name: "hundred")
    scenario.settings.rollups = 100
    scenario.settings.aggregation.workers = 16
    scenario.settings.aggregation.exitAfter = nil
    scenario.settings.costs.chainProofMin = .seconds(35)
    scenario.settings.costs.chainProofMax = .seconds(41)
    scenario.settings.costs.fold = .seconds(4)
    change(&scenario)
    return scenario
  }

  @Test func aSettledHourOfAHundredRollupsIs72000Blocks() {
    let world = Recount.run(hundred())
    #expect(world.l1.contracts.reduce(0) { $0 + $1.settledHeight } == 72_000)
    #expect(world.tally.blocks == 72_000 && world.violations == [])
  }

  @Test func withoutAnyIntermediateProofTheWholeHourIsAtRisk() {
    var scenario = hundred {
      $0.settings.aggregation.aggregators = 1
      $0.faults = [
        ScheduledFault(time: .genesis, action: .inject(.crashAggregator(AggregatorID(0))))
      ]
    }
    scenario.drain = .zero
    #expect(Recount.run(scenario).tally.atRisk == 72_000)
  }

  @Test func aCrashPutsNoMoreThanTheLagAndOneCheckpointAtRisk() {
    var world = World(scenario: hundred(), seed: 1)
    for second in [299, 301, 340, 420, 1_499, 1_501, 2_000, 2_399, 2_460, 3_599] {
      while let next = world.nextInstant, next <= .seconds(second) { world.step() }
      // P: the longest time from a checkpoint to its B so far, a pending one counted to now.
      var longest: Int64 = 0
      for i in 1..<world.checkpoint + 1 {
        let end =
          i <= world.roots.count
          ? world.proof(world.roots[i]).madeAt.milliseconds : Int64(second) * 1000
        longest = max(longest, end - Int64(i) * 300_000)
      }
      let lag = Int((longest + 299_999) / 300_000)
      var copy = world
      copy.carryOut(
        Command(
          id: CommandID(1), action: .inject(.crashAggregator(world.holder)),
          afterEvent: world.eventCount, time: world.now))
      // Blocks above the last B, from heights and the roots alone.
      let covered = 60 * world.roots.count
      let risk = copy.rollups.reduce(0) { $0 + $1.height - covered }
      #expect(risk == copy.tally.atRisk)
      #expect(risk <= 6_000 * (lag + 1), "at \(second) s")
      #expect(copy.violations == [])
    }
  }
}
