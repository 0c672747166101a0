import RollupSimulation

/// Whole runs without a screen: time, memory, and the time against that of the hashes alone.
enum EngineBench {
  static func printDemo(_ name: String) throws {
    let scenario = try ScenarioSource.load(name)
    print(name, scenario, limits: nil)
  }

  static func printThousand() {
    print("1,000 rollups for an hour", BenchScenario.many(rollups: 1_000), limits: (15, 2_048))
  }

  static func printTenThousand() {
    print(
      "10,000 rollups for an hour", BenchScenario.many(rollups: 10_000), limits: (200, 16_384))
  }

  private static func print(
    _ title: String, _ scenario: Scenario, limits: (seconds: Double, mebibytes: Double)?
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
    BenchRow.heading(
      "\(title): \(world.tally.blocks) blocks, \(world.messages.count) messages, "
        + "\(world.violations.count) broken invariants")
    if let limits {
      BenchRow.most("time of the process", Double(own) / 1e9, limits.seconds, "s")
    } else {
      BenchRow.note("time of the process", "\(BenchRow.text(Double(own) / 1e9)) s")
    }
    BenchRow.note("time on the wall", "\(BenchRow.text(Double(wall) / 1e9)) s")
    if let limits {
      BenchRow.most("memory at most", Memory.peakMebibytes, limits.mebibytes, "MiB")
    }
    BenchRow.note(
      "events", "\(world.eventCount), \(world.eventCount * 1_000_000 / Int(own / 1_000)) a second")
    BenchRow.note("SHA-256", "\(hashes.hashes) hashes, \(hashes.blocks) blocks")
    BenchRow.note("time of the hashes alone", "\(BenchRow.text(floor / 1e9)) s")
    BenchRow.most("all of it / hashes alone", Double(own) / floor, 2, "×")
  }
}
