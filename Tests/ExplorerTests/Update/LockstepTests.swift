import RollupSimulation
import RunComparison
import Screen
import Support
import Testing

@testable import Explorer

/// Other runs of the same traffic and faults stand at whatever moment is shown.
@Suite struct LockstepTests {
  private static let line =
    "compare importPolicy=root; same: blockTime=5s; fast: costs.fold=3s, mergeUp=true"

  private func model(_ name: String) throws -> Model {
    let scenario = try Stories.scenario(name)
    var model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
    model.readVariant = Stories.readVariant
    return model
  }

  private func apply(_ intents: [Intent], to model: inout Model) {
    for intent in intents { Update.apply(intent, to: &model) }
  }

  /// A run of its own, from the start to the end of an instant.
  private func naively(_ scenario: Scenario, seed: UInt64, to time: Instant) -> World {
    var world = World(scenario: scenario, seed: seed)
    while let next = world.nextInstant, next <= time, world.step() {}
    return world
  }

  private func expectTogether(_ model: Model) throws {
    let lockstep = try #require(model.lockstep)
    let now = model.timeline.world.now
    try demandEqual(lockstep.moment, now)
    let scenario = model.timeline.asScenario
    let main = naively(scenario, seed: model.timeline.seed, to: now)
    try demandEqual(lockstep.main?.figures, RunFigures(main), "this run")
    var faults = scenario
    // Events have other numbers there; what came in an instant comes at its end.
    faults.faults = faults.faults.map {
      ScheduledFault(
        time: $0.time, action: $0.action, afterEvent: $0.afterEvent.map { _ in 999_999_999 })
    }
    for (run, request) in zip(lockstep.runs, lockstep.requests) {
      guard case .scenario(let variant) = Stories.readVariant(faults, request.settings) else {
        try demand(run.refusal != nil, "a run that can't be")
        continue
      }
      let world = naively(variant, seed: model.timeline.seed, to: now)
      try demandEqual(run.figures, RunFigures(world), run.label)
    }
  }

  @Test(arguments: ["happy-path", "rollup-fork"])
  func theyAreWhereTheMomentIsWhateverIsDone(_ name: String) throws {
    var start = try model(name)
    apply(
      [.time(.goToTime(.genesis + .seconds(420))), .prompt(.run(commandLine: Self.line))],
      to: &start)
    Stories.settle(&start)
    #expect(start.layers == [.lockstep])
    let intents: [Intent] = [
      .time(.stepForward), .time(.stepBack), .time(.checkpointForward), .time(.checkpointBack),
      .time(.nextUnit), .act(.undo), .act(.redo),
      .time(.goToTime(.genesis + .seconds(77))), .time(.goToTime(.genesis + .seconds(1_200))),
      .act(.perform(.inject(.haltProver(RollupID(1))))), .time(.goTo(.event(300))),
      .act(.switchBranch(0)),
    ]
    check("moments beside \(name)", cases: 5, seed: 4) { choices in
      var model = start
      for _ in 0..<choices.int(in: 1...6) {
        Update.apply(choices.element(of: intents), to: &model)
        Stories.settle(&model)
        try expectTogether(model)
      }
    }
  }

  /// With the same settings nothing may differ, whatever was done between two instants.
  @Test func theSameSettingsAreTheSameRun() throws {
    var model = try model("eight")
    apply(
      [
        .prompt(.run(commandLine: "compare same: blockTime=5s")),
        .time(.goToTime(.genesis + .seconds(950))),
        .act(.perform(.inject(.crashAggregator(AggregatorID(0))))),
        .time(.goToTime(.genesis + .seconds(990))),
        .act(.perform(.inject(.forkRollup(RollupID(3), depth: 9)))),
        .time(.goToTime(.genesis + .minutes(65))),
      ], to: &model)
    Stories.settle(&model)
    let lockstep = try #require(model.lockstep)
    #expect(lockstep.runs[0].figures == lockstep.main?.figures)
    #expect(lockstep.main?.figures.tally.takeovers == 1)
    #expect(lockstep.runs[0].followed?.world.eventCount == model.timeline.event)
  }

  @Test func theyStepAlongWhileTimeRuns() throws {
    var model = try model("eight")
    apply([.prompt(.run(commandLine: Self.line)), .pace(.faster), .pace(.toggleRun)], to: &model)
    for _ in 0..<200 {
      Update.apply(.pace(.tick(millis: 50)), to: &model)
      guard !model.isStepping, let lockstep = model.lockstep else { continue }
      #expect(lockstep.runs.allSatisfy { $0.followed?.isAt(lockstep.moment) == true })
      #expect(lockstep.moment >= model.timeline.world.now)
    }
    #expect(model.timeline.world.now > .genesis + .seconds(60))
  }

