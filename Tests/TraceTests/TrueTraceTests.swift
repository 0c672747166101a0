@testable import Audit
import FaultSearch
@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// What really ran is found true, whatever went wrong in it.
@Suite struct TrueTraceTests {
  @Test(arguments: BuiltInDemos.all.map(\.name).filter { $0 != "paper-100" })
  func everyDemoVerifies(_ name: String) throws {
    let text = try #require(BuiltInDemos.named(name)).text
    let scenario = try ScenarioReader.read(text: text, fileName: name).get()
    let (bytes, world) = Traces.make(scenario)
    let summary = try Traces.audit(bytes).get()
    #expect(summary.blocks == world.tally.blocks)
    #expect(summary.sent == world.messages.count)
    #expect(summary.proofs == world.proofs.count)
    #expect(summary.roots == world.roots.count)
    // After a reorg L1 has fewer blocks than were made.
    let isReorganised = scenario.faults.contains { $0.action.kind == .inject(.reorgL1) }
    let (made, there) = (summary.l1Blocks, world.l1.height)
    #expect(isReorganised ? made > there : made == there)
    #expect(summary.minted >= world.book.counts.usable)
  }

  @Test func anyStormVerifies() {
    check("storms", cases: 250, seed: 7) { choices in
      let scenario = RandomStorm(choices).scenario()
      let (bytes, world) = Traces.make(scenario)
      switch Traces.audit(bytes, pieces: choices.int(in: 1...5_000)) {
      case .success(let summary):
        try demandEqual(summary.blocks, world.tally.blocks, "blocks")
        try demandEqual(summary.proofs, world.proofs.count, "proofs")
      case .failure(let finding): throw Violation(finding.description)
      }
    }
  }

  /// The searched schedules bring adversaries along, whom the guards stop.
  @Test(arguments: 0..<3) func anySearchedScheduleVerifies(_ part: UInt64) throws {
    let text = try #require(BuiltInDemos.named("storm")).text
    let storm = try ScenarioReader.read(text: text, fileName: "storm").get()
    let schedule = FaultSchedule(
      over: storm, provingMax: ScenarioReader.slowestProver(in: storm))
    for seed in part * 50 + 1...part * 50 + 50 {
      let bytes = Traces.make(schedule.replay(seed: seed)).bytes
      if case .failure(let finding) = Traces.audit(bytes) {
        Issue.record("seed \(seed): \(finding)")
      }
    }
  }

  /// The longest epochs that a scenario may have are no reason to refuse it.
  @Test func anEpochOfYearsIsInRange() throws {
    var scenario = Traces.rich()
    scenario.faults = []
    scenario.settings.mode = .direct
    scenario.settings.checkpointInterval = .minutes(24 * 60)
    scenario.settings.checkpointsPerEpoch = 1_000
    try Readers.expectTrue(Traces.make(scenario).bytes, "a thousand days")
  }

  @Test func commandsStandInTheTrace() throws {
    var scenario = Traces.rich()
    scenario.faults = []
    let action = Action.inject(.crashAggregator(AggregatorID(0)))
    let command = Command(
      id: CommandID(4), action: action, afterEvent: 100, time: .genesis + .seconds(5))
    let (bytes, _) = Traces.make(scenario, commands: [command])
    let summary = try Traces.audit(bytes).get()
    #expect(summary.actions == 1)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"command\":4,\"action\":\"crash"))
  }

  @Test func theRichRunHasEveryKindOfLine() throws {
    let (bytes, _) = Traces.make(Traces.rich())
    let text = String(decoding: bytes, as: UTF8.self)
    let kinds = [
      "head", "genesis", "action", "block", "branch", "chain", "carry", "node", "root",
      "settlement", "lone", "l1_sent", "registered", "lone_settled", "slashed", "opened",
      "l1_block", "end",
    ]
    for kind in kinds { #expect(text.contains("{\"kind\":\"\(kind)\""), "\(kind)") }
    #expect(try Traces.audit(bytes).get().settledExports > 0)
  }

  @Test func twoTracesOfOneRunAreTheSameBytes() {
    #expect(Traces.make(Traces.rich()).bytes == Traces.make(Traces.rich()).bytes)
  }

  /// An auditor keeps what is open, and that does not grow with the epochs that have settled.
  @Test func aLongerTraceNeedsNoMoreMemory() throws {
    func kept(epochs: Int64) throws -> Int {
      var scenario = Traces.rich()
      scenario.faults = []
      scenario.duration = .seconds(40 * epochs)
      var auditor = Auditor()
      try auditor.feed(Traces.make(scenario).bytes[...])
      return auditor.keptEntries
    }
    let (short, long) = (try kept(epochs: 8), try kept(epochs: 24))
    #expect(short > 20)
    #expect(long <= short + 4)
  }
}
