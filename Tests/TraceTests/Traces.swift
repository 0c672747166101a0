import Audit
@testable import RollupSimulation
import TraceFile

/// Traces made and audited in memory.
enum Traces {
  /// The trace of a run with these commands in their places, and the world at its end.
  static func make(
    _ scenario: Scenario, seed: UInt64? = nil, commands: [Command] = []
  ) -> (bytes: [UInt8], world: World) {
    var course = Course(scenario, seed: seed ?? scenario.seed, commands: commands)
    course.isTracing = true
    var writer = TraceWriter()
    var text = writer.begin(course.world, run: "a run")
    while course.step() { text += writer.take(course.world) }
    text += writer.finish(course.world)
    return (Array(text.utf8), course.world)
  }

  /// What an auditor says, fed in pieces of any length.
  static func audit(
    _ bytes: [UInt8], pieces: Int = 1 << 16
  ) -> Result<AuditSummary, Finding> {
    var auditor = Auditor()
    do throws(Finding) {
      var rest = bytes[...]
      while !rest.isEmpty {
        try auditor.feed(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
      }
      return .success(try auditor.finish())
    } catch {
      return .failure(error)
    }
  }

  /// Three rollups, two aggregators, short epochs, and enough damage that every kind of line
  /// occurs: a fork with evidence, a crash, an exit, carried leaves, a lock that ends and lone
  /// proofs.
  static func rich() -> Scenario {
    var scenario = Scenario(name: "rich")
    scenario.settings.rollups = 3
    scenario.settings.checkpointInterval = .seconds(20)
    scenario.settings.checkpointsPerEpoch = 2
    scenario.settings.costs.chainProofMin = .seconds(2)
    scenario.settings.costs.chainProofMax = .seconds(4)
    scenario.settings.costs.fold = .seconds(2)
    scenario.settings.costs.settlement = .seconds(3)
    scenario.settings.aggregation.collectionDeadline = .seconds(12)
    scenario.settings.aggregation.timeout = .seconds(18)
    scenario.settings.aggregation.exitAfter = .seconds(40)
    scenario.settings.l1.lockGrace = .seconds(30)
    scenario.settings.l1.finalitySlots = 1
    scenario.duration = .seconds(240)
    scenario.drain = .seconds(60)
    scenario.traffic = [.allToAll(amount: 3)]
    let (r1, r2) = (RollupID(1), RollupID(2))
    func at(_ seconds: Int64, _ action: Action) {
      scenario.faults.append(ScheduledFault(time: .genesis + .seconds(seconds), action: action))
    }
    at(33, .inject(.forkRollup(r1, depth: 2)))
    at(52, .inject(.loseChainProof(r2)))
    at(61, .exit(RollupID(0)))
    at(90, .inject(.forkRollup(r2, depth: 6)))
    at(101, .inject(.crashAggregator(AggregatorID(0))))
    at(103, .inject(.crashAggregator(AggregatorID(1))))
    at(170, .heal(.aggregator(AggregatorID(1))))
    return scenario
  }
}
