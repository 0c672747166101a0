import Testing

@testable import RollupSimulation

/// PROTOCOL 2.2, "Order at one instant", and what follows from it.
@Suite struct InstantOrderTests {
  private func upcoming(_ queue: EventQueue) -> [Event] {
    var events: [Event] = []
    queue.visitUpcoming(where: { _ in true }) { _, event in
      events.append(event)
      return true
    }
    return events
  }

  @Test func whatComesNextIsVisitedInOrderHoweverMuchIsAskedFor() {
    var queue = EventQueue()
    for k in 0..<700 {
      queue.push(.l1Block(number: k), at: .seconds(k * 7919 % 101), rank: UInt8(k % 5))
    }
    let all = upcoming(queue)
    for wanted in [0, 1, 31, 32, 33, 288, 699, 700] {
      var seen: [Event] = []
      queue.visitUpcoming(where: { _ in true }) { _, event in
        if seen.count < wanted { seen.append(event) }
        return seen.count < wanted
      }
      #expect(seen == Array(all.prefix(wanted)))
    }
    var popped: [Event] = []
    while let next = queue.pop() { popped.append(next.event) }
    #expect(all == popped)
  }

  @Test func eventsOfOneInstantComeInTheProtocolsOrder() {
    var queue = EventQueue()
    let events: [Event] = [
      .checkpoint(1), .rollupBlock(0), .l1Block(number: 1), .exitCheck(0), .jobEnds(JobID(0)),
      .fault(0),
    ]
    for event in events { queue.push(event, at: .seconds(5), rank: event.rank) }
    queue.push(.jobEnds(JobID(1)), at: .seconds(5), rank: Event.zeroTimeRank)
    queue.push(.checkpoint(9), at: .seconds(4), rank: 5)
    #expect(
      upcoming(queue) == [.checkpoint(9)] + events.reversed() + [
        .jobEnds(JobID(1))
      ])
    var popped: [Event] = []
    while let next = queue.pop() { popped.append(next.event) }
    #expect(popped == [.checkpoint(9)] + events.reversed() + [.jobEnds(JobID(1))])
  }

  @Test func equalRanksKeepTheOrderInWhichTheyWereScheduled() {
    var queue = EventQueue()
    for r in [3, 1, 2, 0] { queue.push(.rollupBlock(RollupID(r)), at: .seconds(5), rank: 4) }
    #expect(
      upcoming(queue) == [3, 1, 2, 0].map { .rollupBlock(RollupID($0)) })
  }

  @Test func aRunNeverGoesBackInTimeOrInRank() {
    var world = World(
      scenario: village(epochs: 2, traffic: [.allToAll(amount: 1)]) {
        $0.costs.chainProofMin = .zero
        $0.costs.chainProofMax = .zero
        $0.costs.fold = .zero
        $0.networkDelay = .zero
      }, seed: 1)
    var before = (Instant.genesis, UInt8(0))
    while world.step() {
      #expect(before.0 < world.now || before.0 == world.now && before.1 <= world.around.rank)
      before = (world.now, world.around.rank)
    }
    #expect(world.around.rank != 0 || world.eventCount > 100)
  }

  @Test func aCheckpointHoldsTheBlockOfItsInstantAndZeroTimeProofsFollowIt() {
    let story = Story(
      village {
        $0.costs.chainProofMin = .zero
        $0.costs.chainProofMax = .zero
        $0.costs.fold = .zero
        $0.networkDelay = .zero
      }, until: 60)
    #expect(story.world.rollups.allSatisfy { $0.height == 12 })
    #expect(story.world.roots.count == 1)
    #expect(
      story.world.includedBlock(of: 0, under: story.world.roots[1]) == story.world.rollups[0].head)
  }

  @Test func aTransactionEntersTheFirstL1BlockStrictlyLater() {
    // B_3 is proven at 180 + 7 s, its expansion takes 5 s: 192 s is an L1 slot, but not later.
    let story = Story(
      village(rollups: 2) {
        $0.networkDelay = .zero
        $0.costs.chainProofMin = .seconds(5)
      })
    let sent = story.time { if case .l1(.l1Sent) = $0 { true } else { false } }
    let taken = story.time { if case .contract(.registered) = $0 { true } else { false } }
    #expect(sent == 192_000)
    #expect(taken == 204_000)
  }

  @Test func aFaultAtTheInstantOfAnArrivalComesFirst() {
    // B_1 is there at 69.5 s in the aggregator's hands; the crash at that instant is earlier.
    var scenario = village { $0.aggregation.aggregators = 1 }
    scenario.faults = [
      ScheduledFault(
        time: Instant(milliseconds: 69_500), action: .inject(.crashAggregator(AggregatorID(0))))
    ]
    let story = Story(scenario)
    #expect(story.world.roots.isEmpty)
    #expect(
      story.all { if case .tree(.foldLost(_, 1, let percent)) = $0 { percent } else { nil } }
        .map(\.found) == [100])
  }
}
