import FaultSearch
@testable import RollupSimulation

/// Small scenarios with random settings and traffic in any mode, and a random schedule of all
/// faults over them.
///
/// Settings and traffic are drawn from `Choices`, so that a case that fails can be made smaller;
/// the faults are those of a seed of the search: every kind, with reorgs, joins and leaves. A seed
/// is one number, so of each fault another choice says whether it stays: lowered, it goes.
public struct RandomStorm {
  let choices: Choices
  let modes: [MessagingMode]

  /// Every mode, the one with the most to it first.
  public static let allModes =
    [MessagingMode.intermediate] + MessagingMode.allCases.filter { $0 != .intermediate }

  /// A storm that draws from `choices`.
  public init(_ choices: Choices, modes: [MessagingMode] = RandomStorm.allModes) {
    self.choices = choices
    self.modes = modes
  }

  private func number(_ range: ClosedRange<Int>) -> Int { choices.int(in: range) }
  private func seconds(_ range: ClosedRange<Int>) -> Span { .seconds(Int64(number(range))) }

  /// A scenario of 2–9 rollups, 1–3 aggregators and short epochs, with the faults, reorgs, joins
  /// and leaves of a seed.
  public func scenario() -> Scenario {
    var scenario = Scenario(name: "storm", settings: settings())
    let epochs = number(1...4)
    scenario.duration = scenario.settings.epochLength * Int64(epochs)
    scenario.drain = seconds(0...240)
    scenario.traffic = traffic(scenario)
    var storm = FaultSchedule(over: scenario).scenario(seed: UInt64(number(0...9_999)))
    storm.faults = storm.faults.filter { _ in number(0...9_999) > 0 }
    return storm
  }

  /// A scenario whose settings are drawn as the search draws them, so that clocks, costs and places
  /// meet in ways nobody chose: provers slower than an interval, slots longer than an epoch, L3s.
  public func drawnScenario() -> Scenario {
    var base = Scenario(name: "drawn", settings: settings())
    base.duration = base.settings.epochLength * Int64(number(1...4))
    base.traffic = traffic(base)
    let schedule = FaultSchedule(over: base, drawsSettings: true)
    var storm = schedule.scenario(seed: UInt64(number(0...99_999)))
    storm.faults = storm.faults.filter { _ in number(0...9_999) > 0 }
    return storm
  }

  /// The same with provers that keep up, and with everything healed one epoch before blocks end:
  /// then the run must come to its end by itself.
  public func healedScenario() -> Scenario {
    var scenario = scenario()
    let calm = Instant.genesis + scenario.duration
    scenario.duration = scenario.duration + scenario.settings.epochLength
    scenario.drain = .minutes(10)
    scenario.settings.aggregation.workers = 8
    scenario.settings.costs.fold = min(scenario.settings.costs.fold, .seconds(2))
    scenario.settings.costs.chainProofMax = min(scenario.settings.costs.chainProofMax, .seconds(12))
    scenario.settings.costs.chainProofMin = min(
      scenario.settings.costs.chainProofMin, scenario.settings.costs.chainProofMax)
    scenario.faults = scenario.faults.filter { $0.time < calm }
    let rollups = (0..<scenario.settings.rollups).map { RollupID($0) }
    let aggregators = (0..<scenario.settings.aggregation.aggregators).map { AggregatorID($0) }
    let healings: [Healing] =
      rollups.map { .sequencer($0) } + rollups.map { .prover($0) }
      + aggregators.map { .aggregator($0) }
    scenario.faults += healings.map { ScheduledFault(time: calm, action: .heal($0)) }
    return scenario
  }

  private func settings() -> Settings {
    var s = Settings()
    if modes.count > 1 { s.mode = choices.element(of: modes) }
    s.rollups = number(2...9)
    if choices.bool() {
      var left = (0..<s.rollups).map { RollupID($0) }
      while !left.isEmpty { s.order.append(left.remove(at: number(0...left.count - 1))) }
    }
    s.checkpointInterval = .seconds(Int64(number(4...12)) * 5)
    s.checkpointsPerEpoch = number(2...4)
    s.initialBalance = choices.element(of: [1_000_000, 60])
    s.networkDelay = .milliseconds(choices.element(of: [0, 500, 2_000]))
    s.importPolicy = choices.element(of: [.lowestCommonAncestor, .lowestCommonAncestor, .root])
    s.mergeUp = number(0...3) == 3
    s.aggregation.aggregators = number(1...3)
    s.aggregation.workers = number(1...3)
    s.aggregation.heartbeat = seconds(3...8)
    s.aggregation.timeout = s.aggregation.heartbeat + seconds(5...30)
    s.aggregation.collectionDeadline = seconds(0...80)
    s.aggregation.exitAfter = choices.bool() ? seconds(20...150) : nil
    s.costs.chainProofMin = seconds(0...12)
    s.costs.chainProofMax = s.costs.chainProofMin + seconds(0...20)
    s.costs.fold = seconds(0...9)
    s.costs.settlement = seconds(0...20)
    s.l1.finalitySlots = number(0...4)
    s.l1.lockGrace = seconds(0...200)
    if number(0...3) == 3 { s.messageLifetime = seconds(20...200) }
    if modes.count > 1, number(0...3) == 3 { mix(&s) }
    return s
  }

  /// One pair has a mode of its own, and the last rollup may stand outside the tree.
  private func mix(_ s: inout Settings) {
    let mode = choices.element(of: modes)
    s.modeOf = [PairMode(from: RollupID(0), to: RollupID(1), mode: mode)]
    if choices.bool() { s.isolated = [RollupID(s.rollups - 1)] }
  }

  private func traffic(_ scenario: Scenario) -> [Traffic] {
    choices.list(upTo: 3) { _ in
      let from = rollup(scenario.settings)
      let to = RollupID((from.index + 1 + number(0...6)) % scenario.settings.rollups)
      let amount = UInt64(number(1...40))
      let start = Instant(milliseconds: Int64(number(0...200)) * 1000)
      return switch number(0...4) {
      case 0 where from != to:
        .stream(from: from, to: to, amount: amount, start: start, every: seconds(5...70))
      case 1 where from != to: .single(from: from, to: to, amount: amount, at: start)
      case 2: .hotSpot(to, permille: number(1...400), amounts: 1...amount)
      case 3: .randomPairs(permille: number(1...500), amounts: 1...amount)
      default: .allToAll(amount: amount)
      }
    }
  }

  private func rollup(_ settings: Settings) -> RollupID {
    RollupID(number(0...settings.rollups - 1))
  }
}
