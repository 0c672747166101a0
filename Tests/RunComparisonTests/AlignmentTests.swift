import RollupSimulation
import ScenarioFile
import Support
import Testing

@testable import RunComparison

/// Two runs are aligned by kind, subject and number; where they part is the first event that
/// differs.
@Suite struct AlignmentTests {
  private func scenario(_ name: String) throws -> Scenario {
    let demo = try #require(BuiltInDemos.named(name))
    return try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
  }

  private func compared(_ left: Course, _ right: Course) -> RunComparison {
    var runs = RunComparison(left, right, isKeepingHashes: true)
    runs.advanceToEnd()
    return runs
  }

  /// All items of a run, in order.
  private func items(_ course: Course) -> [Item] {
    var course = course
    var items: [Item] = []
    course.isListening = true
    while course.step() {
      for record in course.world.records { Item.add(record, in: course.world, to: &items) }
    }
    return items
  }

  /// For each item of the left run its partner is looked for among all of the right run's.
  private func naively(_ left: Course, _ right: Course) -> (equal: Int, differences: [Difference]) {
    let (ours, theirs) = (items(left), items(right))
    var taken = Array(repeating: false, count: theirs.count)
    var equal = 0
    var differences: [Difference] = []
    for item in ours {
      guard let k = theirs.indices.first(where: { !taken[$0] && theirs[$0].key == item.key }) else {
        differences.append(Difference(item, nil))
        continue
      }
      taken[k] = true
      if item.isEqual(to: theirs[k]) {
        equal += 1
      } else {
        differences.append(Difference(item, theirs[k]))
      }
    }
    for (k, item) in theirs.enumerated() where !taken[k] {
      differences.append(Difference(nil, item))
    }
    return (equal, differences)
  }

  @Test func theAlignmentIsTheNaiveOne() throws {
    let storm = try scenario("storm")
    let late = try scenario("late-proof")
    var slower = late
    slower.settings.costs.fold = .seconds(17)
    for (a, b) in [
      (Course(storm, seed: 1), Course(storm, seed: 2)),
      (Course(late, seed: 1), Course(slower, seed: 1)),
    ] {
      let runs = compared(a, b)
      let naive = naively(a, b)
      #expect(runs.equalCount == naive.equal)
      #expect(runs.differences.count == naive.differences.count)
      #expect(Set(runs.differences) == Set(naive.differences))
      #expect(runs.hashOnlyCount == naive.differences.count { $0.change == .hashOnly })
      #expect(naive.differences.count > 20 && naive.equal > 20)
    }
  }

  @Test(arguments: ["eight", "storm", "rollup-fork"]) func aRunIsTheSameAsItself(
    _ name: String
  ) throws {
    let scenario = try scenario(name)
    let runs = compared(Course(scenario, seed: 3), Course(scenario, seed: 3))
    #expect(runs.isSame && runs.differences.isEmpty && runs.figures.isEmpty)
    #expect(runs.messageLevels.isEmpty && runs.equalCount > 100)
    #expect(InputDifferences(runs.left, runs.right).isEmpty)
  }

  /// Whichever event a command comes after, the branch with it parts from the one without it there.
  @Test(arguments: [40, 667, 1_234, 2_500]) func theFirstDivergenceIsTheCommand(
    _ event: Int
  ) throws {
    let scenario = try scenario("eight")
    var timeline = Timeline(scenario: scenario, seed: 1)
    timeline.seek(event: event)
    let command = timeline.perform(.inject(.haltProver(RollupID(3))))
    let common = timeline.lastCommonEvent(0, 1)
    #expect(common == event)
    for start in [0, common] {
      var runs = RunComparison(
        timeline.course(ofBranch: 0, after: start), timeline.course(ofBranch: 1, after: start))
      runs.advanceToEnd()
      let first = try #require(runs.firstDivergence)
      #expect(first.change == .only(.right) && first.right?.event == event + 1)
      let inputs = InputDifferences(runs.left, runs.right)
      #expect(inputs.cause(of: first)?.command == command.id)
      #expect(inputs.deeds.count == 1)
    }
  }

  /// In every mode: a storm is itself, and with one action more it parts from itself there, with
  /// all that differs told as a naive look tells it.
  @Test func anyStormIsAlignedNaively() {
    check("aligned storms", cases: 18, seed: 17) { choices in
      var scenario = RandomStorm(choices).scenario()
      scenario.duration = min(scenario.duration, .seconds(90))
      let plain = Course(scenario, seed: scenario.seed)
      try demand(compared(plain, plain).isSame, "a run is not itself")
      var timeline = Timeline(scenario: scenario, seed: scenario.seed)
      timeline.seek(event: choices.int(in: 1...300))
      let event = timeline.event
      let command = timeline.perform(choices.action(scenario.settings))
      let (a, b) = (timeline.course(ofBranch: 0, after: 0), timeline.course(ofBranch: 1, after: 0))
      let runs = compared(a, b)
      let naive = naively(a, b)
      try demandEqual(runs.equalCount, naive.equal, "equal")
      try demandEqual(Set(runs.differences), Set(naive.differences), "differences")
      if let first = runs.firstDivergence {
        try demand(
          (first.right ?? first.left).map { $0.event > event } ?? false, "\(first) before e\(event)"
        )
        let cause = InputDifferences(runs.left, runs.right).cause(of: first)
        try demandEqual(cause?.command, command.id, "the cause of \(first)")
      }
    }
  }

  /// Told in groups, nothing is lost.
  @Test func groupsHoldEveryDifference() throws {
    let storm = try scenario("storm")
    let differences = compared(Course(storm, seed: 1), Course(storm, seed: 2)).differences
    let groups = DifferenceGroup.groups(of: differences)
    #expect(groups.reduce(0) { $0 + $1.count } == differences.count)
    #expect(groups.count < differences.count)
    #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.first.time <= $1.first.time })
  }
}
