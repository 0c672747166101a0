import Explorer
import Foundation
import Interchange
@testable import RollupSimulation
import Support
import Testing

/// The trace as a strict reader of the format sees it, against the world it is of.
@Suite struct ChromeTraceTests {
  private func trace(_ run: RecordedRun) throws -> TraceReader {
    try TraceReader(Runs.text { try ChromeTrace.write(run, words: Wording.sentence, to: $0) })
  }

  @Test(arguments: Runs.names)
  func itKeepsTheFormatsRules(_ name: String) throws {
    let run = try Runs.run(name)
    let trace = try trace(run)
    #expect(trace.complaints == [])
    let world = run.end
    #expect(trace.slices.count { $0.category == "block" } == world.tally.blocks)
    #expect(trace.slices.count { $0.category == "proof" } == world.jobs.count)
    // After a reorg L1 has fewer blocks than were made.
    let l1Blocks = trace.slices.count { $0.category == "l1" }
    let isReorganised = run.scenario.faults.contains { $0.action.kind == .inject(.reorgL1) }
    #expect(isReorganised ? l1Blocks > world.l1.height : l1Blocks == world.l1.height)
    #expect(trace.events("s").count == world.messages.count)
    #expect(
      trace.events("i").count { $0.fields["cat"] as? String == "registered" }
        >= world.tally.settlements)
  }

  /// No two slices of a track overlap, so that each track is one line.
  @Test(arguments: Runs.names)
  func noTrackDoesTwoThingsAtOnce(_ name: String) throws {
    let slices = try trace(Runs.run(name)).slices
    for (track, slices) in Dictionary(grouping: slices, by: \.track) {
      let sorted = slices.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
      for (a, b) in zip(sorted, sorted.dropFirst()) {
        #expect(a.end <= b.start, "\(a.name) and \(b.name) on \(track)")
      }
    }
  }

  /// Without a revert each message's arrow has one end for each level that it reached.
  @Test(arguments: ["eight", "happy-path", "successor-mid-tree"])
  func anArrowGoesAsFarAsItsMessage(_ name: String) throws {
    let run = try Runs.run(name)
    let trace = try trace(run)
    let world = run.end
    var ends: [Int: [String]] = [:]
    for event in trace.events where ["s", "t", "f"].contains(event.phase) {
      ends[event.fields["id"] as? Int ?? -1, default: []].append(event.phase)
    }
    for message in world.messages {
      var expected = ["s"]
      if message.mint != nil { expected.append("t") }
      if message.mint?.settled != nil { expected.append("t") }
      if message.onL1 != nil { expected.append("f") }
      #expect(ends[message.id.index] == expected, "m\(message.id.rawValue)")
    }
  }

  /// A slice of a job lies where the job lay and says what became of it.
  @Test(arguments: Runs.names)
  func aSliceIsAJob(_ name: String) throws {
    let run = try Runs.run(name)
    let world = run.end
    let slices = try trace(run).slices.filter { $0.category == "proof" }
    for slice in slices {
      let job = world.job(JobID(slice.args["job"] as? Int ?? -1))
      #expect(slice.start == Double(job.started.milliseconds * 1000))
      let outcome = slice.args["outcome"] as? String ?? ""
      switch job.state {
      case .done:
        #expect(slice.end == Double(job.ends.milliseconds * 1000))
        #expect(!outcome.contains("running") && outcome != "lost" && outcome != "abandoned")
        if outcome == "proven" { #expect((slice.args["cur"] as? String)?.count == 64) }
      case .running: #expect(outcome.contains("still running"))
      case .abandoned: #expect(outcome == "abandoned")
      case .lost: #expect(outcome == "lost")
      }
    }
  }

  @Test func countersEndWhereTheTallyDoes() throws {
    let run = try Runs.run("eight")
    let world = run.end
    let counters = try trace(run).events("C")
    let messages = counters.last { $0.name == "messages that reached" }?.args
    #expect(messages?["final"] as? Int == world.messages.count { $0.final != nil })
    #expect(messages?["covered"] as? Int == world.messages.count { $0.coveredBy != nil })
    let risk = world.rollups.reduce(0) { $0 + $1.height - world.coveredHeight(of: $1.id) }
    #expect(counters.last { $0.name == "blocks at risk" }?.args["blocks"] as? Int == risk)
  }

  @Test func anyStormKeepsTheRules() {
    check("traces of storms", cases: 60) { choices in
      let run = Runs.storm(choices)
      let trace = try trace(run)
      try demandEqual(trace.complaints, [], "complaints")
      let world = run.end
      try demandEqual(trace.slices.count { $0.category == "proof" }, world.jobs.count, "jobs")
      try demandEqual(
        trace.slices.count { $0.category == "block" }, world.tally.blocks, "blocks")
    }
  }

  /// Sixty blocks rebuilt in one millisecond stand side by side, or have no length.
  @Test func aDeepForkKeepsTheRules() throws {
    var scenario = try Runs.scenario("eight")
    scenario.faults = [
      ScheduledFault(
        time: .genesis + .minutes(10), action: .inject(.forkRollup(RollupID(2), depth: 60)))
    ]
    let run = RecordedRun(scenario, seed: 1, until: .genesis + .minutes(12))
    let trace = try trace(run)
    #expect(trace.complaints == [])
    #expect(trace.slices.count { $0.category == "block" } == run.end.tally.blocks)
  }

  @Test func aNameCanNotEscape() throws {
    let text = Runs.text { try? ChromeTrace.write(Runs.hostile, words: Wording.sentence, to: $0) }
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(try TraceReader(text).complaints == [])
    #expect(text.contains(#"a\"b\\c\\N&lt;<d>"#))
  }

  @Test func itComesInPieces() throws {
    var pieces = 0
    var largest = 0
    try ChromeTrace.write(Runs.run("eight"), words: Wording.sentence) {
      pieces += 1
      largest = max(largest, $0.utf8.count)
    }
    #expect(pieces > 1_000 && largest < 65_536)
  }

  /// What was done by hand is in the trace, and it ends where the timeline stands.
  @Test func aTimelineIsTracedWithItsCommands() throws {
    let scenario = try Runs.scenario("eight")
    var timeline = Timeline(scenario: scenario, seed: 1)
    timeline.seek(time: .genesis + .minutes(8))
    timeline.perform(.inject(.crashAggregator(AggregatorID(0))))
    timeline.seek(time: .genesis + .minutes(12))
    let run = RecordedRun(timeline)
    #expect(run.end.stateHash() == timeline.world.stateHash())
    let trace = try trace(run)
    #expect(trace.complaints == [])
    #expect(trace.events("i").contains { $0.name.hasPrefix("FAULT: Agg0 crashes") })
    #expect(trace.events.allSatisfy { $0.time <= 12 * 60 * 1_000_000 + 100 })
  }
}
