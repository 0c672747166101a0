import Explorer
import RollupSimulation
import Testing

/// Time control: there and back is the same moment, and refusals are told.
@Suite struct TimeTests {
  @Test(arguments: StepUnit.allCases) func aStepForwardAndBackIsTheSameState(
    _ unit: StepUnit
  ) throws {
    var model = try Models.eight()
    model.unit = unit
    // From an arbitrary moment the first step back leads to a stop of the unit.
    Update.apply(.stepForward, to: &model)
    let stop = (model.state, model.timeline.event)
    let effects = Update.apply(.stepForward, to: &model)
    guard effects.isEmpty else { return }  // no second settlement in this run
    #expect(model.timeline.event > stop.1)
    Update.apply(.stepBack, to: &model)
    #expect(model.timeline.event == stop.1)
    #expect(model.state == stop.0)
  }

  @Test func unitsGoRound() throws {
    var model = try Models.eight()
    let start = model.unit
    for _ in StepUnit.allCases { Update.apply(.nextUnit, to: &model) }
    #expect(model.unit == start)
    Update.apply(.nextUnit, to: &model)
    Update.apply(.previousUnit, to: &model)
    #expect(model.unit == start)
  }

  @Test func aCheckpointStepMovesFiveMinutes() throws {
    var model = try Models.eight(at: 930)
    Update.apply(.checkpointForward, to: &model)
    #expect(model.timeline.world.now == .genesis + .minutes(20))
    Update.apply(.checkpointForward, to: &model)
    #expect(model.timeline.world.checkpoint == 5)
    Update.apply(.checkpointBack, to: &model)
    #expect(model.timeline.world.checkpoint == 4)
  }

  @Test func beforeTheStartAndAfterTheEndAreRefused() throws {
    var model = try Models.eight(at: 0)
    Update.apply(.goTo(.event(0)), to: &model)
    #expect(Update.apply(.stepBack, to: &model) == [.bell])
    #expect(model.notice?.contains("before") == true)
    #expect(Update.apply(.goToTime(.genesis + .minutes(600)), to: &model) == [.bell])
    #expect(model.notice?.contains("1:05:00") == true)
    Update.apply(.goToTime(.genesis + .minutes(65)), to: &model)
    while Update.apply(.stepForward, to: &model).isEmpty {}
    #expect(model.notice?.contains("ends") == true)
  }

  @Test func runningReachesTheEndAndStops() throws {
    var model = try Models.eight(at: 60)
    Update.apply(.toggleRun, to: &model)
    var ticks = 0
    while model.pace.direction == .forwards, ticks < 100_000 {
      Update.apply(.tick(millis: 50), to: &model)
      ticks += 1
    }
    #expect(model.timeline.world.nextInstant == nil)
    #expect(model.notice?.contains("ends") == true)
    // An hour at automatic pace is neither a flash nor an evening.
    #expect((400...12_000).contains(ticks), "\(ticks) ticks of 50 ms")
  }

  @Test func runningIsTheSameRunAsStepping() throws {
    var running = try Models.eight(at: 900)
    Update.apply(.toggleRun, to: &running)
    for _ in 0..<200 { Update.apply(.tick(millis: 50), to: &running) }
    var sought = try Models.eight(at: 0)
    Update.apply(.goTo(.event(running.timeline.event)), to: &sought)
    #expect(sought.state == running.state)
    #expect(running.timeline.world.now > .genesis + .seconds(900))
  }

  @Test func automaticPaceIsSlowThroughFoldsAndFastBetween() throws {
    func factor(at seconds: Int64) throws -> Int {
      var model = try Models.eight(at: seconds)
      Update.apply(.toggleRun, to: &model)
      Update.apply(.tick(millis: 1), to: &model)
      return model.pace.factor
    }
    // Checkpoint 3 is at 15:00; its B is long proven by 18:00.
    #expect(try factor(at: 930) < factor(at: 1080))
    #expect(try factor(at: 1080) >= 60)
  }

