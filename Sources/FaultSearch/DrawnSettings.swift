import RollupSimulation
import ScenarioFile

/// Settings that nobody chose: a scenario of the same kind with another number of rollups, other
/// modes, clocks, costs and policies, all within what a scenario file may hold.
///
/// The ranges are small on purpose. Rules meet where an interval has two blocks, an epoch one
/// checkpoint and a slot outlasts both; and a short run is searched often.
struct DrawnSettings {
  var draws: Draws
  private let base: Scenario

  init(over base: Scenario, seed: UInt64) {
    // Usual proving times are drawn from it, and the grace must outlast them.
    var base = base
    base.seed = seed
    self.base = base
    draws = Draws(seed: seed, purpose: "settings")
  }

  /// The scenario with settings drawn, and of its traffic and faults what the rollups still have.
  mutating func scenario() -> Scenario {
    var scenario = base
    scenario.settings = settings()
    let settings = scenario.settings
    let epochs = Int64(draws.int(2...7))
    let blocks = Int64(300 / settings.rollups) * settings.blockTime.milliseconds
    scenario.duration = min(
      settings.effective.epochLength * epochs, max(.milliseconds(blocks), settings.blockTime * 12))
    scenario.drain = seconds(0...300)
    scenario.traffic = traffic(
      among: settings.rollups, until: .genesis + scenario.duration + scenario.drain)
    scenario.faults = base.faults.filter { fault in
      fault.action.fits(rollups: settings.rollups, aggregators: settings.aggregation.aggregators)
    }
    // Just long enough, as a rule, and now and then longer than an interval or an epoch.
    let shortest = ScenarioReader.shortestLockGrace(of: scenario)
    scenario.settings.l1.lockGrace = shortest + seconds(draws.once(in: 3) ? 0...120 : 0...8)
    return scenario
  }

  /// How much happens: nothing in some runs, since proofs are late and leaves are carried by clocks
  /// alone; and in some L1 and the members do more than the parties.
  mutating func limits() -> FaultSchedule.Limits {
    FaultSchedule.Limits(
      parties: draws.element(of: [0, 2, 6, 12]), around: draws.element(of: [0, 3, 3, 8]))
  }

  mutating func seconds(_ range: ClosedRange<Int>) -> Span { .seconds(Int64(draws.int(range))) }

  private mutating func settings() -> Settings {
    var s = base.settings
    s.mode = draws.element(of: MessagingMode.allCases)
    s.rollups = draws.int(2...7)
    drawPlaces(&s)
    drawClocks(&s)
    s.initialBalance = draws.element(of: [1_000_000, 1_000_000, 500, 20])
    s.importPolicy = draws.element(of: [.lowestCommonAncestor, .lowestCommonAncestor, .root])
    s.mergeUp = draws.once(in: 4)
    drawCosts(&s)
    drawAggregation(&s)
    drawL1(&s)
    // Some messages come too late.
    if draws.once(in: 4) { s.messageLifetime = s.checkpointInterval + seconds(0...40) }
    // An interval need be no whole number of blocks.
    if draws.once(in: 3) { s.checkpointInterval = s.checkpointInterval + seconds(1...6) }
    return s
  }

  private mutating func traffic(among rollups: Int, until end: Instant) -> [Traffic] {
    // Streams draw nothing: without them the others are heard alone.
    var traffic =
      draws.once(in: 2) ? [] : base.traffic.filter { $0.fits(rollups: rollups, until: end) }
    let permille = Int(draws.element(of: [20, 60, 200, 600]))
    switch draws.int(0...5) {
    case 0: traffic.append(.allToAll(amount: UInt64(draws.int(1...9))))
    case 1:
      let to = RollupID(draws.int(0...rollups - 1))
      traffic.append(.hotSpot(to, permille: permille, amounts: 1...9))
    default: traffic.append(.randomPairs(permille: permille, amounts: 1...9))
    }
    return traffic
  }
}

extension Traffic {
  /// Whether the rollups that it names are there, and it begins before the run ends.
  fileprivate func fits(rollups: Int, until end: Instant) -> Bool {
    let (named, start): ([RollupID], Instant) =
      switch self {
      case .single(let from, let to, _, let time): ([from, to], time)
      case .stream(let from, let to, _, let time, _): ([from, to], time)
      case .hotSpot(let r, _, _): ([r], .genesis)
      case .randomPairs, .allToAll: ([], .genesis)
      }
    return start <= end && named.allSatisfy { $0.rawValue < rollups }
  }
}

extension Action {
  /// Whether its target is there.
  fileprivate func fits(rollups: Int, aggregators: Int) -> Bool {
    switch target {
    case .rollup(let r): r.rawValue < rollups
    case .aggregator(let a): a.rawValue < aggregators
    case .l1: true
    }
  }
}
