import Support
import Testing

@testable import RollupSimulation

/// A run with everything that it told.
struct Story {
  var world: World
  var records: [Record] = []

  /// Runs `scenario` until nothing is due any more, or nothing before or at `end`.
  init(_ scenario: Scenario, until end: Int? = nil) {
    world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    run(until: end)
    if end == nil { world.checkRunEnd() }
  }

  /// Goes on to `end` seconds, or to the run's end.
  mutating func run(until end: Int? = nil) {
    let last = end.map { Instant.seconds($0) } ?? world.scenario.end
    while let next = world.nextInstant, next <= last, world.step() { records += world.records }
  }

  /// Carries out an action now.
  mutating func perform(_ action: Action) {
    let command = Command(
      id: CommandID(1), action: action, afterEvent: world.eventCount, time: world.now)
    world.carryOut(command)
    records += world.records
  }

  /// The records for whose occurrence `pick` finds something, with what it found.
  func all<T>(_ pick: (Occurrence) -> T?) -> [(record: Record, found: T)] {
    records.compactMap { record in pick(record.occurrence).map { (record, $0) } }
  }

  /// The time in milliseconds of the first occurrence that `pick` accepts.
  func time(_ pick: (Occurrence) -> Bool) -> Int64? {
    records.first { pick($0.occurrence) }?.time.milliseconds
  }

  /// How many occurrences `pick` accepts.
  func count(_ pick: (Occurrence) -> Bool) -> Int { records.count { pick($0.occurrence) } }

  /// When each `B` was proven, in milliseconds, by checkpoint.
  var rootTimes: [Int64] { world.roots.map { world.proof($0).madeAt.milliseconds } }
}

extension Instant {
  static func seconds(_ n: Int) -> Instant { Instant(milliseconds: Int64(n) * 1000) }
}

/// A scenario of round numbers: a checkpoint every minute, three an epoch; chain proofs take 5 s,
/// folds 2 s, deliveries 500 ms, a settlement proof 5 s. Without faults `B_i` of four rollups is
/// there 9.5 s after checkpoint `i`.
func village(
  rollups: Int = 4, epochs: Int = 1, traffic: [Traffic] = [], faults: [(Int, Action)] = [],
  _ change: (inout Settings) -> Void = { _ in }
) -> Scenario {
  var s = Settings()
  s.rollups = rollups
  s.checkpointInterval = .seconds(60)
  s.checkpointsPerEpoch = 3
  s.costs.chainProofMin = .seconds(5)
  s.costs.chainProofMax = .seconds(5)
  s.costs.fold = .seconds(2)
  s.costs.settlement = .seconds(5)
  s.aggregation.heartbeat = .seconds(5)
  s.aggregation.timeout = .seconds(15)
  s.aggregation.collectionDeadline = .seconds(30)
  s.aggregation.exitAfter = nil
  s.l1.finalitySlots = 1
  s.l1.lockGrace = .seconds(90)
  change(&s)
  var scenario = Scenario(name: "village", settings: s)
  scenario.duration = s.epochLength * Int64(epochs)
  scenario.drain = .seconds(150)
  scenario.traffic = traffic
  scenario.faults = faults.map { ScheduledFault(time: .seconds($0.0), action: $0.1) }
  return scenario
}

extension RollupID: ExpressibleByIntegerLiteral {
  /// The identifier with this number.
  public init(integerLiteral value: Int32) { self.init(rawValue: value) }
}
extension AggregatorID: ExpressibleByIntegerLiteral {
  /// The identifier with this number.
  public init(integerLiteral value: Int32) { self.init(rawValue: value) }
}

/// One message from `from` to `to` in the first block at or after `at` seconds.
func message(_ from: RollupID, _ to: RollupID, at: Int, amount: UInt64 = 10) -> Traffic {
  .single(from: from, to: to, amount: amount, at: .seconds(at))
}

/// Expects a result of a call that changes something, which `#expect` itself can't make.
func confirm(_ holds: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(holds, sourceLocation: sourceLocation)
}
