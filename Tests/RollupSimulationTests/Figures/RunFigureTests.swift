import Support
import Testing

@testable import RollupSimulation

/// The figures that runs are compared by, each computed a second time off the world, by the words
/// of the manual and message by message.
@Suite struct RunFigureTests {
  /// By looking through everything.
  private struct Naive {
    let world: World

    /// The height up to which a rollup's chain is safe: the block whose hash its leaf under the
    /// last `B` has, or its settled block if that is higher; on the chain, or the last one before
    /// that is.
    func floor(_ r: Int) -> Int {
      let rollup = world.rollups[r]
      var hash = world.l1.contracts[r].settledHash
      var open = world.roots.last.map { [$0] } ?? []
      while let id = open.popLast() {
        switch world.proof(id).statement {
        case .chain(let s) where s.rollup.index == r: hash = s.cur
        case .carry(let s) where s.rollup.index == r: hash = s.cur
        case .node: open += world.proof(id).inputs
        default: break
        }
      }
      var block = rollup.blocks.first { $0.hash == hash }
      // What L1 has settled alone is as safe as L1.
      let settled = rollup.blocks.first { $0.hash == world.l1.contracts[r].settledHash }
      if settled!.height > block!.height { block = settled }
      let chain = rollup.chain.map { rollup.blocks[$0].hash }
      while let there = block, !chain.contains(there.hash) {
        block = rollup.blocks[there.parent]
      }
      return block!.height
    }

    var messagesAtRisk: Int {
      (0..<world.rollups.count).reduce(0) { sum, r in
        let (rollup, floor) = (world.rollups[r], floor(r))
        let above = rollup.chain.map { rollup.blocks[$0] }.filter { $0.height > floor }
        return sum + above.reduce(0) { $0 + $1.mints.count }
      }
    }

    /// Exports by level; a node's level is the steps up to the root from the deepest leaf, less its
    /// own.
    var exportLevels: [[Int]] {
      guard let root = world.roots.last else {
        // The last chain proof filed of each rollup that has one.
        var newest: [RollupID: Int] = [:]
        for proof in world.proofs {
          if case .chain(let s) = proof.statement { newest[s.rollup] = proof.exports.count }
        }
        return newest.isEmpty ? [] : [Array(newest.values)]
      }
      func depth(_ count: Int) -> Int { count == 1 ? 0 : 1 + depth(count - count / 2) }
      var levels = Array(repeating: [Int](), count: depth(world.rollups.count) + 1)
      func walk(_ id: ProofID, _ steps: Int) {
        let proof = world.proof(id)
        if case .node = proof.statement {
          levels[levels.count - 1 - steps].append(proof.exports.count)
          for input in proof.inputs { walk(input, steps + 1) }
        } else {
          levels[0].append(proof.exports.count)
        }
      }
      walk(root, 0)
      return levels
    }

    /// The latencies up to a level of those messages whose send stands.
    func latencies(_ end: (Message) -> Instant?) -> [Int64] {
      world.messages.compactMap { m -> Int64? in
        guard m.reverted == nil, let end = end(m) else { return nil }
        return end.milliseconds - m.leafTime(in: world)
      }
    }

    func expect(_ found: RunFigures.Latency, _ values: [Int64]) throws {
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
  }

  @Test func mintsAtRiskAreCountedAfterEveryEvent() {
    check("mints at risk", cases: 60, seed: 5) { choices in
      let scenario = RandomStorm.ofTree(choices).scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      var most = 0
      var events = 0
      while world.step() {
        events += 1
        // Every event is too much for a naive count; so are long runs.
        guard events % 7 == 0 || world.book.counts.atRisk > most else { continue }
        let naive = Naive(world: world).messagesAtRisk
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
      let scenario = RandomStorm.ofTree(choices).scenario()
      let world = Recount.run(scenario)
      let figures = RunFigures(world)
      let naive = Naive(world: world)
      let levels = naive.exportLevels
      try demandEqual(figures.exportLevels.map(\.sum), levels.map { $0.reduce(0, +) })
      try demandEqual(figures.exportLevels.map(\.max), levels.map { $0.max() ?? 0 })
      try demandEqual(figures.exportLevels.map(\.proofs), levels.map(\.count))
      if !world.roots.isEmpty {
        try demandEqual(
          levels.reduce(0) { $0 + $1.reduce(0, +) }, world.tally.exportsTotalLastCheckpoint)
      }
      try naive.expect(figures.usable, naive.latencies { $0.mint?.via.at })
      try naive.expect(figures.covered, naive.latencies { $0.coveredAt })
      try naive.expect(figures.onL1, naive.latencies { $0.mint?.onL1 })
      let bytes = world.proofs.reduce(0 as Int64) { sum, _ in
        sum + Int64(world.settings.costs.proofBytes)
      }
      try demandEqual(figures.proofBytes, bytes)
      let gas = world.l1.transactions.reduce(0 as UInt64) { $0 + $1.gas }
      try demandEqual(figures.gas, gas)
      let settled = world.messages.count { $0.mint?.onL1 != nil }
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

extension Message {
  /// The time of the block that sent it, off that block.
  fileprivate func leafTime(in world: World) -> Int64 {
    world.rollups[source].blocks[sentIn].header.time.milliseconds
  }
}
