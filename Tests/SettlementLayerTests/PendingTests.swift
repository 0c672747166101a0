import SettlementLayer
import Testing

@testable import ProofSystem

/// PROTOCOL 3, `direct`: transitions that wait for others on L1.
@Suite struct PendingTests {
  private var bench = Bench([.alone, .alone, .alone]) { $0.pendingTimeout = .seconds(60) }

  @Test func twoThatWaitForEachOtherSettleTogether() {
    var bench = bench
    let blocks = bench.blocks()
    bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.slot()
    #expect(bench.l1.contracts[0].settled == .genesis)
    #expect(bench.l1.contracts[0].pending.map(\.block) == [blocks[0]])
    bench.settleAlone(1, to: blocks[1], exports: [bench.imported(0, blocks[0])])
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == [blocks[0], blocks[1], .genesis])
    #expect(bench.l1.contracts.allSatisfy { $0.pending.isEmpty })
  }

  /// Of a circle that lacks one, nobody settles.
  @Test func whoLacksSomethingKeepsTheOthersWaiting() {
    var bench = bench
    let blocks = bench.blocks()
    bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.settleAlone(1, to: blocks[1], exports: [bench.imported(2, blocks[2])])
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == [.genesis, .genesis, .genesis])
    #expect(bench.l1.contracts.map(\.pending.count) == [1, 1, 0])
    bench.settleAlone(2, to: blocks[2], exports: [bench.imported(0, blocks[0])])
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == blocks)
  }

  /// The first of a chain of transitions may settle without the second.
  @Test func aBeginningSettlesAlone() {
    var bench = bench
    let first = bench.headers.extend(0, .genesis)
    let second = bench.headers.extend(0, first)
    let other = bench.headers.extend(1, .genesis)
    let never = bench.headers.extend(2, .genesis)
    bench.settleAlone(0, to: first, exports: [bench.imported(1, other)])
    bench.settleAlone(0, from: first, to: second, exports: [bench.imported(2, never)])
    bench.slot()
    #expect(bench.l1.contracts[0].pending.map(\.block) == [first, second])
    bench.settleAlone(1, to: other)
    bench.slot()
    #expect(bench.l1.contracts[0].settled == first)
    #expect(bench.l1.contracts[0].pending.map(\.block) == [second])
  }

  /// Another branch of the sender was settled: what imported the first can never settle, nor what
  /// builds on it, and the state has another root.
  @Test func whatImportedALostBranchIsDroppedWithAllBehindIt() {
    var bench = bench
    let (lost, other) = (bench.headers.extend(1, .genesis), bench.headers.extend(1, .genesis))
    let first = bench.headers.extend(0, .genesis)
    let second = bench.headers.extend(0, first)
    bench.settleAlone(0, to: first, exports: [bench.imported(1, lost)])
    bench.settleAlone(0, from: first, to: second)
    bench.slot()
    #expect(bench.l1.contracts[0].pending.count == 2, "it waits for the first")
    bench.settleAlone(1, to: other)
    bench.slot()
    #expect(bench.l1.contracts[0].pending.isEmpty)
    #expect(bench.l1.contracts[0].settled == .genesis)
  }

  @Test func whatWaitsTooLongIsDropped() {
    var bench = bench
    let blocks = bench.blocks()
    bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.slot()
    let root = bench.l1.blocks[bench.l1.height].header.stateRoot
    bench.slot(after: 5)
    #expect(!bench.l1.hasOverdue(at: bench.now) && bench.l1.contracts[0].pending.count == 1)
    #expect(bench.l1.blocks[bench.l1.height].header.stateRoot == root)
    bench.slot()
    #expect(bench.l1.contracts[0].pending.isEmpty)
    #expect(bench.l1.blocks[bench.l1.height].header.stateRoot != root)
    // Nobody is forbidden to come again.
    bench.settleAlone(1, to: blocks[1])
    bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == [blocks[0], blocks[1], .genesis])
  }

  @Test func aProofFromTheStoredBlockStandsForWhatWaits() {
    var bench = bench
    let blocks = bench.blocks()
    let longer = bench.headers.extend(0, blocks[0])
    bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.slot()
    bench.settleAlone(0, to: longer)
    bench.slot()
    #expect(bench.l1.contracts[0].settled == longer && bench.l1.contracts[0].pending.isEmpty)
  }

  /// A member's contract keeps nothing waiting: it takes the registry's word, or refuses.
  @Test func aMemberTakesTheRegistrysWord() {
    var bench = Bench()
    let blocks = bench.blocks()
    bench.run(past: 210)
    let before = bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.slot()
    #expect(bench.refusal(of: before) == .foreignExport(bench.imported(1, blocks[1])))
    // The registry knows a later block of that chain.
    let later = bench.headers.extend(1, blocks[1])
    bench.settle(4, [.genesis, later, .genesis])
    let after = bench.settleAlone(
      0, to: blocks[0], exports: [bench.imported(1, blocks[1])], head: Bench.root)
    bench.slot()
    #expect(bench.refusal(of: after) == nil && bench.l1.contracts[0].settled == blocks[0])
  }

  /// Also where the contract stores another branch, which only the guard's absence allows.
  @Test func theRegistrysWordIsEnoughWithoutTheContracts() {
    var bench = Bench { $0.guardsRegistry = false }
    let blocks = bench.blocks()
    let fork = bench.headers.extend(1, bench.headers.extend(1, .genesis))
    bench.run(past: 210)
    bench.settleAlone(1, to: fork)
    bench.settle(4, [.genesis, blocks[1], .genesis])
    bench.slot()
    #expect(bench.l1.contracts[1].settled == fork && bench.l1.registry.checkpoint == 4)
    let id = bench.settleAlone(0, to: blocks[0], exports: [bench.imported(1, blocks[1])])
    bench.slot()
    #expect(bench.refusal(of: id) == nil && bench.l1.contracts[0].settled == blocks[0])
  }
}
