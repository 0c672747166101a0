import Support

@testable import RollupSimulation

/// What a run took of everything that is counted, by the block. Only in a process that does nothing
/// else: the counts are the process's.
struct WorkCount {
  /// Hashes, all of a run's.
  let hashes: Double
  /// By kind of work.
  let work: [Double]

  /// Runs without a timeline, and counts.
  init(rollups n: Int, hours: Int) {
    var world = World(scenario: .nearTraffic(rollups: n, hours: hours), seed: 1)
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
    var timeline = Timeline(scenario: .nearTraffic(rollups: n, hours: hours), seed: 1)
    timeline.runToEnd()
    let journal = timeline.branches[0].journal
    let changes = (journal.counters + journal.rollups).reduce(0) { $0 + $1.count }
    return Double(journal.keys.count + changes) / Double(timeline.world.tally.blocks)
  }

  /// What the tables of a timeline copy because its snapshots share them, in elements and chunks by
  /// the block.
  static func copies(rollups n: Int, hours: Int) -> Double {
    var timeline = Timeline(scenario: .nearTraffic(rollups: n, hours: hours), seed: 1)
    let before = WorkMeter.now(.tableCopies)
    timeline.runToEnd()
    return Double(WorkMeter.now(.tableCopies) - before) / Double(timeline.world.tally.blocks)
  }

  /// The most events that a step back by block carries out again, over a walk of `steps` from the
  /// end and from places all over the run.
  static func replayed(rollups n: Int, hours: Int, steps: Int) -> (most: Int, spacing: Int) {
    var timeline = Timeline(scenario: .nearTraffic(rollups: n, hours: hours), seed: 1)
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

  /// What each event of L1 copies right after a snapshot, in elements and chunks, and how many
  /// mints came to be on L1 by it or final.
  static func copiesByL1(rollups n: Int, hours: Int) -> [(copies: Int, messages: Int)] {
    var world = World(scenario: .nearTraffic(rollups: n, hours: hours), seed: 1)
    var found: [(Int, Int)] = []
    while true {
      let snapshot = world
      let before = WorkMeter.now(.tableCopies)
      guard world.step() else { return found }
      let copies = WorkMeter.now(.tableCopies) - before
      let (old, new) = (snapshot.book.counts, world.book.counts)
      let moved = new.onL1 - old.onL1 + new.final - old.final
      if moved > 0 { found.append((copies, moved)) }
    }
  }

  func of(_ kind: WorkMeter.Kind) -> Double {
    work[WorkMeter.Kind.allCases.firstIndex(of: kind)!]
  }
}
