@testable import RollupSimulation

/// What a run took of everything that is counted, by the block. Only in a process that does nothing
/// else: the counts are the process's.
struct WorkCount {
  /// Hashes, all of a run's.
  let hashes: Double
  /// By kind of work.
  let work: [Double]

  /// Everyone sends to the same two others every twenty seconds: so what a block holds is the same
  /// in a run of any length among any number of rollups.
  private static func scenario(rollups n: Int, hours: Int) -> Scenario {
    var scenario = Scenario(name: "near", summary: "")
    scenario.settings.rollups = n
    scenario.settings.aggregation.workers = max(16, n / 4)
    scenario.settings.costs.fold = .seconds(1)
    scenario.duration = .minutes(Int64(60 * hours))
    scenario.traffic = (0..<n).flatMap { r in
      [1, 3].map {
        .stream(
          from: RollupID(r), to: RollupID((r + $0) % n), amount: 1, start: .genesis,
          every: .seconds(20))
      }
    }
    return scenario
  }

  /// Runs without a timeline, and counts.
  init(rollups n: Int, hours: Int) {
    var world = World(scenario: Self.scenario(rollups: n, hours: hours), seed: 1)
    let hashesBefore = HashMeter.now
    let before = WorkMeter.Kind.allCases.map { WorkMeter.now($0) }
    while world.step() {}
    precondition(world.violations.isEmpty && world.messages.count > world.tally.blocks / 3)
    let blocks = Double(world.tally.blocks)
    hashes = Double((HashMeter.now - hashesBefore).hashes) / blocks
    work = zip(WorkMeter.Kind.allCases, before).map { Double(WorkMeter.now($0) - $1) / blocks }
  }

  /// What the journal of a run holds, in keys and changes by the block.
  static func journal(rollups n: Int, hours: Int) -> Double {
    var timeline = Timeline(scenario: scenario(rollups: n, hours: hours), seed: 1)
    timeline.runToEnd()
    let journal = timeline.branches[0].journal
    let changes = (journal.counters + journal.rollups).reduce(0) { $0 + $1.count }
    return Double(journal.keys.count + changes) / Double(timeline.world.tally.blocks)
  }

  /// What the tables of a timeline copy because its snapshots share them, in elements and chunks by
  /// the block.
  static func copies(rollups n: Int, hours: Int) -> Double {
    var timeline = Timeline(scenario: scenario(rollups: n, hours: hours), seed: 1)
    let before = WorkMeter.now(.tableCopies)
    timeline.runToEnd()
    return Double(WorkMeter.now(.tableCopies) - before) / Double(timeline.world.tally.blocks)
  }

  /// The most events that a step back by block carries out again, over a walk of `steps` from the
  /// end and from places all over the run.
  static func replayed(rollups n: Int, hours: Int, steps: Int) -> (most: Int, spacing: Int) {
    var timeline = Timeline(scenario: scenario(rollups: n, hours: hours), seed: 1)
    timeline.runToEnd()
    let end = timeline.event
    var most = 0
    for k in 0..<steps {
      if k >= steps / 2 { timeline.seek(event: end / steps * k) }
      let before = WorkMeter.now(.eventsReplayed)
      timeline.stepBack(.block)
      most = max(most, WorkMeter.now(.eventsReplayed) - before)
    }
    return (most, timeline.spacing / 8)
  }

  func of(_ kind: WorkMeter.Kind) -> Double {
    work[WorkMeter.Kind.allCases.firstIndex(of: kind)!]
  }
}
