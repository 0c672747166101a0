import Testing

@testable import RollupSimulation

/// What a block costs must not creep upwards with a run's length or with the number of rollups.
/// Work is counted, not time; each count has a process of its own, since other tests would be
/// counted too.
@Suite("A block takes the same work in any run")
struct WorkTests {
  /// A run's ends weigh less in a longer one: what is settled only in the drain, for example.
  private static let slack = 1.06

  @Test("in 1, 4 and 12 hours")
  func length() async {
    await #expect(processExitsWith: .success) {
      let counts = [1, 4, 12].map { WorkCount(rollups: 10, hours: $0) }
      // Merkle trees over all messages ever sent and minted grow by a level when those double.
      #expect(counts[2].hashes < counts[1].hashes * WorkTests.slack)
      // Cuts are summed anew when the number of messages has doubled, which may be right at the
      // end.
      for kind in WorkMeter.Kind.allCases {
        let (one, four, twelve) = (counts[0].of(kind), counts[1].of(kind), counts[2].of(kind))
        #expect(
          four <= one * 1.3 && twelve <= four * WorkTests.slack,
          "\(kind): \(one) \(four) \(twelve)")
      }
    }
  }

  @Test("among 10, 100 and 300 rollups")
  func rollups() async {
    await #expect(processExitsWith: .success) {
      let counts = [10, 100, 300].map { WorkCount(rollups: $0, hours: 1) }
      for more in counts.dropFirst() {
        #expect(more.hashes < counts[0].hashes * WorkTests.slack)
        for kind in WorkMeter.Kind.allCases where kind != .queueMoves {
          #expect(more.of(kind) <= counts[0].of(kind) * WorkTests.slack, "\(kind)")
        }
      }
      // A heap's depth is the logarithm of what waits in it: ten times the rollups, 1.7 levels
      // more.
      #expect(counts[1].of(.queueMoves) < counts[0].of(.queueMoves) + 1.7)
      #expect(counts[2].of(.queueMoves) < counts[0].of(.queueMoves) + 2.5)
    }
  }

  @Test("and a timeline copies the same of it")
  func copies() async {
    await #expect(processExitsWith: .success) {
      let counts = [1, 4, 12].map { WorkCount.copies(rollups: 10, hours: $0) }
      let (one, four, twelve) = (counts[0], counts[1], counts[2])
      #expect(
        one > 0 && four <= one * 1.3 && twelve <= four * WorkTests.slack, "\(counts)")
    }
  }

  @Test("and what L1 settles or makes final writes into no message")
  func settledByL1() async {
    await #expect(processExitsWith: .success) {
      let events = WorkCount.copiesByL1(rollups: 10, hours: 4)
      // A few thousand messages an epoch, and a few tables of each rollup.
      #expect(events.contains { $0.messages > 2_000 })
      for event in events { #expect(event.copies <= 200, "\(event)") }
    }
  }

  @Test("and a step back by block replays what lies between two snapshots, not the run")
  func stepsBack() async {
    await #expect(processExitsWith: .success) {
      let (most, spacing) = WorkCount.replayed(rollups: 10, hours: 6, steps: 60)
      // What an instant's blocks add, and what a gap has over its effort.
      #expect(most > 0 && most <= spacing + 100, "\(most) of \(spacing)")
    }
  }

  @Test("and the journal keeps the same of it")
  func journal() {
    let short = WorkCount.journal(rollups: 10, hours: 1)
    let long = WorkCount.journal(rollups: 10, hours: 4)
    let longer = WorkCount.journal(rollups: 10, hours: 12)
    #expect(long < short * 1.2 && longer < long * Self.slack)
    #expect(WorkCount.journal(rollups: 100, hours: 1) < short * Self.slack)
  }
}
