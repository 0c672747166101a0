import RollupSimulation

/// A run in the Trace Event Format, which Perfetto and `chrome://tracing` open.
///
/// Rollups (sequencer, prover), aggregators (one track a worker) and L1 are processes; proofs are
/// slices from start to end, blocks short ones, messages arrows from the sending block over the
/// minting block and the node that settles it to the L1 block. Times are microseconds of simulated
/// time. See <doc:Interchange> for the whole mapping.
public enum ChromeTrace {
  /// Writes the trace of a run, bit by bit; memory does not grow with the run, but for a byte a
  /// message. O(events + messages).
  public static func write(
    _ run: RecordedRun, words: @escaping OccurrenceWords, to sink: (String) throws -> Void
  ) rethrows {
    let about: [(String, JSONText)] = [
      ("scenario", .string(run.scenario.name)), ("seed", .string(String(run.seed))),
      ("time", .string("microseconds of simulated time")),
    ]
    try sink(
      "{\"displayTimeUnit\":\"ms\",\"otherData\":\(JSONText.object(about).text),"
        + "\"traceEvents\":[\n")
    var narrator: TraceNarrator?
    let end = try run.walk { world in
      if narrator == nil { narrator = TraceNarrator(world, words) }
      narrator?.tell(world)
      if let text = narrator?.lines.take(), !text.isEmpty { try sink(text) }
    }
    var last = narrator ?? TraceNarrator(end, words)
    last.finish(end)
    try sink(last.lines.take())
    try sink("\n]}\n")
  }
}

/// What has been told of a run so far, and what is still open.
struct TraceNarrator {
  var lines: TraceLines
  /// By message: where its arrow is.
  var arrows: [Arrow] = []
  var jobs = OpenJobs()
  private var counters = TraceCounters()

  /// An arrow that ended is never taken up again, even if its mint is undone and comes back.
  enum Arrow: UInt8 { case none, begun, ended }

  /// Words for moments.
  let words: OccurrenceWords

  init(_ world: World, _ words: @escaping OccurrenceWords) {
    self.words = words
    lines = TraceLines(world.tree)
    lines.instant(
      "genesis", "run", at: .genesis, on: .run,
      [("rollups", .int(world.rollupNumbers.count)), ("name", .string(world.scenario.name))])
  }

  /// Tells what the last event did.
  mutating func tell(_ world: World) {
    counters.note(world, &lines)
    tellJobs(world)
    for record in world.records {
      if case .sequencer(.blockMade(let r, let height, _, let mints, let sends)) =
        record.occurrence
      {
        tellBlock(r, height, mints: mints, sends: sends, world)
      } else if case .l1(.l1BlockMade(let number, let transactions)) = record.occurrence {
        tellL1Block(number, transactions, world)
      } else {
        tellInstant(record, world)
      }
    }
  }

  /// Closes what is still open where the trace ends.
  mutating func finish(_ world: World) {
    counters.finish(&lines)
    for job in jobs.open {
      lines.end(
        at: world.now, on: job.track, [("outcome", .string("still running where the trace ends"))])
    }
    jobs.open = []
  }
}

/// Two counters, written once an instant at which they changed.
struct TraceCounters {
  private var writtenAtRisk: Int?
  private var writtenLevels: [Int]?
  private var atRisk = 0
  private var levels = Self.levels(MessageCounts())
  private var time = Instant.genesis

  mutating func note(_ world: World, _ lines: inout TraceLines) {
    if world.now > time { write(&lines) }
    time = world.now
    atRisk = world.tally.atRisk
    levels = Self.levels(world.messageCounts)
  }

  mutating func finish(_ lines: inout TraceLines) { write(&lines) }

  private mutating func write(_ lines: inout TraceLines) {
    if writtenAtRisk != atRisk {
      lines.counter("blocks at risk", at: time, [("blocks", .int(atRisk))])
    }
    if writtenLevels != levels {
      let names = [
        "sent", "openable", "imported", "settled in the tree", "covered", "on L1", "final",
      ]
      lines.counter(
        "messages that reached", at: time,
        Array(zip(names, levels.map { JSONText.int($0) })))
    }
    writtenAtRisk = atRisk
    writtenLevels = levels
  }

  private static func levels(_ t: MessageCounts) -> [Int] {
    [t.sent, t.openable, t.usable, t.settledInTree, t.covered, t.onL1, t.final]
  }
}
