import FaultSearch
import RollupSimulation
import Support
import Testing

/// Runs of the search against the second opinion of the recount, and what they reach.
@Suite struct TrialTests {
  @Test func aSearchOfTheEngineAsItIsFindsNothingAndTheRecountAgrees() {
    let schedule = Storm.schedule()
    for seed in UInt64(1)...150 {
      let scenario = schedule.scenario(seed: seed)
      #expect(Trial(running: scenario).verdict == .held, "seed \(seed)")
      #expect(Recount.complaints(about: Recount.run(scenario)) == [], "seed \(seed)")
    }
  }

  @Test func mergingUpChangesNothingAboutThat() {
    let schedule = Storm.schedule { $0.mergeUp = true }
    var tally = SearchTally(schedule.base)
    for seed in UInt64(1)...150 { tally.add(Trial(running: schedule.scenario(seed: seed))) }
    #expect(tally.brokenRuns == 0)
    #expect(tally.count(of: .mergedUp) > 0)
  }

  @Test func nothingIsOutOfReach() {
    let schedule = Storm.schedule()
    var tally = SearchTally(schedule.base)
    for seed in UInt64(1)...600 { tally.add(Trial(running: schedule.scenario(seed: seed))) }
    for mode in MessagingMode.allCases {
      let other = Storm.schedule { $0.mode = mode }
      for seed in UInt64(1)...200 { tally.add(Trial(running: other.scenario(seed: seed))) }
    }
    let rare: [Sometimes] = [.mergedUp, .staleLeafRefused, .allDoneAtEnd, .revertedByTimeout]
    for property in Sometimes.allCases where !rare.contains(property) {
      #expect(tally.count(of: property) > 0, "\(property) was never reached")
    }
    #expect(tally.seeds == 600 + 200 * MessagingMode.allCases.count)
    #expect(tally.events > 600_000 && tally.brokenRuns == 0)
  }

  @Test func theUndisturbedRunReachesTheEndOnly() {
    let trial = Trial(running: Storm.scenario)
    #expect(trial.verdict == .held && trial.events > 700)
    for property in [Sometimes.mintFinal, .expansionSettled, .exportSettledByEquality] {
      #expect(trial.reached.contains(property))
    }
    for property in [Sometimes.takeover, .forked, .exitSettled, .contractOpened, .leafCarried] {
      #expect(!trial.reached.contains(property))
    }
  }

  @Test func invariantsAreOnWhateverTheScenarioSays() {
    var scenario = Storm.schedule { $0.guards.nonces = false }.scenario(seed: 1)
    scenario.settings.checkInvariants = false
    #expect(Trial(running: scenario).violation?.property == .noDoubleMint)
  }
}
