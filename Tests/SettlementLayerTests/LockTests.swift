import SettlementLayer
import Testing

@testable import ProofSystem

/// PROTOCOL 6, "Lock".
@Suite struct LockTests {
  private static let epochs = 5

  @Test func aBOfTheEndingEpochRenewsTheLocksOfThoseWhomItMovedOn() {
    var bench = Bench()
    let first = bench.headers.extend(0, .genesis)
    bench.run(past: 180)
    bench.settle(3, [first, .genesis, .genesis])
    bench.run(past: 180 + 30)
    #expect(bench.l1.contracts.map(\.lockedForEpoch) == [1, nil, nil] as [Int?])
    #expect(bench.opened == [1, 2])
    // Epoch 1 brings nothing.
    bench.run(past: 360 + 12)
    #expect(!bench.l1.contracts[0].isOpen)
    bench.run(past: 360 + 30)
    #expect(bench.l1.contracts[0].isOpen && bench.opened == [1, 2, 0])
  }

  /// A lock that ends with the very instant of a slot still counts the `B` in its block.
  @Test func theBlockOfTheLastInstantIsInTime() {
    var bench = Bench { $0.lockGrace = .seconds(12) }
    let first = bench.headers.extend(0, .genesis)
    while bench.now < .genesis + .seconds(180) { bench.slot() }
    bench.settle(3, [first, .genesis, .genesis])
    bench.slot()
    #expect(bench.now == .genesis + .seconds(192))
    #expect(bench.l1.contracts.map(\.lockedForEpoch) == [1, nil, nil] as [Int?])
  }

  /// With a grace over several epochs, a `B` renews the lock of its own epoch and no other.
  @Test func aLongGraceTellsTheEpochsApart() {
    var bench = Bench([.tree]) { $0.lockGrace = .seconds(420) }
    var block = BlockIndex.genesis
    // Epochs 0, 1 and 3 bring something; all of it comes while the lock of epoch 0 is on.
    for (checkpoint, goesOn) in [(3, true), (6, true), (9, false), (12, true)] {
      bench.run(past: Int64(checkpoint) * 45)
      if goesOn { block = bench.headers.extend(0, block) }
      bench.settle(checkpoint, [block])
    }
    var locked: [Int?] = []
    for epoch in 0..<Self.epochs {
      bench.run(past: Int64(epoch + 1) * 180 + 420)
      locked.append(bench.l1.contracts[0].lockedForEpoch)
    }
    #expect(locked == [1, 2, nil, nil, nil], "epoch 2 moved nothing on")
    #expect(bench.opened == [0])
  }

  @Test(arguments: [true, false]) func aLoneProofWhileTheContractIsLocked(_ guarded: Bool) {
    var bench = Bench { $0.guardsLock = guarded }
    let block = bench.headers.extend(0, .genesis)
    let early = bench.settleAlone(0, to: block)
    bench.slot()
    #expect(bench.refusal(of: early) == (guarded ? .locked : nil))
    #expect(bench.l1.contracts[0].settled == (guarded ? .genesis : block))
    guard guarded else { return }
    bench.run(past: 210)
    let late = bench.settleAlone(0, to: block)
    bench.slot()
    #expect(bench.refusal(of: late) == nil && bench.l1.contracts[0].settled == block)
  }

  @Test func aLoneProofStartsAtTheStoredBlockAndKnowsTheRegistry() {
    var bench = Bench([.alone])
    let first = bench.headers.extend(0, .genesis)
    let second = bench.headers.extend(0, first)
    let ahead = bench.settleAlone(0, from: first, to: second)
    let stranger = bench.settleAlone(0, to: first, head: Bench.root(4))
    bench.slot()
    #expect(
      bench.refusal(of: ahead)
        == .staleBase(declared: Headers.hash(0, first), computed: Headers.hash(0, .genesis)))
    #expect(
      bench.refusal(of: stranger)
        == .notFromHead(declared: Bench.root(4), computed: Bench.root))
    bench.settleAlone(0, to: first)
    bench.settleAlone(0, from: first, to: second, head: Bench.root)
    bench.slot()
    #expect(bench.l1.contracts[0].settled == second)
  }

  @Test func whoJoinsIsLockedAndWhoLeavesIsNotLockedAgain() {
    var bench = Bench([.tree, .alone])
    #expect(bench.l1.contracts.map(\.isOpen) == [false, true])
    bench.l1.join(1, after: 3)
    bench.l1.leave(0, after: 3)
    #expect(bench.l1.contracts.map(\.lockedForEpoch) == [0, 1] as [Int?])
    #expect(bench.l1.contracts.map(\.isMember) == [false, true])
    let member = bench.l1.contracts.map { contract in (2...5).map(contract.isMember(at:)) }
    #expect(member == [[true, true, false, false], [false, false, true, true]])
    // The last `B` that holds it moves it on, and renews nothing.
    let blocks = bench.blocks()
    bench.run(past: 180)
    bench.settle(3, blocks)
    bench.run(past: 210)
    #expect(bench.l1.contracts.map(\.lockedForEpoch) == [nil, 1] as [Int?])
  }

  @Test func aRequestCountsOnceItsBlockIsFinal() {
    var bench = Bench([.tree, .alone])
    let id = bench.send(.membership(1, joins: true))
    bench.slot()
    #expect(bench.l1.transactions[id].outcome == .accepted(number: 1))
    #expect(bench.l1.contracts[1].request?.joins == true)
    for _ in 0..<3 { bench.slot() }
    #expect(bench.l1.finalRequest(of: 1) == nil)
    bench.slot()
    #expect(bench.l1.finalRequest(of: 1)?.number == 1)
    bench.l1.dropRequest(of: 1)
    #expect(bench.l1.contracts[1].request == nil)
  }
}
