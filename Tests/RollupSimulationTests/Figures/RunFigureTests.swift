import Support
import Testing

@testable import RollupSimulation

/// The figures that runs are compared by, each computed a second time off the world.
@Suite struct RunFigureTests {
  private func expect(_ found: RunFigures.Latency, _ values: [Int64]) throws {
    try demandEqual(found.count, values.count)
    guard let longest = values.max() else { return }
    try demandEqual(found.max, longest)
    try demandEqual(found.mean, values.reduce(0, +) / Int64(values.count))
    // Nearest rank: the least value that so many in a hundred do not exceed.
    for (rank, percentile) in [(50, found.p50), (99, found.p99)] {
      let least = values.filter { value in
        values.count { $0 <= value } * 100 >= rank * values.count
      }.min()
      try demandEqual(percentile, least)
    }
  }

  @Test func mintsAtRiskAreCountedAfterEveryEvent() {
    check("mints at risk", cases: 60, seed: 5) { choices in
      let scenario = RandomStorm(choices).scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      var most = 0
      var events = 0
      while world.step() {
        events += 1
        // Every event is too much for a naive count; so are long runs.
        guard events % 7 == 0 || world.book.counts.atRisk > most else { continue }
        let naive = NaiveFigures(world).messagesAtRisk
        try demandEqual(world.book.counts.atRisk, naive)
        most = max(most, naive)
        try demand(world.book.counts.atRiskMax >= most, "the worst is less than it was")
        if events > 4_000 { break }
      }
      try demandEqual(world.book.counts.atRiskMax, most)
    }
  }

  @Test func allOtherFiguresAreThoseOfTheWorld() {
    check("figures", cases: 40, seed: 9) { choices in
      let scenario = RandomStorm(choices).scenario()
      let world = Recount.run(scenario)
      let figures = RunFigures(world)
      let naive = NaiveFigures(world)
      let levels = naive.exportLevels
      try demandEqual(figures.exportLevels.map(\.sum), levels.map { $0.reduce(0, +) })
      try demandEqual(figures.exportLevels.map(\.max), levels.map { $0.max() ?? 0 })
      try demandEqual(figures.exportLevels.map(\.proofs), levels.map(\.count))
      if !world.roots.isEmpty {
        try demandEqual(
          levels.reduce(0) { $0 + $1.reduce(0, +) }, world.tally.exportsTotalLastCheckpoint)
      }
      try expect(figures.usable, naive.latencies(NaiveFigures.minted))
      try expect(figures.covered, naive.latencies { $0.coveredAt })
      try expect(figures.onL1, naive.latencies { $0.onL1 })
      let bytes = world.proofs.reduce(0 as Int64) { sum, _ in
        sum + Int64(world.settings.costs.proofBytes)
      }
      try demandEqual(figures.proofBytes, bytes)
      // What stands in a block: a reorg leaves the rest waiting, and it has paid nothing.
      let gas = world.l1.blocks.reduce(0 as UInt64) { sum, block in
        block.transactions.reduce(sum) { $0 + world.l1.transactions[$1].gas }
      }
      try demandEqual(figures.gas, gas)
      let settled = world.messages.count { $0.onL1 != nil }
      try demandEqual(
        figures.gasPerMessageThousandths, settled == 0 ? nil : gas * 1000 / UInt64(settled))
      try demandEqual(figures.violationCount, world.violations.count)
    }
  }

  @Test func withoutAnyRootProofTheNewestChainProofsAreCounted() {
    var scenario = village(rollups: 4, traffic: [.allToAll(amount: 1)]) {
      $0.aggregation.aggregators = 1
      $0.aggregation.exitAfter = nil
    }
    scenario.faults = [
      ScheduledFault(time: .genesis, action: .inject(.crashAggregator(AggregatorID(0))))
    ]
    let world = Recount.run(scenario)
    #expect(world.roots.isEmpty)
    #expect(RunFigures(world).exportLevels.map(\.proofs) == [4])
    // With no B and nothing on L1 every mint is at risk; there is none, as nothing can be opened.
    #expect(world.book.counts.atRiskMax == 0 && world.tally.atRiskMax == world.tally.blocks)
  }

  @Test func leavesAreLevelZeroWhereverTheyHang() {
    // Three rollups: two hang two steps below the root, one hangs one step below it.
    let world = Recount.run(village(rollups: 3, traffic: [.allToAll(amount: 1)]))
    let levels = RunFigures(world).exportLevels
    #expect(levels.map(\.proofs) == [3, 1, 1])
    #expect(levels[2].max == 0)
  }
}
