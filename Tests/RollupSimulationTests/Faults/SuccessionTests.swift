import Testing

@testable import RollupSimulation

/// PROTOCOL 5 and 6: rotation, heartbeats, time-outs, successors, restarts.
@Suite struct SuccessionTests {
  private let crash0 = Action.inject(.crashAggregator(0))
  private let crash1 = Action.inject(.crashAggregator(1))

  private func takeovers(_ story: Story) -> [(Int64, AggregatorID, AggregatorID)] {
    story.all { if case .aggregator(.takeover(let a, let from, _)) = $0 { (a, from) } else { nil } }
      .map { ($0.record.time.milliseconds, $0.found.0, $0.found.1) }
  }

  @Test func theRotationGivesEachEpochToTheNextAggregator() {
    let story = Story(village(epochs: 4) { $0.aggregation.aggregators = 3 })
    let holders = story.all { if case .aggregator(.epochBegan(_, let a)) = $0 { a } else { nil } }
      .map(\.found)
    #expect(holders == [1, 2, 0], "the first begins with the run")
    #expect(story.world.terms.map(\.holder) == [0, 1, 2, 0])
    #expect(story.count { if case .aggregator(.takeover) = $0 { true } else { false } } == 0)
    #expect(story.world.terms.allSatisfy { $0.isSettled })
    #expect(story.world.registryCheckpoint == 12)
  }

  @Test func heartbeatsGoOnWhileAnEpochIsUnsettledAndThenStop() {
    let story = Story(village { $0.aggregation.aggregators = 1 })
    let beats = story.all { if case .aggregator(.heartbeat) = $0 { true } else { nil } }
      .map(\.record.time.milliseconds)
    let settled = story.time { if case .contract(.registered) = $0 { true } else { false } }!
    #expect(beats == stride(from: Int64(5_000), through: settled, by: 5_000).map { $0 })
  }

  @Test func afterOneTimeOutTheNextTakesOverAndReusesEveryFinishedNodeProof() {
    // At 128 s the pairs of checkpoint 2 are proven, the root is in work.
    let story = Story(village(faults: [(128, crash0)]))
    let lost = story.all { if case .tree(.foldLost(let n, 2, let p)) = $0 { (n, p) } else { nil } }
    #expect(lost.map(\.found.0) == [TreeShape.root] && lost.map(\.found.1) == [25])
    let taken = takeovers(story)
    #expect(taken.count == 1 && taken[0].1 == 1 && taken[0].2 == 0)
    // The last beat left at 125 s and arrived half a second later.
    #expect(taken[0].0 == 140_500)
    // It waits for half a second more: the one before may have sent something last.
    #expect(story.rootTimes == [69_500, 143_000, 189_500])
    let secondTime = story.all { if case .tree(.foldStarted(let n, 2, _)) = $0 { n } else { nil } }
    #expect(secondTime.count == 4, "two pairs once, the root twice")
    let makers = story.world.proof(story.world.roots[2]).inputs.map { story.world.proof($0).maker }
    #expect(makers == [.aggregator(0), .aggregator(0)])
    #expect(story.world.proof(story.world.roots[2]).maker == .aggregator(1))
    #expect(story.world.tally.revertedBlocks == 0 && story.world.violations == [])
    #expect(story.world.registryCheckpoint == 3)
  }

  @Test func aSuccessorMakesTheMissingRootsInOrder() {
    // Crashed before checkpoint 1; nobody notices until two intervals later.
    let story = Story(
      village(epochs: 2, faults: [(50, crash0)]) {
        $0.aggregation.timeout = .seconds(100)
        $0.l1.lockGrace = .seconds(200)
      })
    #expect(takeovers(story).map(\.0) == [145_500])
    let roots = story.all {
      if case .tree(.nodeProven(TreeShape.root, let i, _, _, _)) = $0 { i } else { nil }
    }
    #expect(roots.map(\.found) == [1, 2, 3, 4, 5, 6])
    #expect(story.world.registryCheckpoint == 6 && story.world.violations == [])
    #expect(story.world.l1.contracts.allSatisfy { $0.settledHeight == 72 })
  }

  @Test func aSuccessorHasASuccessor() {
    let story = Story(
      village(epochs: 2, faults: [(62, crash0), (90, crash1)]) {
        $0.aggregation.aggregators = 3
        $0.l1.lockGrace = .seconds(200)
      })
    #expect(takeovers(story).map(\.1) == [1, 2, 2], "the second epoch's holder is dead, too")
    #expect(story.world.registryCheckpoint == 6 && story.world.violations == [])
  }

