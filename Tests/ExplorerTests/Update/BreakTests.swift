@testable import RollupSimulation
import Testing

@testable import Explorer

/// Breakpoints and watches at the keyboard.
@Suite struct BreakTests {
  private func run(_ line: String, _ model: inout Model) -> [Effect] {
    Update.apply(.prompt(.run(commandLine: line)), to: &model)
  }

  /// Lets time run until it stands, or for a long time.
  private func runOut(_ model: inout Model) {
    var ticks = 0
    while model.isBusy, ticks < 100_000 {
      Update.apply(.pace(.tick(millis: 50)), to: &model)
      ticks += 1
    }
  }

  @Test func runningStopsWhereTheConditionComesAndSaysSo() throws {
    var model = try Models.eight(at: 600)
    #expect(run("break settlements > 0", &model) == [.save])
    Update.apply(.pace(.toggleRun), to: &model)
    runOut(&model)
    #expect(model.pace.direction == .paused)
    #expect(model.notice == "break 1: settlements > 0 (hit 1)")
    #expect(model.timeline.world.tally.settlements == 1)
    let event = model.timeline.event
    // Backwards it stops at the same event, and the hit is no second one.
    for _ in 0..<3 { Update.apply(.time(.stepForward), to: &model) }
    Update.apply(.pace(.toggleRunBackwards), to: &model)
    runOut(&model)
    #expect(model.timeline.event == event)
    #expect(model.notice == "break 1: settlements > 0 (hit 1)")
    #expect(model.breaks.points[0].hits == [event])
  }

  @Test func aHitCountWaitsForSoManyHits() throws {
    var model = try Models.eight(at: 0)
    _ = run("break event checkpointReached x3", &model)
    Update.apply(.pace(.toggleRun), to: &model)
    runOut(&model)
    #expect(model.timeline.world.checkpoint == 3)
    #expect(model.notice == "break 1: event checkpointReached x3 (hit 3)")
  }

  @Test func anExplicitStepIsNotStoppedButItsHitsAreFiled() throws {
    var model = try Models.eight(at: 290)
    _ = run("break event blockMade R2", &model)
    Update.apply(.time(.checkpointForward), to: &model)
    #expect(model.timeline.world.now == .genesis + .seconds(300))
    let heights = model.timeline.world.rollups[RollupID(2)].height
    let before = try Models.eight(at: 290).timeline.world.rollups[RollupID(2)].height
    #expect(model.breaks.points[0].hits.count == heights - before)
  }

  @Test func bSetsAndTakesAwayABreakOnTheSelection() throws {
    var model = try Models.eight()
    model.selection = .rollup(RollupID(3))
    #expect(Update.apply(.breaks(.onSelection), to: &model) == [.save])
    #expect(model.breaks.points.map(\.condition) == [.change(.rollup(RollupID(3)))])
    Update.apply(.breaks(.onSelection), to: &model)
    #expect(model.breaks.points.isEmpty)
  }

  @Test func theListTogglesRemovesAndGoesToHits() throws {
    var model = try Models.eight(at: 930)
    #expect(Update.apply(.breaks(.list), to: &model) == [.bell])
    _ = run("break event checkpointReached", &model)
    _ = run("break change R3", &model)
    Update.apply(.breaks(.list), to: &model)
    #expect(model.layers == [.breakpoints])
    Update.apply(.breaks(.previousHit), to: &model)
    #expect(model.timeline.world.now == .genesis + .minutes(15))
    #expect(model.notice == "break 1: event checkpointReached (hit 1)")
    Update.apply(.breaks(.nextHit), to: &model)
    runOut(&model)
    // What is run to is not stopped by the other one.
    #expect(model.timeline.world.now == .genesis + .minutes(20))
    Update.apply(.move(.down), to: &model)
    Update.apply(.breaks(.toggle), to: &model)
    #expect(!model.breaks.points[1].isEnabled)
    Update.apply(.breaks(.remove), to: &model)
    Update.apply(.breaks(.remove), to: &model)
    #expect(model.breaks.points.isEmpty && model.layers.isEmpty)
  }

