@testable import RollupSimulation
import Testing

/// Mode `direct`: who reverts, and what settles together (PROTOCOL 3; post 1.2).
@Suite struct ContagionTests {
  /// Everyone who imported a block that left its chain, directly or not, from what the blocks say.
  private func tainted(_ world: World, by forked: RollupID, from height: Int) -> Set<RollupID> {
    var heights = [forked: height]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for rollup in world.rollups {
        for k in rollup.chain.indices.dropFirst() {
          let block = rollup.block(atHeight: k)
          let isTainted = block.imports.contains { imported in
            imported.kind == .rollupBlock
              && heights[RollupID(Int(imported.first))].map { Int(imported.index) > $0 } ?? false
          }
          guard isTainted, heights[rollup.id].map({ $0 > k - 1 }) ?? true else { continue }
          heights[rollup.id] = k - 1
          isGrowing = true
          break
        }
      }
    }
    return Set(heights.keys)
  }

  /// Messages before the fork alone: whoever is drawn in was drawn in by then.
  private func traffic(_ seed: Int) -> [Traffic] {
    (0..<14).map { k in
      let from = (seed * 5 + k * 3) % 8
      let to = (from + 1 + (seed + k) % 6) % 8
      return message(RollupID(from), RollupID(to), at: 20 + 9 * k)
    }
  }

  /// The rollups that revert, by the run and by the closure; `nil` where all of them wait, because
  /// the new branch itself depends on somebody who depends on the old one.
  private func reverted(_ seed: Int) -> (found: Set<RollupID>, expected: Set<RollupID>)? {
    let depth = 25
    var scenario = village(rollups: 8, epochs: 2, traffic: traffic(seed)) { $0.mode = .direct }
    var before = World(scenario: scenario, seed: 1)
    while let next = before.nextInstant, next < .seconds(150), before.step() {}
    let expected = tainted(before, by: 2, from: before.rollup(2).height - depth)
    scenario.faults = [
      ScheduledFault(time: .seconds(150), action: .inject(.forkRollup(2, depth: depth)))
    ]
    let world = Story(scenario).world
    #expect(world.violations == [])
    guard world.l1.contracts[2].settledHeight > before.rollup(2).height - depth else { return nil }
    return (Set(world.rollups.filter { $0.revertedBlocks > 0 }.map(\.id)), expected)
  }

  @Test func exactlyTheTransitiveImportersRevert() {
    var (decided, widest) = (0, 0)
    for seed in 1...24 {
      guard let (found, expected) = reverted(seed) else { continue }
      #expect(found == expected, "seed \(seed)")
      decided += 1
      widest = max(widest, expected.count)
    }
    #expect(decided >= 8 && widest >= 4)
  }

  /// After each settlement nothing that waits could settle: every choice of prefixes is tried.
  @Test func noSetOfPendingTransitionsIsLeftThatCouldSettle() {
    var waited = 0
    for seed in UInt64(1)...40 {
      var scenario = village(
        rollups: 4, epochs: 3, traffic: [.randomPairs(permille: 60, amounts: 1...9)],
        faults: [(100 + Int(seed), .inject(.haltProver(RollupID(Int(seed) % 4))))]
      ) {
        $0.mode = .direct
        $0.costs.chainProofMax = .seconds(40)
      }
      scenario.seed = seed
      var world = World(scenario: scenario, seed: seed)
      world.isListening = true
      while world.step() {
        let isL1 = world.records.contains {
          if case .l1(.l1BlockMade(_, let ids)) = $0.occurrence { !ids.isEmpty } else { false }
        }
        guard isL1, world.l1.contracts.contains(where: { !$0.pending.isEmpty }) else { continue }
        waited += 1
        #expect(settleable(world) == nil, "seed \(seed)")
      }
    }
    #expect(waited > 40)
  }

  private func settleable(_ world: World) -> [Int]? {
    let counts = world.l1.contracts.map(\.pending.count)
    var choice = counts.map { _ in 0 }
    func isGood() -> Bool {
      choice.contains { $0 > 0 }
        && choice.indices.allSatisfy { r in
          world.l1.contracts[r].pending.prefix(choice[r]).flatMap(\.exports).allSatisfy { export in
            let s = Int(export.first)
            let contract = world.l1.contracts[s]
            var block = choice[s] > 0 ? contract.pending[choice[s] - 1].block : contract.settled
            let rollup = world.rollups[s]
            while rollup.block(block).height > Int(export.index) {
              block = rollup.block(block).parent
            }
            return rollup.block(block).hash == export.digest
          }
        }
    }
    func search(_ r: Int) -> Bool {
      if r == counts.count { return isGood() }
      for k in 0...counts[r] {
        choice[r] = k
        if search(r + 1) { return true }
      }
      choice[r] = 0
      return false
    }
    return search(0) ? choice : nil
  }

  @Test func twoWayTrafficSettlesInOneBlock() {
    let world = Story(
      village(
        rollups: 2,
        traffic: [
          .stream(from: 0, to: 1, amount: 1, start: .genesis + .seconds(10), every: .seconds(10)),
          .stream(from: 1, to: 0, amount: 1, start: .genesis + .seconds(10), every: .seconds(10)),
        ]
      ) { $0.mode = .direct }
    ).world
    let moves = world.l1.contracts.map(\.settledAt)
    #expect(moves[0] != nil && moves[0] == moves[1])
    #expect(world.l1.contracts.map(\.settledHeight) == [36, 36])
    #expect(world.tally.revertedBlocks == 0 && world.violations == [])
  }

  @Test func whoeverWaitsTooLongGivesUpAndDoubts() {
    let world = Story(
      village(
        rollups: 3, epochs: 4,
        traffic: [.single(from: 0, to: 1, amount: 5, at: .genesis + .seconds(60))],
        faults: [(20, .inject(.haltProver(0)))]
      ) {
        $0.mode = .direct
        $0.l1.pendingTimeout = .seconds(120)
      }
    ).world
    #expect(world.rollups[1].revertedBlocks > 0 && world.rollups[2].revertedBlocks == 0)
    #expect(world.rollups[1].view.doubted == [0])
    #expect(world.message(MessageID(0)).mint == nil, "not again before L1 has it")
    // Without the import it has nothing to wait for.
    #expect(world.l1.contracts[1].settledHeight > 0 && world.l1.contracts[1].pending.isEmpty)
    #expect(world.violations == [])
  }
}