  @Test func timeRunsAtTheFactorEvenWhereNothingHappens() throws {
    var model = try Models.eight(at: 1080)
    Update.apply(.toggleRun, to: &model)
    for _ in 0..<5 { Update.apply(.slower, to: &model) }
    while model.pace.factor > 1 { Update.apply(.slower, to: &model) }
    for _ in 0..<400 { Update.apply(.tick(millis: 50), to: &model) }
    // Twenty seconds at ×1; the world's own time is that of its last event.
    let passed = model.timeline.world.now - (.genesis + .seconds(1080))
    #expect((15...20).contains(passed.milliseconds / 1000))
  }

  @Test func runningBackwardsReachesGenesisAndStops() throws {
    var model = try Models.eight(at: 120)
    Update.apply(.toggleRunBackwards, to: &model)
    var ticks = 0
    while model.pace.direction == .backwards, ticks < 10_000 {
      Update.apply(.tick(millis: 100), to: &model)
      ticks += 1
    }
    #expect(model.timeline.event == 0)
    var fixed = try Models.eight(at: 120)
    Update.apply(.toggleRunBackwards, to: &fixed)
    Update.apply(.faster, to: &fixed)
    Update.apply(.tick(millis: 100), to: &fixed)
    #expect(fixed.timeline.world.now < .genesis + .seconds(120))
  }

  @Test func aTickWhilePausedChangesNothing() throws {
    var model = try Models.eight()
    let before = model.state
    #expect(Update.apply(.tick(millis: 5000), to: &model).isEmpty)
    #expect(model.state == before)
  }

  @Test func bookmarksLeadBack() throws {
    var model = try Models.eight(after: [.setBookmark("here")])
    let (event, state) = (model.timeline.event, model.state)
    Update.apply(.checkpointForward, to: &model)
    Update.apply(.bookmarks, to: &model)
    Update.apply(.acceptPrompt, to: &model)
    #expect(model.timeline.event == event)
    #expect(model.state == state)
    #expect(model.layers.isEmpty)
  }

  @Test func theLogHoldsNothingTwiceAndNothingOfTheFuture() throws {
    var model = try Models.eight()
    for intent in [
      Intent.stepForward, .stepForward, .stepBack, .checkpointForward, .checkpointBack,
      .stepForward, .stepBack, .stepBack,
    ] {
      Update.apply(intent, to: &model)
      let events = model.log.map(\.event)
      #expect(events == events.sorted())
      #expect((events.last ?? 0) <= model.timeline.event)
      #expect(Set(model.log).count == model.log.count)
    }
    #expect(!model.log.isEmpty)
  }

  @Test func changesOfAnObjectAreFoundBothWays() throws {
    var model = try Models.eight()
    model.selection = .chainProof(RollupID(7), checkpoint: 3)
    Update.apply(.nextChange, to: &model)
    let found = model.timeline.event
    #expect(
      model.changes.contains {
        $0.occurrence.objects(in: model.timeline.world).contains(model.selection)
      })
    Update.apply(.nextChange, to: &model)
    #expect(model.timeline.event > found)
    Update.apply(.previousChange, to: &model)
    #expect(model.timeline.event == found)
  }

  @Test(arguments: [
    ("15:30", 930), ("0:15:30", 930), ("1:02:00", 3720), ("90:00", 5400), ("0:00", 0),
  ]) func momentsAreRead(_ text: String, _ seconds: Int64) {
    #expect(TimeText.clock(text) == .genesis + .seconds(seconds))
  }

  @Test(arguments: [
    "", "15", "15:3", "15:60", "1:60:00", ":30", "15:30:", "a:30", "-1:30", "15:+3",
  ])
  func otherTextsAreNoMoments(_ text: String) {
    #expect(TimeText.clock(text) == nil)
  }
}
