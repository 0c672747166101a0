import SettlementLayer
import Testing

@testable import ProofSystem

/// L1 leaves blocks: all that they did is undone, and nothing else.
@Suite struct ReorgTests {
  /// All that a block can change.
  private struct Held: Equatable {
    var registry: Registry
    var contracts: [VerifierContract]
    var aggregatorStakes: ByNumber<AggregatorID, UInt64>
    var sequencerStakes: ByNumber<RollupID, UInt64>
    var gas: UInt64
    var slashed: UInt64
    var moves: [L1Chain.Move]
    var nextLockEnd: Int
    var stateRoot: Digest

    init(_ l1: L1Chain) {
      (registry, contracts) = (l1.registry, l1.contracts)
      (aggregatorStakes, sequencerStakes) = (l1.aggregatorStakes, l1.sequencerStakes)
      (gas, slashed, moves) = (l1.gas, l1.slashed, Array(l1.moves))
      nextLockEnd = l1.nextLockEnd
      stateRoot = l1.blocks[l1.height].header.stateRoot
    }
  }

  /// Blocks with something of every kind: a `B`, a lone proof, one that waits, slashings, requests
  /// and the end of a lock.
  private static func busy(_ bench: inout Bench) {
    let blocks = bench.blocks()
    bench.settle(1, [blocks[0], .genesis, .genesis])
    bench.settleAlone(1, to: blocks[1])
    let later = bench.headers.extend(1, blocks[1])
    bench.settleAlone(2, to: blocks[2], exports: [bench.imported(1, later)])
    bench.slot()
    _ = bench.send(.membership(1, joins: true))
    _ = bench.send(.slash(doubleSigned(by: .aggregator(1), bench.keys)))
    bench.slot()
    _ = bench.send(.slash(doubleSigned(by: .sequencer(0), bench.keys)))
    bench.slot()
  }

  @Test func allThatOrphanedBlocksDidIsUndoneToTheByte() {
    // The lock of epoch 0 ends among the orphaned blocks.
    var bench = Bench([.tree, .alone, .alone]) { $0.lockGrace = .seconds(36) }
    while bench.now < .genesis + .seconds(192) { bench.slot() }
    let (before, height) = (Held(bench.l1), bench.l1.height)
    Self.busy(&bench)
    let busy = Held(bench.l1)
    #expect(busy != before && busy.nextLockEnd == 1 && busy.slashed == 64_000)
    #expect(busy.contracts[2].pending.count == 1 && busy.contracts[1].request != nil)
    let reorg = bench.l1.leaveBlocks(depth: 3)
    #expect(Held(bench.l1) == before && bench.l1.height == height)
    #expect(reorg?.first == height + 1 && reorg?.orphaned.count == 3)
    #expect(reorg?.returned.count == 6 && reorg?.unregistered.map(\.checkpoint) == [1])
    #expect(reorg?.unsettled == [0, 1])
  }

  @Test func returnedTransactionsAreCarriedOutAgainAndPaidOnce() {
    var bench = Bench([.tree, .alone, .alone])
    Self.busy(&bench)
    let busy = Held(bench.l1)
    let (times, hashes) = (bench.l1.blocks.map(\.header.time), bench.l1.blocks.map(\.hash))
    let ids = bench.l1.transactions.map(\.id)
    _ = bench.l1.leaveBlocks(depth: 3)
    #expect(bench.l1.mempool == ids && bench.l1.gas == 0)
    #expect(bench.l1.transactions.allSatisfy { $0.outcome == .pending && $0.gas == 0 })
    for k in 2...3 {
      let opened = bench.l1.passSlot(at: times[k])
      #expect(opened.isEmpty)
    }
    // Each number stands a slot later, under another hash.
    #expect(bench.l1.blocks.map(\.header.time) == [times[0], times[2], times[3]])
    #expect(!hashes.dropFirst().contains { bench.l1.blocks.map(\.hash).contains($0) })
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == busy.contracts.map(\.settled))
    #expect(bench.l1.gas == busy.gas && bench.l1.slashed == busy.slashed)
    #expect(bench.l1.transactions.allSatisfy { $0.outcome == .accepted(number: 3) })
  }

  @Test func whatIsFinalStays() {
    var bench = Bench([.alone]) { $0.finalitySlots = 2 }
    let blocks = bench.blocks()
    bench.settleAlone(0, to: blocks[0])
    for _ in 0..<3 { bench.slot() }
    #expect(bench.l1.finalNumber == 1 && bench.l1.contracts[0].finalBlock == blocks[0])
    let final = bench.l1.blocks[1].hash
    let first = bench.l1.leaveBlocks(depth: 9)
    let second = bench.l1.leaveBlocks(depth: 9)
    #expect(first?.first == 2 && second == nil)
    #expect(bench.l1.blocks.count == 2 && bench.l1.blocks[1].hash == final)
    #expect(bench.l1.contracts[0].settled == blocks[0] && bench.l1.finalNumber == 1)
    // Fewer blocks than before make nothing less final.
    bench.slot()
    #expect(bench.l1.finalNumber == 1)
  }

  @Test func locksEndByTheClockOnOrphanedSlotsToo() {
    var bench = Bench()
    bench.run(past: 210)
    #expect(bench.opened == [0, 1, 2])
    let times = bench.l1.blocks.suffix(3).map(\.header.time)
    _ = bench.l1.leaveBlocks(depth: 3)
    #expect(bench.l1.contracts.allSatisfy { !$0.isOpen })
    let opened = times.dropFirst().flatMap { bench.l1.passSlot(at: $0) }
    #expect(opened == [0, 1, 2])
    // And are taken back once more with the slot that ended them.
    _ = bench.l1.leaveBlocks(depth: 1)
    #expect(bench.l1.contracts.allSatisfy { !$0.isOpen } && bench.l1.nextLockEnd == 0)
  }

  /// Boundaries are decided by final blocks: no reorg takes a member back.
  @Test func whoIsAMemberHangsOnFinalBlocks() {
    var bench = Bench([.tree, .alone])
    bench.settleAlone(1, to: bench.headers.extend(1, .genesis))
    bench.slot()
    bench.l1.join(1, after: 3)
    bench.l1.leave(0, after: 3)
    _ = bench.l1.leaveBlocks(depth: 1)
    #expect(bench.l1.contracts[1].settled == .genesis)
    #expect(bench.l1.contracts.map(\.isMember) == [false, true])
    #expect(bench.l1.contracts[1].lockedForEpoch == 1)
  }
}
