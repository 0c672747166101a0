import RollupSimulation

/// Going back and forth in a run of a million events on a thousand rollups.
enum TimeTravelBench {
  static func print() {
    let scenario = BenchScenario.many(rollups: 1_000, duration: .minutes(80))
    Memory.forgetPeak()
    var timeline = Timeline(scenario: scenario, seed: scenario.seed)
    let spent = Clock.own { timeline.runToEnd() }
    let end = timeline.event
    BenchRow.heading("time travel: 1,000 rollups for 80 minutes, \(end) events")
    BenchRow.note("running there, with snapshots", "\(BenchRow.text(Double(spent) / 1e9)) s")
    var alone = World(scenario: scenario, seed: scenario.seed)
    let bare = Clock.own { while alone.step() {} }
    BenchRow.note("with a timeline / without", "\(BenchRow.text(Double(spent) / Double(bare))) ×")
    for unit in [StepUnit.event, .proof, .block] {
      timeline.seek(event: end)
      var samples = Samples()
      for _ in 0..<200 { samples.time { timeline.stepBack(unit) } }
      BenchRow.note("step back by \(unit), p50", "\(BenchRow.text(samples.millis(50))) ms")
      BenchRow.most("step back by \(unit), p99", samples.millis(99), 16, "ms")
    }
    let places = RandomStream(seed: 1, actor: 0, purpose: "jumps")
    var samples = Samples()
    for k in 0..<100 {
      let place = Int(places.uniform(UInt64(k), in: 0...Int64(end)))
      samples.time { timeline.seek(event: place) }
    }
    BenchRow.note("jump to a random event, p50", "\(BenchRow.text(samples.millis(50))) ms")
    BenchRow.most("jump to a random event, slowest", samples.millis(100), 100, "ms")
    samples = Samples()
    for k in 0..<50 {
      let time = places.uniform(UInt64(1_000 + k), in: 0...scenario.duration.milliseconds)
      samples.time { timeline.seek(time: Instant(milliseconds: time)) }
    }
    BenchRow.most("jump to a random time, slowest", samples.millis(100), 100, "ms")
    samples = Samples()
    for _ in 0..<20 {
      samples.time { timeline.seek(event: 0) }
      samples.time { timeline.seek(event: end) }
    }
    BenchRow.most("start to end and back, slowest", samples.millis(100), 100, "ms")
    timeline.seek(event: end / 2)
    samples = Samples()
    for _ in 0..<200 { samples.time { timeline.stepBack(.proof) } }
    BenchRow.most("step back after a jump, p99", samples.millis(99), 16, "ms")
    printSearches(&timeline)
    BenchRow.most("memory at most", Memory.peakMebibytes, 2_048, "MiB")
  }

  /// Searching back from the end for what is nowhere, or only near the start: all of the run.
  private static func printSearches(_ timeline: inout Timeline) {
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
      BenchRow.most("search back for \(name)", samples.millis(100), 2_000, "ms")
    }
  }
}
