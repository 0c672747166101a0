@testable import RollupSimulation
import Support

/// Makes scenarios that a file can hold, with every kind of traffic, fault and expectation.
struct ScenarioMaker {
  let choices: Choices

  func number(_ range: ClosedRange<Int64>) -> Int64 {
    Int64(choices.int(in: Int(range.lowerBound)...Int(range.upperBound)))
  }
  func span(_ limit: Int64) -> Span { Span(milliseconds: number(0...limit)) }
  func flag() -> Bool { choices.bool() }

  func make() -> Scenario {
    var scenario = Scenario(name: "s-\(number(0...999))", settings: settings())
    scenario.summary = String(
      String.UnicodeScalarView(
        (0..<number(0...30)).map { _ in
          choices.element(of: ["a", " ", "\"", "\\", "\n", "é", "↦", "'", ":", "#", "&"])
        }))
    scenario.seed = choices.anyNumber()
    scenario.duration = Span(milliseconds: number(60_000...7_200_000))
    scenario.drain = span(600_000)
    scenario.opening = choices.element(of: [
      nil, .event(Int(number(0...9_999))), .time(Instant(milliseconds: number(0...60_000))),
    ])
    let count = scenario.settings.rollups
    for _ in 0..<number(0...6) { scenario.traffic.append(traffic(count)) }
    for _ in 0..<number(0...10) {
      scenario.faults.append(
        ScheduledFault(
          time: Instant(milliseconds: number(0...60_000)),
          action: choices.action(scenario.settings),
          afterEvent: flag() ? Int(number(0...9_999)) : nil))
    }
    for _ in 0..<number(0...6) { scenario.expectations.append(expectation(scenario.settings)) }
    return scenario
  }

  func settings() -> Settings {
    var s = Settings()
    s.rollups = Int(number(2...20))
    if flag() { s.order = order(s.rollups) }
    s.blockTime = Span(milliseconds: number(100...20_000))
    s.checkpointInterval = s.blockTime * number(1...100)
    s.checkpointsPerEpoch = Int(number(1...20))
    s.initialBalance = UInt64(number(0...1_000_000))
    s.importPolicy = flag() ? .root : .lowestCommonAncestor
    s.mergeUp = flag()
    s.networkDelay = span(2_000)
    s.messageLifetime = flag() ? nil : Span(milliseconds: number(1...900_000))
    s.aggregation.aggregators = Int(number(1...16))
    s.aggregation.workers = Int(number(1...64))
    s.aggregation.heartbeat = Span(milliseconds: number(1...10_000))
    s.aggregation.timeout =
      max(s.aggregation.heartbeat, s.networkDelay) + Span(milliseconds: number(1...90_000))
    s.aggregation.collectionDeadline = span(200_000)
    s.aggregation.exitAfter = flag() ? nil : Span(milliseconds: number(1...900_000))
    s.costs.chainProofMin = span(20_000)
    s.costs.chainProofMax = s.costs.chainProofMin + span(20_000)
    for r in 0..<s.rollups where number(0...4) == 0 {
      s.costs.chainProofOf.append(RollupProvingTime(rollup: RollupID(r), time: span(60_000)))
    }
    s.costs.fold = span(30_000)
    s.costs.settlement = span(60_000)
    s.costs.proofBytes = Int(number(0...9_999))
    s.costs.verificationGas = UInt64(number(0...999_999))
    s.costs.transactionGas = UInt64(number(0...999_999))
    s.costs.storageGas = UInt64(number(0...999_999))
    s.costs.calldataGasPerByte = UInt64(number(0...99))
    s.costs.diffBytesPerBlock = Int(number(0...999))
    s.l1.slot = Span(milliseconds: number(100...60_000))
    s.l1.finalitySlots = Int(number(0...100))
    s.l1.lockGrace = .minutes(number(60...600))
    s.l1.aggregatorStake = UInt64(number(0...99_999))
    s.l1.sequencerStake = UInt64(number(0...99_999))
    s.guards.continuity = flag()
    s.guards.lock = flag()
    s.guards.registry = flag()
    s.guards.rootMustBeEmpty = flag()
    s.guards.settleRule = flag()
    s.guards.nonces = flag()
    s.checkInvariants = flag()
    return s
  }

  func order(_ count: Int) -> [RollupID] {
    var left = (0..<count).map { RollupID($0) }
    var order: [RollupID] = []
    while !left.isEmpty { order.append(left.remove(at: choices.int(in: 0...(left.count - 1)))) }
    return order
  }

  func rollup(_ count: Int) -> RollupID { RollupID(Int(number(0...Int64(count - 1)))) }

  func traffic(_ count: Int) -> Traffic {
    let low = UInt64(number(0...50))
    let amounts = low...(low + UInt64(number(0...50)))
    let from = rollup(count)
    let to = RollupID((from.index + 1) % count)
    let time = Instant(milliseconds: number(0...60_000))
    return switch number(0...4) {
    case 0: .allToAll(amount: low)
    case 1: .randomPairs(permille: Int(number(0...1_000)), amounts: amounts)
    case 2: .hotSpot(to, permille: Int(number(0...1_000)), amounts: amounts)
    case 3: .stream(from: from, to: to, amount: low, start: time, every: .minutes(number(1...9)))
    default: .single(from: from, to: to, amount: low, at: time)
    }
  }

  func expectation(_ settings: Settings) -> RollupSimulation.Expectation {
    let quantity: Quantity =
      switch number(0...4) {
      case 0: .rollup(rollup(settings.rollups), .settled)
      case 1: .messageLevel(MessageID(Int(number(0...99))))
      case 2: .proven(checkpoint: Int(number(1...9)))
      case 3: .alive(AggregatorID(0))
      default: .counter(choices.element(of: Quantity.Counter.allCases))
      }
    let moment: RollupSimulation.Expectation.Moment =
      switch number(0...4) {
      case 0: .atEnd
      case 1: .at(Instant(milliseconds: number(0...60_000)))
      case 2: .always
      case 3: .never
      default: .eventually
      }
    return RollupSimulation.Expectation(
      moment: moment, quantity: quantity,
      comparison: choices.element(of: RollupSimulation.Expectation.Comparison.allCases),
      value: number(-5...5_000))
  }
}