  @Test func aFarMomentIsComeToInSlicesAndEscStopsThem() throws {
    var model = try model("eight")
    model.eventsPerTick = 64
    apply(
      [.prompt(.run(commandLine: Self.line)), .time(.goToTime(.genesis + .minutes(40)))], to: &model
    )
    #expect(model.isBusy && model.isBehind)
    for _ in 0..<10 {
      let before = model.lockstep?.runs.map { $0.followed?.world.eventCount ?? 0 } ?? []
      Update.apply(.pace(.tick(millis: 50)), to: &model)
      let after = model.lockstep?.runs.map { $0.followed?.world.eventCount ?? 0 } ?? []
      let carriedOut = zip(before, after).reduce(0) { $0 + $1.1 - $1.0 }
      #expect(carriedOut <= 64)
    }
    #expect(model.timeline.world.now == .genesis + .minutes(40))
    let picture = PlainText.text(View.draw(model, columns: 80, rows: 24))
    #expect(picture.contains("3 still on their way, Esc stops"))
    Update.apply(try #require(Keymap.intent(for: .escape, in: model)), to: &model)
    #expect(model.layers.isEmpty && !model.isBusy)
    // And they go on from where they were stopped.
    Update.apply(.prompt(.run(commandLine: "compare")), to: &model)
    #expect(model.layers == [.lockstep] && model.isBusy)
    Stories.settle(&model)
    try expectTogether(model)
  }

  @Test func onlyWhatDiffersHasASign() throws {
    var model = try model("happy-path")
    apply([.prompt(.run(commandLine: "compare same: blockTime=5s"))], to: &model)
    for seconds in stride(from: 0, through: 1_500, by: 313) {
      apply([.time(.goToTime(.genesis + .seconds(Int64(seconds))))], to: &model)
      Stories.settle(&model)
      let picture = PlainText.text(View.draw(model, columns: 100, rows: 60))
      let rows = picture.split(separator: "\n").filter { $0.contains("▴") || $0.contains("▾") }
      #expect(rows.count == 1 && rows[0].contains("▴ more, ▾ less"))
    }
    apply([.prompt(.run(commandLine: "compare many: checkpointInterval=1min"))], to: &model)
    Stories.settle(&model)
    let lockstep = try #require(model.lockstep)
    let mine = try #require(lockstep.main?.figures)
    let theirs = try #require(lockstep.runs[0].figures)
    let picture = PlainText.text(View.draw(model, columns: 100, rows: 60))
    let rows = picture.split(separator: "\n").filter { $0.contains("▴") || $0.contains("▾") }
    // Where there is less room, only of the chief rows.
    let small = PlainText.text(View.draw(model, columns: 100, rows: 24)).split(separator: "\n")
      .filter { $0.contains("▴") || $0.contains("▾") }
    let chief = Measure.chief.filter { $0.value(in: mine) != $0.value(in: theirs) }
    #expect(small.count == chief.count + 1)
    let differing = Measure.all(for: [mine, theirs]).filter {
      $0.value(in: mine) != $0.value(in: theirs)
    }
    #expect(differing.count > 5 && rows.count == differing.count + 1)
  }

  @Test func columnsThatDoNotFitAreGoneTo() throws {
    var model = try Stories.lockstep()
    func picture() -> String { PlainText.text(View.draw(model, columns: 60, rows: 24)) }
    #expect(picture().contains("importPolicy=root") && !picture().contains("wrong"))
    apply([.lockstep(.right), .lockstep(.right), .lockstep(.right)], to: &model)
    #expect(!picture().contains("importPolicy=root") && picture().contains("wrong [1]"))
    #expect(picture().contains("this run"))
    apply([.lockstep(.left), .lockstep(.left), .lockstep(.left)], to: &model)
    #expect(picture().contains("importPolicy=root"))
  }

  @Test(arguments: [
    ("compare", "compare needs more"), ("compare intermediate", "is in that mode"),
    ("compare nonsense", "the modes are l1-root"), ("compare x: =3", "sets nothing"),
    ("compare a: mergeUp=true; a: rollups=4", "called 'a'"),
    ("compare \u{1B}[31m", "there is no mode"),
  ])
  func whatAsksForNothingIsRefusedInWords(_ line: String, _ words: String) throws {
    var model = try model("eight")
    Update.apply(.prompt(.run(commandLine: line)), to: &model)
    #expect(model.layers.isEmpty && model.lockstep == nil)
    #expect(model.notice?.contains(words) == true, "\(model.notice ?? "")")
    #expect(model.notice?.unicodeScalars.contains("\u{1B}") == false)
  }

  @Test func aRunThatCanNotBeIsToldAndTheOthersRun() throws {
    let model = try Stories.lockstep()
    let lockstep = try #require(model.lockstep)
    #expect(lockstep.runs.map { $0.refusal == nil } == [true, true, false])
    let picture = PlainText.text(View.draw(model, columns: 120, rows: 90))
    #expect(picture.contains("[1] wrong: a lockGrace of 1s"))
    #expect(picture.contains("Fastest to usable:"))
  }

  @Test func branchesAreStillComparedByNumber() throws {
    var model = try Stories.crashed()
    Update.apply(.prompt(.run(commandLine: "compare 0")), to: &model)
    #expect(model.layers == [.comparison])
  }

  @Test func theLineIsCompleted() throws {
    var model = try model("eight")
    model.places.settings = [
      "importPolicy": "root", "mergeUp": "false", "mode": "intermediate", "costs.fold": "15s",
    ]
    func completed(_ text: String) -> String? {
      model.layers = []
      apply([.prompt(.open(.command)), .prompt(.type(text)), .prompt(.complete)], to: &model)
      guard case .prompt(let prompt) = model.layers.last else { return nil }
      return prompt.text
    }
    #expect(completed("compare imp") == "compare importPolicy=")
    #expect(completed("compare importPolicy=l") == "compare importPolicy=lowest-common-ancestor ")
    #expect(completed("compare a: mer") == "compare a: mergeUp=")
    #expect(completed("compare x; mergeUp=f") == "compare x; mergeUp=false ")
    #expect(completed("compare a: mergeUp=true, costs.") == "compare a: mergeUp=true, costs.fold=")
    #expect(completed("compare costs.fold=") == "compare costs.fold=15s ")
    #expect(completed("compare al") == "compare all ")
    #expect(completed("compare int") == "compare intermediate ")
  }
}
