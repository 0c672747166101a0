import RollupSimulation

/// Going back and forth in a run of a million events on a thousand rollups.
enum TimeTravelBench {
  static func measure(_ log: BenchLog) {
    let scenario = BenchScenario.many(rollups: 1_000, duration: .minutes(80))
    var alone = World(scenario: scenario, seed: scenario.seed)
    let bare = Clock.own { while alone.step() {} }
    // Its memory would count among that of the timeline.
    alone = World(scenario: BenchScenario.many(rollups: 2), seed: 0)
    Memory.forgetPeak()
    var timeline = Timeline(scenario: scenario, seed: scenario.seed)
    let spent = Clock.own { timeline.runToEnd() }
    let end = timeline.event
    log.heading("time travel: 1,000 rollups for 80 minutes, \(end) events")
    log.note("running there, with snapshots", "\(Decimals.text(Double(spent) / 1e9)) s")
    let steps = log.isQuick ? 100 : 200
    log.note("with a timeline / without", "\(Decimals.text(Double(spent) / Double(bare))) ×")
    log.add(.timeline, Double(spent) / Double(bare))
    for unit in [StepUnit.event, .proof, .block] {
      timeline.seek(event: end)
      var samples = Samples()
      for _ in 0..<steps { samples.time { timeline.stepBack(unit) } }
      log.note("step back by \(unit), p50", samples.text(50))
      log.note("step back by \(unit), p99", samples.text(99))
      if unit == .proof { log.add(.stepBackByProof, nanoseconds: samples.nanoseconds(99)) }
      if unit == .block { log.add(.stepBackByBlock, nanoseconds: samples.nanoseconds(99)) }
    }
    let places = RandomStream(seed: 1, actor: 0, purpose: "jumps")
    var samples = Samples()
    for k in 0..<100 {
      let place = Int(places.uniform(UInt64(k), in: 0...Int64(end)))
      samples.time { timeline.seek(event: place) }
    }
    log.note("jump to a random event, p50", samples.text(50))
    log.note("jump to a random event, slowest", samples.text(100))
    log.add(.slowestJump, nanoseconds: samples.nanoseconds(100))
    samples = Samples()
    for k in 0..<50 {
      let time = places.uniform(UInt64(1_000 + k), in: 0...scenario.duration.milliseconds)
      samples.time { timeline.seek(time: Instant(milliseconds: time)) }
    }
    log.note("jump to a random time, slowest", samples.text(100))
    log.add(.slowestJump, nanoseconds: samples.nanoseconds(100))
    samples = Samples()
    for _ in 0..<20 {
      samples.time { timeline.seek(event: 0) }
      samples.time { timeline.seek(event: end) }
    }
    log.note("start to end and back, slowest", samples.text(100))
    log.add(.slowestJump, nanoseconds: samples.nanoseconds(100))
    timeline.seek(event: end / 2)
    samples = Samples()
    for _ in 0..<steps { samples.time { timeline.stepBack(.proof) } }
    log.note("step back after a jump, p99", samples.text(99))
    if !log.isQuick { measureSearches(&timeline, log) }
    log.note("memory at most", "\(Decimals.text(Memory.peakMebibytes)) MiB")
    log.add(.memory, Memory.peakMebibytes)
  }

  /// Searching back from the end for what is nowhere, or only near the start: all of the run.
  private static func measureSearches(_ timeline: inout Timeline, _ log: BenchLog) {
    timeline.seek(event: timeline.lastKnownEvent)
    let end = timeline.event
    let searches = [
      ("an event", "event epochBegan"), ("a change", "change R3#1"), ("a level", "m0.level < 1"),
      ("an expression", "R3.settled < 2 && blocks < 3000"),
      ("one that is never true", "blocks < 0 || at_risk.blocks < 0"),
      ("one with stuck messages", "messages.stuck > 0 && R3.settled < 120"),
      ("one that changes always", "events < 10 && proofs < 0"),
    ]
    for (name, text) in searches {
      guard case .success(let condition) = ConditionReader.condition(text, in: timeline.world)
      else { preconditionFailure("\(text) is a condition") }
      var samples = Samples()
      samples.time { _ = timeline.last(before: end, meeting: condition) }
      log.most("search back for \(name)", samples.millis(100), 2_000, "ms")
    }
  }
}
