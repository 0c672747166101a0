import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// What a rollup can do when the tree does not settle it, without a world (PROTOCOL 6).
@Suite struct SettlingAloneTests {
  @Test func itProvesAloneWhatLiesAboveItsContract() {
    let bench = AloneProving()
    bench.contract.lockedForEpoch = nil
    bench.reachCheckpoint()
    func target(from height: Int) -> BlockIndex? {
      bench.rollup.loneTarget(for: 1, from: height)
    }
    #expect(target(from: 0) == BlockIndex(12) && target(from: 11) == BlockIndex(12))
    #expect(target(from: 12) == nil, "it is settled")
    bench.alone.fork(depth: 2, at: 61)
    #expect(target(from: 0) == nil, "its checkpoint was taken on another branch")
    bench.alone.rollup.followBranch(&bench.around)
    #expect(target(from: 0) == BlockIndex(14))
    bench.alone.rollup.proveAlone(to: BlockIndex(14), &bench.around)
    #expect(target(from: 0) == nil, "it is at it")
    bench.around.waste(bench.alone.rollup.prover.halt())
    #expect(target(from: 0) == nil, "nobody could")
  }

  @Test func itPostsARootThatItHoldsAndL1HasNot() {
    let bench = AloneProving()
    func canPost(after i: Int) -> Bool { bench.rollup.canPost(after: i, bench.around.proofs) }
    #expect(!canPost(after: 0))
    bench.alone.rollup.view.hold(bench.carry(3, at: .genesis))
    #expect(bench.rollup.heldCheckpoint(bench.around.proofs) == 3)
    #expect(canPost(after: 2) && !canPost(after: 3))
    _ = bench.alone.rollup.prover.halt()
    #expect(!canPost(after: 2))
  }

  /// A leaf under a proof is a tree of one leaf.
  @Test func itWaitsForARootThatMayHoldMoreOfItWhileSomebodyIsThereToMakeOne() throws {
    let bench = AloneProving()
    var waits: Bool { bench.rollup.awaitsRoot(bench.contract, bench.around) }
    bench.alone.rollup.view.hear(at: .seconds(60))
    bench.reachCheckpoint()
    #expect(!waits, "nothing of it is on its way")
    let proof = try #require(bench.finish())
    #expect(waits && bench.rollup.pendingLeaf(bench.around) == (12, 0))
    bench.contract.settledHeight = 12
    #expect(!waits, "L1 has it")
    bench.contract.settledHeight = 0
    bench.alone.rollup.view.hold(bench.carry(1, at: BlockIndex(11)))
    #expect(waits && bench.rollup.pendingLeaf(bench.around) == (12, 11))
    bench.alone.rollup.view.hold(proof)
    #expect(!waits, "the root holds it")
    bench.alone.rollup.view.hold(nil)
    let silence = bench.around.settings.patience
    bench.around.now = .seconds(60) + silence - .milliseconds(1)
    #expect(waits)
    bench.around.now = .seconds(60) + silence
    #expect(!waits, "nobody is heard")
    bench.around.now = .seconds(61)
    bench.alone.go(to: BlockIndex(5))
    #expect(!waits && bench.rollup.pendingLeaf(bench.around) == (0, 0), "it left that branch")
  }

  @Test func itAsksToJoinAgainOnceAsSoonAsItCan() {
    let bench = AloneProving()
    var wants: Bool { bench.rollup.wantsToRejoin(bench.contract, bench.around) }
    #expect(!wants, "its contract is locked")
    bench.contract.lockedForEpoch = nil
    #expect(wants)
    bench.contract.request = .init(joins: true, number: 3)
    #expect(!wants, "it has asked")
    bench.contract.request = nil
    bench.around.now = .genesis + bench.around.settings.patience
    #expect(!wants, "nobody is heard")
    bench.alone.rollup.view.hear(at: bench.around.now)
    #expect(wants)
    _ = bench.alone.rollup.prover.halt()
    #expect(!wants, "it could not prove")
    _ = bench.alone.rollup.prover.heal()
    bench.around.topology.move(0, to: .alone)
    #expect(!wants, "it is no member")
  }

  @Test func whatWasAcceptedOfACutTreeGivesWayToWhatIsThere() throws {
    let bench = AloneProving()
    bench.reachCheckpoint()
    bench.finish()
    bench.reachCheckpoint()
    let stale = try #require(bench.rollup.prover.job)
    let kept = bench.carry(1, at: .genesis)
    bench.around.roots.append(kept)
    let node = RollupView.AcceptedNode(checkpoint: 2, cur: .zero, proof: kept)
    for (k, i) in [(0, 1), (1, 2)] {
      bench.alone.rollup.view.replant(
        k, to: .init(checkpoint: i, cur: node.cur, proof: node.proof))
    }
    bench.alone.rollup.replant(after: 1, &bench.around)
    let genesis = bench.rollup.block(.genesis).hash
    #expect(bench.rollup.view.accepted.map { $0?.cur } == [.zero, genesis])
    #expect(bench.rollup.view.accepted.map { $0?.checkpoint } == [1, 1])
    #expect(bench.rollup.view.lastRoot == nil, "it is on its way")
    #expect(bench.around.jobs[stale].state == .abandoned && bench.rollup.prover.job == nil)
    bench.around.now = bench.around.now + bench.around.settings.networkDelay
    bench.alone.rollup.replant(after: 1, &bench.around)
    #expect(bench.rollup.view.lastRoot == kept && bench.rollup.view.lastDecided == 1)
  }
}
