import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// What a rollup proves next, from which block, and when it throws work away; without a world
/// (PROTOCOL 2.1, "Late, lost and refused leaves").
@Suite struct ProvingTests {
  @Test func aProofBuildsOnTheOneThatIsOnItsWay() throws {
    let bench = AloneProving()
    bench.reachCheckpoint()
    #expect(bench.work == [0, 12, 5])
    let first = try #require(bench.finish())
    #expect(bench.sent == [first] && bench.work == nil, "nothing newer is wanted yet")
    bench.reachCheckpoint()
    #expect(bench.work == [12, 24, 5])
    #expect(bench.hear(first, for: 1))
    #expect(bench.work == [12, 24, 5], "it assumed what has come true")
    #expect(
      bench.rollup.view.included.block == BlockIndex(12) && bench.around.tally.wastedProofs == 0)
  }

  /// The leaf was carried, because the proof was refused, came late or was lost: what was built on
  /// it is thrown away, and the next proof covers both intervals.
  @Test func whatBuiltOnALeafThatWasCarriedIsThrownAway() throws {
    let bench = AloneProving()
    bench.reachCheckpoint()
    bench.finish()
    bench.reachCheckpoint()
    let stale = try #require(bench.rollup.prover.job)
    let carried = bench.carry(1, at: .genesis)
    #expect(bench.hear(carried, for: 1))
    #expect(bench.around.jobs[stale].state == .abandoned)
    #expect(bench.around.tally.wastedProofs == 1 && bench.work == [0, 24, 10])
    #expect(bench.rollup.view.included.block == .genesis)
    #expect(!bench.hear(carried, for: 1), "said once")
  }

  @Test func aProofThatIsTakenLateIsBuiltOnFromThenOn() throws {
    let bench = AloneProving()
    bench.reachCheckpoint()
    let late = try #require(bench.finish())
    let carried = bench.carry(1, at: .genesis)
    #expect(bench.hear(carried, for: 1))
    bench.reachCheckpoint()
    #expect(bench.work == [0, 24, 10])
    #expect(bench.hear(late, for: 2))
    #expect(bench.work == nil, "checkpoint 2 is decided")
    #expect(
      bench.rollup.view.included
        == .init(
          checkpoint: 1, block: BlockIndex(12), hash: bench.rollup.block(BlockIndex(12)).hash))
    bench.reachCheckpoint()
    #expect(bench.work == [12, 36, 10])
    #expect(!bench.hear(carried, for: 1), "an older word")
  }

  @Test func nobodyTellsTheProverThatItsProofWasLost() throws {
    let bench = AloneProving()
    bench.alone.rollup.prover.loseNextProof()
    bench.reachCheckpoint()
    let lost = try #require(bench.finish())
    #expect(bench.sent == [])
    #expect(
      bench.around.incidents.map(\.occurrence) == [.prover(.chainProofLost(0, checkpoint: 1))])
    bench.reachCheckpoint()
    #expect(bench.work == [12, 24, 5])
    // A successor asks for everything since the last `B`.
    bench.alone.rollup.sendProofsAgain(to: 0, &bench.around)
    #expect(bench.sent == [lost])
  }

  @Test func aSlowProofIsLateAndTheNextIsNot() {
    let bench = AloneProving()
    bench.alone.rollup.prover.slowDown(to: .seconds(70))
    bench.reachCheckpoint()
    #expect(bench.work == [0, 12, 70])
    bench.finish()
    bench.reachCheckpoint()
    #expect(bench.work == [12, 24, 5])
  }

  @Test func aHaltedProverBeginsNothingAndCatchesUpWhenHealed() {
    let bench = AloneProving()
    bench.reachCheckpoint()
    bench.around.waste(bench.alone.rollup.prover.halt())
    bench.reachCheckpoint()
    #expect(bench.work == nil && bench.around.tally.wastedProofs == 1)
    _ = bench.alone.rollup.prover.heal()
    bench.goOn()
    #expect(bench.work == [0, 24, 10])
  }

  @Test func withoutAPlaceInTheTreeItAsksTheOthers() {
    let bench = AloneProving()
    bench.contract.membership = 2...Int.max
    bench.reachCheckpoint()
    #expect(bench.goOn() == .none && bench.work == nil, "no member yet")
    bench.contract.finalBlock = BlockIndex(10)
    bench.reachCheckpoint()
    // L1 has settled ten of the 24 blocks, and the proof starts from there.
    #expect(bench.work == [0, 24, 10])
    bench.alone.rollup.abandonProving(&bench.around)
    bench.alone.go(to: BlockIndex(9))
    #expect(bench.goOn() == .returnToSettled)
    bench.contract.lockedForEpoch = nil
    #expect(bench.goOn() == .settleAlone)
    bench.alone.rollup.proveAlone(to: BlockIndex(9), &bench.around)
    #expect(bench.goOn() == .none, "it is busy")
    #expect(bench.around.jobs.last?.kind == .lone(0, to: BlockIndex(9)))
  }

  @Test func workOnABranchThatWasLeftIsThrownAwayAndTakenAgainOnTheOther() {
    let bench = AloneProving()
    bench.reachCheckpoint()
    bench.alone.fork(depth: 3, at: 61)
    bench.alone.rollup.followBranch(&bench.around)
    #expect(bench.work == nil && bench.around.tally.wastedProofs == 1)
    bench.goOn()
    #expect(bench.work == [0, 15, 5])
    // One above the checkpoint does not touch it.
    bench.alone.make(AloneRollup.input(at: 65))
    bench.alone.fork(depth: 1, at: 66)
    bench.alone.rollup.followBranch(&bench.around)
    #expect(bench.work == [0, 15, 5] && bench.around.tally.wastedProofs == 1)
  }

  /// A relation refuses what does not extend the tree's block.
  @Test func anotherBranchThanTheIncludedOneProvesNothing() throws {
    let bench = AloneProving()
    bench.reachCheckpoint()
    let first = try #require(bench.finish())
    bench.hear(first, for: 1)
    bench.alone.fork(depth: 3, at: 61)
    bench.alone.rollup.followBranch(&bench.around)
    bench.reachCheckpoint()
    #expect(bench.work?[0] == 12)
    #expect(bench.finish() == nil)
    #expect(!bench.rollup.isOnChain(bench.rollup.view.included.block))
  }

  @Test func decisionsBeyondTheLastRootAreVoidWhenTheHolderChanges() throws {
    let bench = AloneProving()
    bench.reachCheckpoint()
    let first = try #require(bench.finish())
    bench.hear(first, for: 1)
    #expect(bench.rollup.view.lastDecided == 1)
    bench.alone.rollup.forgetDecisions(bench.around)
    #expect(bench.rollup.view.lastDecided == 0 && bench.rollup.view.included.block == .genesis)
    bench.reachCheckpoint()
    #expect(bench.work == [12, 24, 5], "its proof is still on its way")
  }
}
