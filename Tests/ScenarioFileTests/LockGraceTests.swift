import RollupSimulation
import Testing

@testable import ScenarioFile

/// A lock outlasts P_root, a takeover, the settlement proof and an L1 slot (PROTOCOL 6).
@Suite struct LockGraceTests {
  @Test func theBoundOfEightIsTheSumOfItsParts() throws {
    let eight = try #require(BuiltInDemos.named("eight"))
    let grace = LockGrace(try scenario(eight.text))
    #expect(grace.slowestChainProof == .seconds(41))
    // Seven folds of 15 s on three workers along a path of three: (7 + 2 · 3) · 15 / 3.
    #expect(grace.folds == .seconds(65))
    #expect(grace.delays == .seconds(1))
    #expect(grace.rootProof == .seconds(107))
    #expect(grace.bound == .seconds(107 + 60 + 30 + 12))
  }

  /// Every order in which workers can take up the folds of a complete tree stays within the bound:
  /// a naive scheduler that takes a random ready fold whenever a worker is free.
  @Test func noListScheduleIsSlowerThanTheBound() {
    var numbers = TestNumbers(state: 11)
    for leaves in 2...40 {
      for workers in [1, 2, 3, 5, 16] {
        let bound = LockGrace.listScheduleBound(
          leaves: leaves, workers: workers, fold: .milliseconds(1_000))
        #expect(
          Int64(randomSchedule(leaves: leaves, workers: workers, &numbers)) * 1_000
            <= bound.milliseconds, "\(leaves) leaves, \(workers) workers")
      }
    }
  }

  private func randomSchedule(
    leaves: Int, workers: Int, _ numbers: inout TestNumbers
  ) -> Int {
    // A fold is named by its range of leaves; one leaf alone is done from the start.
    var open: [Range<Int>] = []
    func split(_ range: Range<Int>) -> (Range<Int>, Range<Int>) {
      let middle = range.lowerBound + (range.count + 1) / 2
      return (range.lowerBound..<middle, middle..<range.upperBound)
    }
    func collect(_ range: Range<Int>) {
      guard range.count > 1 else { return }
      open.append(range)
      collect(split(range).0)
      collect(split(range).1)
    }
    collect(0..<leaves)
    var rounds = 0
    while !open.isEmpty {
      let ready = open.filter { fold in
        !open.contains { $0 == split(fold).0 || $0 == split(fold).1 }
      }
      let taken = ready.shuffled(using: &numbers).prefix(workers)
      open.removeAll { taken.contains($0) }
      rounds += 1
    }
    return rounds
  }

  @Test func aShortLockIsRefusedUnlessLocksAreOff() {
    let short = "settings: {l1: {lockGrace: 3min}, costs: {chainProofOf: {R7: 41s}}}"
    #expect(
      complaints(minimal(short))
        == "x.yaml:3:28: a lockGrace of 3min (expected more than 3min29s: chain proof 41s + folds"
        + " 1min5s + delays 1s + timeout 1min + settlement 30s + slot 12s; or guards.lock: false)")
    #expect(complaints(minimal(short), settings: ["guards.lock=false"]) == "")
    #expect(complaints(minimal(short), settings: ["l1.lockGrace=209s"]).contains("3min29s:"))
    #expect(complaints(minimal(short), settings: ["l1.lockGrace=209001ms"]) == "")
  }

  @Test func aSlowedProverIsWaitedForUntilTheCollectionDeadline() throws {
    var scenario = Scenario(name: "x")
    let fault = Fault.slowProver(RollupID(0), proving: .seconds(80))
    scenario.faults = [ScheduledFault(time: .genesis, action: .inject(fault))]
    #expect(LockGrace(scenario).slowestChainProof == .seconds(80))
    scenario.settings.aggregation.collectionDeadline = .seconds(70)
    #expect(LockGrace(scenario).slowestChainProof == .seconds(70))
  }
}
