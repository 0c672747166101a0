import RollupSimulation

/// Whole runs without a screen: time, memory, and the time against that of the hashes alone.
enum EngineBench {
  static func measureDemo(_ name: String, _ log: BenchLog) throws {
    let scenario = try ScenarioSource.load(name)
    measure(name, scenario, .enginePaper, limits: nil, log)
  }

  static func measureThousand(_ log: BenchLog) {
    measure(
      "1,000 rollups for an hour", BenchScenario.many(rollups: 1_000), .engineThousand,
      limits: (15, 2_048), log)
  }

  static func measureTenThousand(_ log: BenchLog) {
    measure(
      "10,000 rollups for an hour", BenchScenario.many(rollups: 10_000), .engineTenThousand,
      limits: (200, 16_384), log)
  }

  private static func measure(
    _ title: String, _ scenario: Scenario, _ figure: Figure,
    limits: (seconds: Double, mebibytes: Double)?, _ log: BenchLog
  ) {
    let costsBefore = HashCosts.measured()
    Memory.forgetPeak()
    var world = World(scenario: scenario, seed: scenario.seed)
    let before = HashMeter.now
    let start = Clock.nanoseconds
    let own = Clock.own { while world.step() {} }
    let wall = Clock.nanoseconds - start
    let hashes = HashMeter.now - before
    // What else the machine does changes what a hash costs: it is measured on both sides.
    let floor = (costsBefore.floor(hashes) + HashCosts.measured().floor(hashes)) / 2
    log.heading(
      "\(title): \(world.tally.blocks) blocks, \(world.messages.count) messages, "
        + "\(world.violations.count) broken invariants")
    if let limits {
      log.most("time of the process", Double(own) / 1e9, limits.seconds, "s")
    } else {
      log.note("time of the process", "\(Decimals.text(Double(own) / 1e9)) s")
    }
    log.note("time on the wall", "\(Decimals.text(Double(wall) / 1e9)) s")
    if let limits {
      log.most("memory at most", Memory.peakMebibytes, limits.mebibytes, "MiB")
    }
    log.note(
      "events", "\(world.eventCount), \(world.eventCount * 1_000_000 / Int(own / 1_000)) a second")
    log.note("SHA-256", "\(hashes.hashes) hashes, \(hashes.blocks) blocks")
    log.note("time of the hashes alone", "\(Decimals.text(floor / 1e9)) s")
    log.note("all of it / hashes alone", "\(Decimals.text(Double(own) / floor)) ×")
    log.add(figure, Double(own) / floor)
  }
}