  @Test func theOneAfterTheNextWaitsTwiceAsLong() {
    let story = Story(
      village(faults: [(62, crash0), (62, crash1)]) { $0.aggregation.aggregators = 3 })
    // The last beat was heard at 60.5 s.
    #expect(takeovers(story).map(\.0) == [90_500])
    #expect(takeovers(story).map(\.1) == [2])
  }

  @Test func aRestartedHolderThatNobodyReplacedGoesOn() {
    let story = Story(
      village(faults: [(128, crash0), (135, .heal(.aggregator(0)))]))
    #expect(takeovers(story).isEmpty)
    #expect(story.rootTimes == [69_500, 138_000, 189_500])
    #expect(story.world.registryCheckpoint == 3 && story.world.violations == [])
  }

  @Test func chainProofsThatArrivedWhileTheHolderWasDownAreSentAgain() {
    // All four arrive at 65.5 s, at nobody's.
    let story = Story(
      village(faults: [(64, crash0), (67, .heal(.aggregator(0)))]) {
        $0.aggregation.aggregators = 1
      })
    #expect(story.world.tally.carriedLeaves == 0)
    // What it missed is here at 68 s; asked for at 68.5 s, here at 69, folded twice.
    #expect(story.rootTimes.first == 73_000)
  }

  @Test func aRestartedStandbyFollowsTheTreeThatTheOthersWentOnWith() {
    // Agg0 took leaves in at checkpoint 1 that Agg1 had to carry; later it must take over itself.
    let story = Story(
      village(
        epochs: 2,
        faults: [
          (66, crash0), (100, .heal(.aggregator(0))), (200, crash1),
        ]
      ) { $0.aggregation.timeout = .seconds(20) })
    #expect(takeovers(story).map(\.1) == [1, 0])
    #expect(story.world.roots.count == 6 && story.world.violations == [])
    #expect(story.count { if case .sequencer(.importRefused) = $0 { true } else { false } } == 0)
    #expect(story.world.registryCheckpoint == 6)
  }

  @Test func aCrashDuringTheSettlementProofLeavesTheEpochToTheSuccessor() {
    // B_3 is proven at 189.5 s, its expansion would be at 194.5.
    let story = Story(village(faults: [(192, crash0)]) { $0.l1.lockGrace = .seconds(120) })
    #expect(takeovers(story).map(\.1) == [1])
    #expect(story.world.registryCheckpoint == 3 && story.world.violations == [])
  }

  @Test func aTransactionInFlightOutlivesItsSender() {
    // Sent at 194.5 s, in the L1 block of 204 s.
    let story = Story(
      village(faults: [(195, crash0), (200, .heal(.aggregator(0)))]))
    let taken = story.time { if case .contract(.registered) = $0 { true } else { false } }
    #expect(taken == 204_000)
    #expect(story.world.registryCheckpoint == 3 && story.world.violations == [])
  }

  /// Where no rollup is a member there is no tree to be made: nobody beats, and whoever comes back
  /// finds nothing that the others' silence would have left undone.
  @Test func withoutMembersNobodyTakesOver() {
    let scenario = village(epochs: 3, faults: [(79, crash0), (152, .heal(.aggregator(0)))]) {
      $0.mode = .direct
    }
    let world = Story(scenario).world
    #expect(world.tally.takeovers == 0 && world.roots.isEmpty && world.tally.proofs > 0)
  }

  @Test func theNextEpochsHolderGoesOnWhenTheLastLeavesOfTheOldOneReachIt() {
    // Both are down until the second epoch is over; its deadlines have passed before the first
    // epoch's leaves are decided.
    let both = [0, 1].map { (130, Action.inject(.crashAggregator(AggregatorID($0)))) }
    let healed = [0, 1].map { (500, Action.heal(.aggregator(AggregatorID($0)))) }
    let story = Story(village(epochs: 3, faults: both + healed) { $0.l1.lockGrace = .seconds(60) })
    #expect(story.world.roots.count == 9 && story.world.registryCheckpoint == 9)
    #expect(story.world.violations == [])
  }
}

extension World {
  /// The checkpoint that the registry's head stands for.
  var registryCheckpoint: Int { l1.registry.checkpoint }
}
