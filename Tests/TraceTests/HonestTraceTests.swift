import FaultSearch
@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Runs in which every rule of the protocol was kept, although parties acted on what they did not
/// know yet: an auditor that refuses one is wrong. Small cases of what was once refused, by both
/// readers, and then many runs by ours.
@Suite struct HonestTraceTests {
  /// By what happens in it.
  private static let cases: KeyValuePairs = [
    "after a reorg L1 stores another branch of one that had run ahead": """
    settings:
      mode: direct
      blockTime: 1s
      checkpointInterval: 4s
      checkpointsPerEpoch: 7
      costs: {chainProofMin: 1ms, chainProofMax: 1s}
      l1: {slot: 26s}
    traffic: [allToAll: {amount: 0}]
    faults:
      - {at: 33s, fork: {rollup: R2, depth: 30}}
      - {at: 52s, frontRun: R2}
      - {at: 153s, reorgL1: {depth: 100}}
    """,
    "who has left keeps an import that can wait on L1": """
    duration: 10min
    settings:
      modeOf: {R0>R3: l1-root, R2>R1: direct, R2>R3: l1-root, R3>R1: l3-on-l2}
      checkpointsPerEpoch: 1
      l1: {finalitySlots: 0}
    traffic: [allToAll: {amount: 0}]
    faults: [{at: 2s, leave: R1}]
    """,
    "epochs that began without a tree have holders too": """
    duration: 2min48s
    settings:
      mode: direct
      modeOf: {R0>R1: shared-direct, R1>R0: intermediate, R1>R3: direct, R1>R4: l1-root,
        R1>R6: l3-on-l2, R2>R1: l3-combined, R3>R2: l3-on-l2, R3>R6: l1-root, R4>R1: direct,
        R4>R3: shared-direct, R5>R1: shared-direct, R5>R2: l1-root, R6>R3: l3-combined}
      checkpointInterval: 8s
      checkpointsPerEpoch: 4
      aggregation: {aggregators: 3, workers: 1}
      l1: {finalitySlots: 0}
    faults:
      - {at: 2min9s, join: R1}
      - {at: 4min2s, crashAggregator: Agg1}
      - {at: 5min20s, heal: Agg1}
    """,
    "a rollup returns to a leaf, and a newer one is on its way to it": """
    settings:
      rollups: 2
      checkpointInterval: 6s
      networkDelay: 20s
      aggregation: {collectionDeadline: 28s}
      costs: {chainProofOf: {R0: 4s}, fold: 5s}
    faults: [{at: 59s, fork: {rollup: R0, depth: 4}}]
    """,
    "an L3 goes with its L2, which stands on another branch than L1 stores": """
    duration: 30s
    settings:
      mode: l3-on-l2
      blockTime: 3s
      checkpointInterval: 3s
      checkpointsPerEpoch: 1
      costs: {chainProofMin: 0s, chainProofMax: 0s}
    traffic: [allToAll: {amount: 0}]
    faults:
      - {at: 18s, badImport: R0}
      - {at: 18s, fork: {rollup: R0, depth: 5}}
    """,
    "an older leaf of one that joined late and has left is carried": """
    duration: 32s
    settings:
      checkpointInterval: 5s
      checkpointsPerEpoch: 1
      isolated: [R1]
      l1: {finalitySlots: 0}
    faults:
      - {at: 0s, join: R1}
      - {at: 16s, leave: R1}
    """,
    "a leaf taken in late is carried before any B holds it": """
    duration: 36s
    settings:
      checkpointInterval: 5s
      checkpointsPerEpoch: 1
      networkDelay: 3s
      aggregation: {aggregators: 3, heartbeat: 1ms, timeout: 3001ms, collectionDeadline: 0s}
      costs: {fold: 0s, settlement: 0s}
      l1: {slot: 100ms, finalitySlots: 0, lockGrace: 19s}
    faults: [{at: 0s, crashAggregator: Agg2}]
    """,
    "a prover goes on from what L1 has left behind": """
    settings:
      networkDelay: 18s
      aggregation: {collectionDeadline: 0s}
      costs: {chainProofMin: 0s, fold: 0s, settlement: 0s}
      l1: {finalitySlots: 0}
    """,
  ]

  @Test func bothReadersFindThemTrue() throws {
    for (name, text) in Self.cases {
      let scenario = try ScenarioReader.read(
        text: "schema: 1\nname: honest\n" + text, fileName: name
      ).get()
      try Readers.expectTrue(Traces.make(scenario).bytes, name)
    }
  }

  private func storm() throws -> FaultSchedule {
    let text = try #require(BuiltInDemos.named("storm")).text
    let storm = try ScenarioReader.read(text: text, fileName: "storm").get()
    return FaultSchedule(over: storm, drawsSettings: true)
  }

  /// Settings that nobody chose, over all modes.
  @Test(arguments: 0..<4) func anyDrawnSettingsVerify(_ part: UInt64) throws {
    let schedule = try storm()
    for seed in part * 120 + 1...part * 120 + 120 {
      let bytes = Traces.make(schedule.scenario(seed: seed)).bytes
      if case .failure(let finding) = Traces.audit(bytes) {
        Issue.record("seed \(seed): \(finding)")
      }
    }
  }

  /// An L1 that outruns the network, and proofs that take no time: parties know least then.
  @Test(arguments: 0..<4) func anyHastyL1Verifies(_ part: UInt64) throws {
    let schedule = try storm()
    for seed in part * 80 + 1...part * 80 + 80 {
      var scenario = schedule.scenario(seed: seed)
      hasten(&scenario, by: seed)
      if case .failure(let finding) = Traces.audit(Traces.make(scenario).bytes) {
        Issue.record("seed \(seed): \(finding)")
      }
    }
  }

  private func hasten(_ scenario: inout Scenario, by seed: UInt64) {
    let choices = Choices(seed: seed)
    func isDrawn(in n: Int) -> Bool { choices.int(in: 1...n) == 1 }
    var s = scenario.settings
    if isDrawn(in: 2) { s.l1.finalitySlots = 0 }
    if isDrawn(in: 2) { (s.costs.fold, s.costs.settlement) = (.zero, .zero) }
    if isDrawn(in: 2) { s.costs.chainProofMin = .zero }
    if isDrawn(in: 3) { s.aggregation.collectionDeadline = .zero }
    if isDrawn(in: 2) { s.l1.slot = .milliseconds(100 + Int64(choices.int(in: 0...2_000))) }
    if isDrawn(in: 2) { s.checkpointsPerEpoch = 1 }
    if isDrawn(in: 2) {
      s.networkDelay = .milliseconds(Int64(choices.int(in: 0...20_000)))
      s.aggregation.timeout = max(s.aggregation.heartbeat, s.networkDelay) + .seconds(9)
    }
    scenario.settings = s
    scenario.settings.l1.lockGrace = ScenarioReader.shortestLockGrace(of: scenario)
  }
}
