import RollupSimulation
import ScenarioFile

/// Settings that nobody chose: a scenario of the same kind with another number of rollups, other
/// modes, clocks, costs and policies, all within what a scenario file may hold.
///
/// The ranges are small on purpose. Rules meet where an interval has two blocks, an epoch one
/// checkpoint and a slot outlasts both; and a short run is searched often.
struct DrawnSettings {
  private var draws: Draws
  private let base: Scenario

  init(over base: Scenario, seed: UInt64) {
    self.base = base
    draws = Draws(seed: seed, purpose: "settings")
  }

  /// The scenario with settings drawn, and of its traffic and faults what the rollups still have.
  mutating func scenario() -> Scenario {
    var scenario = base
    scenario.settings = settings()
    let settings = scenario.settings
    let epochs = Int64(draws.int(1...4))
    let blocks = Int64(240 / settings.rollups) * settings.blockTime.milliseconds
    scenario.duration = min(
      settings.effective.epochLength * epochs, max(.milliseconds(blocks), settings.blockTime * 12))
    scenario.drain = seconds(0...300)
    scenario.traffic = base.traffic.filter { traffic in
      traffic.rollups.allSatisfy { $0.rawValue < settings.rollups }
    }
    let busy = Int(draws.element(of: [20, 60, 200, 600]))
    scenario.traffic.append(.randomPairs(permille: busy, amounts: 1...9))
    scenario.faults = base.faults.filter { fault in
      fault.action.fits(rollups: settings.rollups, aggregators: settings.aggregation.aggregators)
    }
    // Just long enough, as a rule, and now and then longer than an interval or an epoch.
    let shortest = ScenarioReader.shortestLockGrace(of: scenario)
    scenario.settings.l1.lockGrace = shortest + seconds(draws.once(in: 3) ? 0...120 : 0...8)
    return scenario
  }

  private mutating func settings() -> Settings {
    var s = base.settings
    s.mode = draws.element(of: MessagingMode.allCases)
    s.rollups = draws.int(2...7)
    s.order = []
    if draws.once(in: 2) {
      var left = (0..<s.rollups).map { RollupID($0) }
      while !left.isEmpty { s.order.append(left.remove(at: draws.int(0...left.count - 1))) }
    }
    s.blockTime = .seconds(Int64(draws.int(1...6)))
    s.checkpointInterval = s.blockTime * Int64(draws.int(2...9))
    s.checkpointsPerEpoch = draws.int(1...4)
    s.initialBalance = draws.element(of: [1_000_000, 500, 20])
    s.importPolicy = draws.element(of: [.lowestCommonAncestor, .lowestCommonAncestor, .root])
    s.mergeUp = draws.once(in: 4)
    s.networkDelay = .milliseconds(draws.element(of: [0, 300, 1_000, 4_000]))
    drawAggregation(&s)
    drawL1(&s)
    drawPlaces(&s)
    // Some messages come too late.
    if draws.once(in: 4) { s.messageLifetime = s.checkpointInterval + seconds(0...40) }
    // An interval need be no whole number of blocks.
    if draws.once(in: 3) { s.checkpointInterval = s.checkpointInterval + seconds(1...6) }
    return s
  }

  private mutating func drawAggregation(_ s: inout Settings) {
    s.aggregation.aggregators = draws.int(1...3)
    s.aggregation.workers = draws.int(1...4)
    s.aggregation.heartbeat = seconds(1...6)
    s.aggregation.timeout = max(s.aggregation.heartbeat, s.networkDelay) + seconds(1...20)
    s.aggregation.collectionDeadline = seconds(0...40)
    s.aggregation.exitAfter = draws.once(in: 3) ? nil : s.aggregation.timeout + seconds(0...90)
    s.costs.chainProofOf = []
    s.costs.chainProofMin = seconds(0...8)
    s.costs.chainProofMax = s.costs.chainProofMin + seconds(0...12)
    s.costs.fold = seconds(0...5)
    s.costs.settlement = seconds(0...15)
  }

  private mutating func drawL1(_ s: inout Settings) {
    s.l1.slot = seconds(1...20)
    s.l1.finalitySlots = draws.element(of: [0, 1, 2, 3, 6])
    s.l1.importDepth = draws.int(0...2)
    s.l1.pendingTimeout = seconds(20...400)
  }

  /// Modes of single pairs, rollups outside the tree, and L3s.
  private mutating func drawPlaces(_ s: inout Settings) {
    (s.modeOf, s.isolated, s.layers) = ([], [], [])
    if draws.once(in: 3) { s.isolated = [RollupID(draws.int(0...s.rollups - 1))] }
    if draws.once(in: 3), s.rollups > 2 {
      let parent = draws.int(0...s.rollups - 1)
      let layer3 = (parent + draws.int(1...s.rollups - 1)) % s.rollups
      s.layers = [Layer(rollup: RollupID(layer3), parent: RollupID(parent))]
    }
    guard draws.once(in: 2) else { return }
    for from in 0..<s.rollups {
      for to in 0..<s.rollups where from != to && draws.once(in: 4) {
        let mode = draws.element(of: MessagingMode.allCases)
        s.modeOf.append(PairMode(from: RollupID(from), to: RollupID(to), mode: mode))
      }
    }
  }

  private mutating func seconds(_ range: ClosedRange<Int>) -> Span {
    .seconds(Int64(draws.int(range)))
  }
}

extension Traffic {
  /// The rollups that it names.
  fileprivate var rollups: [RollupID] {
    switch self {
    case .single(let from, let to, _, _), .stream(let from, let to, _, _, _): [from, to]
    case .hotSpot(let r, _, _): [r]
    case .randomPairs, .allToAll: []
    }
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
