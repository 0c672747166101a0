import FaultSearch
import RollupSimulation
import ScenarioFile
import Support
import Testing

/// A seed's schedule: the same for ever, a file of its own, and as varied as a swarm should be.
@Suite struct FaultScheduleTests {
  private let schedule = Storm.schedule()

  @Test func aSeedDrawsTheSameEachTimeAndItsNeighbourAnother() {
    for seed in UInt64(1)...50 {
      #expect(schedule.scenario(seed: seed) == Storm.schedule().scenario(seed: seed))
      #expect(schedule.scenario(seed: seed) != schedule.scenario(seed: seed + 1))
    }
  }

  @Test func itsFileHoldsAllOfItAndRunsTheSame() throws {
    for seed in UInt64(1)...20 {
      let replay = schedule.replay(seed: seed)
      let text = ScenarioWriter.write(replay)
      let read = try ScenarioReader.read(text: text, fileName: "x.yaml").get()
      #expect(read == replay)
      #expect(Trial(running: read) == Trial(running: schedule.scenario(seed: seed)))
    }
  }

  @Test func everySeedOfAnyDemoCanBeAFile() throws {
    for demo in BuiltInDemos.all {
      let base = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
      let schedule = FaultSchedule(
        over: base, provingMax: ScenarioReader.slowestProver(in: base))
      for seed in UInt64(1)...40 {
        #expect(Storm.isAllowed(schedule.replay(seed: seed)), "\(demo.name), seed \(seed)")
      }
    }
  }

  @Test func theScenariosOwnFaultsStay() {
    var base = Storm.scenario
    base.faults = [ScheduledFault(time: Instant(milliseconds: 5), action: .exit(RollupID(1)))]
    let drawn = FaultSchedule(over: base).scenario(seed: 9)
    #expect(drawn.faults.first == base.faults[0] && drawn.faults.count > 1)
  }

  @Test func eachKindIsAbsentInAboutHalfOfTheSeedsAndAllAreThereInSome() {
    let runs = (UInt64(1)...400).map { seed in
      Set(schedule.scenario(seed: seed).faults.map(\.action.kind))
    }
    for kind in ActionKind.allCases where kind.row.search != .never {
      let count = runs.count { $0.contains(kind) }
      // Drawn in half of the seeds, and then one of several for each of a few faults.
      #expect((60...220).contains(count), "\(kind): \(count)")
    }
    #expect(runs.contains { $0.count == 1 } && runs.contains { $0.count >= 6 })
  }

  @Test func aboutTwoThirdsOfLastingFaultsAreHealed() {
    let faults = (UInt64(1)...400).flatMap { schedule.scenario(seed: $0).faults }
    let lasting = faults.count { $0.action.healing != nil }
    let healed = faults.count { if case .heal = $0.action { true } else { false } }
    #expect(healed * 10 > lasting * 5 && healed * 10 < lasting * 8)
    #expect(faults.allSatisfy { $0.time <= Storm.scenario.end })
  }
}