  @Test func aPursuitThatFindsNothingEndsAtTheEnd() throws {
    var model = try Models.eight(at: 930)
    _ = run("break invariant", &model)
    Update.apply(.breaks(.list), to: &model)
    Update.apply(.breaks(.nextHit), to: &model)
    runOut(&model)
    #expect(model.notice == "The run ends here: break 1: invariant has no further hit.")
  }

  @Test func aWatchTellsWhatTheLastMoveChanged() throws {
    var model = try Models.eight(at: 290)
    _ = run("watch R1.height", &model)
    _ = run("watch R2.height > 1000", &model)
    Update.apply(.time(.checkpointForward), to: &model)
    let words = zip(model.breaks.watches, model.breaks.watched).map {
      Wording.change($0, $1)
    }
    #expect(words == ["R1.height 58 → 60", "R2.height > 1000 no"])
    _ = run("unwatch 1", &model)
    #expect(model.breaks.watches.count == 1)
  }

  @Test(arguments: [
    ("break mesages.stuck > 0", "'mesages.stuck' is there"),
    ("break mesages.stuck > 0", "did you mean 'messages.stuck'?"),
    ("break event leafCaried", "did you mean 'leafCarried'?"),
    ("break \u{1b}[31m > 0", "column 1"), ("watch R77.height", "something that this scenario has"),
    ("unbreak 5", "There is no breakpoint 5."), ("unwatch 1", "There is no watch 1."),
    ("unwatch -9223372036854775808", "There is no watch"), ("seeds many blocks > 1", "For example"),
    ("seeds back", "No run was left"),
  ])
  func whatIsWrongIsToldWithItsPlace(_ line: String, _ words: String) throws {
    var model = try Models.eight()
    #expect(run(line, &model) == [.bell])
    #expect(model.notice?.contains(words) == true, "\(model.notice ?? "")")
    #expect(model.notice?.unicodeScalars.contains("\u{1b}") == false)
  }

  @Test func completesConditions() throws {
    let model = try Models.eight()
    func complete(_ text: String) -> [String] {
      CommandLine.completions(of: Model.Prompt(purpose: .command, text: text), model)
    }
    #expect(complete("break event leafC") == ["break event leafCarried"])
    #expect(complete("break messages.st") == ["break messages.stuck"])
    #expect(complete("watch R3.se") == ["watch R3.settled"])
    #expect(complete("break m1 reaches set") == ["break m1 reaches settled"])
    #expect(
      complete("seeds 100 messages.stuck > 0 && l1.ga") == [
        "seeds 100 messages.stuck > 0 && l1.gas"
      ])
  }

  @Test func aSearchUnderOtherSeedsEndsInAListWhoseChoiceOpensThatRun() throws {
    var model = try Models.eight(at: 600)
    let left = model.state
    _ = run("seeds 3 settlements > 0", &model)
    #expect(model.isBusy && model.isBehind)
    runOut(&model)
    guard case .menu(let menu) = model.layers.last else {
      Issue.record("no list: \(model.notice ?? "")")
      return
    }
    #expect(menu.items.count == 3)
    #expect(Update.apply(.prompt(.choose(1)), to: &model) == [.save])
    #expect(model.timeline.seed == 3)
    #expect(model.timeline.world.tally.settlements == 1)
    // The run before stays as it was.
    _ = run("seeds back", &model)
    #expect(model.timeline.seed == 1 && model.state == left)
  }

  @Test func escapeStopsASearch() throws {
    var model = try Models.eight(at: 600)
    _ = run("seeds 100000 invariant", &model)
    Update.apply(.pace(.tick(millis: 0)), to: &model)
    #expect(model.isBusy)
    Update.apply(.place(.close), to: &model)
    #expect(!model.isBusy)
    #expect(model.notice?.hasPrefix("None of") == true)
  }

  @Test func anotherFutureHasNoHitsOfTheOldOne() throws {
    var model = try Models.eight(at: 600)
    _ = run("break event checkpointReached", &model)
    Update.apply(.time(.checkpointForward), to: &model)
    Update.apply(.time(.checkpointForward), to: &model)
    #expect(model.breaks.points[0].hits.count == 2)
    Update.apply(.time(.goToTime(.genesis + .seconds(1_000))), to: &model)
    Update.apply(.act(.perform(.inject(.haltProver(RollupID(2))))), to: &model)
    #expect(model.breaks.points[0].hits.count == 1)
  }
}
