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
    Update.apply(.time(.stepForward), to: &model)
    let stop = (model.state, model.timeline.event)
    let effects = Update.apply(.time(.stepForward), to: &model)
    guard effects.isEmpty else { return }  // no second settlement in this run
    #expect(model.timeline.event > stop.1)
    Update.apply(.time(.stepBack), to: &model)
    #expect(model.timeline.event == stop.1)
    #expect(model.state == stop.0)
  }

  @Test func unitsGoRound() throws {
    var model = try Models.eight()
    let start = model.unit
    for _ in StepUnit.allCases { Update.apply(.time(.nextUnit), to: &model) }
    #expect(model.unit == start)
    Update.apply(.time(.nextUnit), to: &model)
    Update.apply(.time(.previousUnit), to: &model)
    #expect(model.unit == start)
  }

  @Test func aCheckpointStepMovesFiveMinutes() throws {
    var model = try Models.eight(at: 930)
    Update.apply(.time(.checkpointForward), to: &model)
    #expect(model.timeline.world.now == .genesis + .minutes(20))
    Update.apply(.time(.checkpointForward), to: &model)
    #expect(model.timeline.world.checkpoint == 5)
    Update.apply(.time(.checkpointBack), to: &model)
    #expect(model.timeline.world.checkpoint == 4)
  }

  @Test func beforeTheStartAndAfterTheEndAreRefused() throws {
    var model = try Models.eight(at: 0)
    Update.apply(.time(.goTo(.event(0))), to: &model)
    #expect(Update.apply(.time(.stepBack), to: &model) == [.bell])
    #expect(model.notice?.contains("before") == true)
    #expect(Update.apply(.time(.goToTime(.genesis + .minutes(600))), to: &model) == [.bell])
    #expect(model.notice?.contains("1:05:00") == true)
    Update.apply(.time(.goToTime(.genesis + .minutes(65))), to: &model)
    while Update.apply(.time(.stepForward), to: &model).isEmpty {}
    #expect(model.notice?.contains("ends") == true)
  }

  @Test func runningReachesTheEndAndStops() throws {
    var model = try Models.eight(at: 60)
    Update.apply(.pace(.toggleRun), to: &model)
    var ticks = 0
    while model.pace.direction == .forwards, ticks < 100_000 {
      Update.apply(.pace(.tick(millis: 50)), to: &model)
      ticks += 1
    }
    #expect(model.timeline.world.nextInstant == nil)
    #expect(model.notice?.contains("ends") == true)
    // An hour at automatic pace is neither a flash nor an evening.
    #expect((400...12_000).contains(ticks), "\(ticks) ticks of 50 ms")
  }

  @Test func runningIsTheSameRunAsStepping() throws {
    var running = try Models.eight(at: 900)
    Update.apply(.pace(.toggleRun), to: &running)
    for _ in 0..<200 { Update.apply(.pace(.tick(millis: 50)), to: &running) }
    var sought = try Models.eight(at: 0)
    Update.apply(.time(.goTo(.event(running.timeline.event))), to: &sought)
    #expect(sought.state == running.state)
    #expect(running.timeline.world.now > .genesis + .seconds(900))
  }

  @Test func automaticPaceIsSlowThroughFoldsAndFastBetween() throws {
    func factor(at seconds: Int64) throws -> Int {
      var model = try Models.eight(at: seconds)
      Update.apply(.pace(.toggleRun), to: &model)
      Update.apply(.pace(.tick(millis: 1)), to: &model)
      return model.pace.factor
    }
    // Checkpoint 3 is at 15:00; its B is long proven by 18:00.
    #expect(try factor(at: 930) < factor(at: 1080))
    #expect(try factor(at: 1080) >= 60)
  }

  @Test func timeRunsAtTheFactorEvenWhereNothingHappens() throws {
    var model = try Models.eight(at: 1080)
    Update.apply(.pace(.toggleRun), to: &model)
    for _ in 0..<5 { Update.apply(.pace(.slower), to: &model) }
    while model.pace.factor > 1 { Update.apply(.pace(.slower), to: &model) }
    for _ in 0..<400 { Update.apply(.pace(.tick(millis: 50)), to: &model) }
    // Twenty seconds at ×1; the world's own time is that of its last event.
    let passed = model.timeline.world.now - (.genesis + .seconds(1080))
    #expect((15...20).contains(passed.milliseconds / 1000))
  }

  @Test func runningBackwardsReachesGenesisAndStops() throws {
    var model = try Models.eight(at: 120)
    Update.apply(.pace(.toggleRunBackwards), to: &model)
    var ticks = 0
    while model.pace.direction == .backwards, ticks < 10_000 {
      Update.apply(.pace(.tick(millis: 100)), to: &model)
      ticks += 1
    }
    #expect(model.timeline.event == 0)
    var fixed = try Models.eight(at: 120)
    Update.apply(.pace(.toggleRunBackwards), to: &fixed)
    Update.apply(.pace(.faster), to: &fixed)
    Update.apply(.pace(.tick(millis: 100)), to: &fixed)
    #expect(fixed.timeline.world.now < .genesis + .seconds(120))
  }

  @Test func aTickWhilePausedChangesNothing() throws {
    var model = try Models.eight()
    let before = model.state
    #expect(Update.apply(.pace(.tick(millis: 5000)), to: &model).isEmpty)
    #expect(model.state == before)
  }

  @Test func bookmarksLeadBack() throws {
    var model = try Models.eight(after: [.bookmark(.set("here"))])
    let (event, state) = (model.timeline.event, model.state)
    Update.apply(.time(.checkpointForward), to: &model)
    Update.apply(.bookmark(.list), to: &model)
    Update.apply(.prompt(.accept), to: &model)
    #expect(model.timeline.event == event)
    #expect(model.state == state)
    #expect(model.layers.isEmpty)
  }

  @Test func theLogHoldsNothingTwiceAndNothingOfTheFuture() throws {
    var model = try Models.eight()
    for intent in [
      Intent.time(.stepForward), .time(.stepForward), .time(.stepBack), .time(.checkpointForward),
      .time(.checkpointBack),
      .time(.stepForward), .time(.stepBack), .time(.stepBack),
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
    Update.apply(.time(.nextChange), to: &model)
    let found = model.timeline.event
    #expect(
      model.changes.contains {
        $0.occurrence.objects(in: model.timeline.world).contains(model.selection)
      })
    Update.apply(.time(.nextChange), to: &model)
    #expect(model.timeline.event > found)
    Update.apply(.time(.previousChange), to: &model)
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
