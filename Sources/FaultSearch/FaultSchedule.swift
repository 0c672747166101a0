import RollupSimulation
import ScenarioFile

/// Random fault schedules over a scenario, each a pure function of scenario and seed.
///
/// Swarm: each seed first draws which kinds of faults exist at all, then on whom, how many, when
/// and with which parameters. A search over all kinds at once would hardly ever see a run in which
/// one of them is alone.
public struct FaultSchedule: Sendable {
  /// The scenario whose settings, traffic and own faults stay.
  public let base: Scenario
  /// The slowest that a slowed prover may be; scenario files bound it by the lock's grace.
  public let provingMax: Span
  /// The modes that seeds take in turn; empty: all have the scenario's.
  public let modes: [MessagingMode]
  /// Whether seeds draw their settings too.
  public let drawsSettings: Bool
  /// Most faults drawn for a run, healings not counted.
  let limits: Limits

  /// How many faults may be drawn for a run: of what parties do, and of what L1 and the members do.
  struct Limits: Hashable, Sendable {
    var parties = 12
    var around = 3
  }

  /// Schedules over `base`.
  public init(
    over base: Scenario, provingMax: Span? = nil, modes: [MessagingMode] = [],
    drawsSettings: Bool = false
  ) {
    self.init(over: base, provingMax, modes, drawsSettings, Limits())
  }

  private init(
    over base: Scenario, _ provingMax: Span?, _ modes: [MessagingMode], _ drawsSettings: Bool,
    _ limits: Limits
  ) {
    self.base = base
    self.limits = limits
    self.modes = modes
    self.drawsSettings = drawsSettings
    let usual = base.settings.aggregation.collectionDeadline * 2
    self.provingMax = min(provingMax ?? usual, usual)
  }

  /// The scenario of one seed: it runs with that seed and needs nothing else to be run again.
  public func scenario(seed: UInt64) -> Scenario {
    if drawsSettings {
      var settings = DrawnSettings(over: base, seed: seed)
      var drawn = settings.scenario()
      if !modes.isEmpty { drawn.settings.mode = modes[Int(seed % UInt64(modes.count))] }
      let slowest = ScenarioReader.slowestProver(in: drawn)
      return FaultSchedule(over: drawn, slowest, [], false, settings.limits()).scenario(seed: seed)
    }
    var scenario = base
    scenario.seed = seed
    scenario.settings.checkInvariants = true
    if !modes.isEmpty { scenario.settings.mode = modes[Int(seed % UInt64(modes.count))] }
    // What L1 and the members do is drawn apart: a seed keeps the faults that it had before.
    var faults = faults(of: .parties, "faults", most: limits.parties, seed: seed)
    faults += self.faults(of: .around, "faults around", most: limits.around, seed: seed)
    let inOrder = faults.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    scenario.faults += inOrder.map(\.element)
    return scenario
  }

  private func faults(
    of group: ActionRow.Search, _ purpose: StaticString, most: Int, seed: UInt64
  ) -> [ScheduledFault] {
    var draws = Draws(seed: seed, purpose: purpose)
    let kinds = ActionKind.allCases.filter { $0.row.search == group && draws.once(in: 2) }
    let rollups = focus((0..<base.settings.rollups).map { RollupID($0) }, &draws)
    guard !kinds.isEmpty, most > 0 else { return [] }
    let count = draws.int(1...most)
    var faults: [ScheduledFault] = []
    for _ in 0..<count {
      // Now and then two things happen at one instant.
      let time = faults.last.flatMap { draws.once(in: 6) ? $0.time : nil } ?? moment(&draws)
      let kind = draws.element(of: kinds)
      let action = action(kind, on: draws.element(of: rollups), &draws)
      faults.append(ScheduledFault(time: time, action: action))
      if let healing = action.healing, !draws.once(in: 3) {
        let after = draws.number(0...max(1, base.duration.milliseconds / 2))
        let end = base.end.milliseconds
        faults.append(
          ScheduledFault(
            time: Instant(milliseconds: min(end, time.milliseconds + after)),
            action: healing))
      }
    }
    return faults
  }

  /// All rollups, or only one or two of them: faults that meet are rarer the more there are.
  private func focus(_ all: [RollupID], _ draws: inout Draws) -> [RollupID] {
    switch draws.int(0...3) {
    case 0: [draws.element(of: all)]
    case 1: [draws.element(of: all), draws.element(of: all)]
    default: all
    }
  }

  /// Half of them on whole seconds, where many things are due.
  private func moment(_ draws: inout Draws) -> Instant {
    let end = base.end.milliseconds
    return draws.once(in: 2)
      ? Instant(milliseconds: draws.number(0...end))
      : Instant(milliseconds: draws.number(0...end / 1000) * 1000)
  }

  private func action(_ kind: ActionKind, on r: RollupID, _ draws: inout Draws) -> Action {
    let a = AggregatorID(draws.int(0...base.settings.aggregation.aggregators - 1))
    let number = kind.row.number.map { self.number($0, &draws) } ?? 0
    for target in [ActionTarget.rollup(r), .aggregator(a), .l1] {
      if let action = kind.action(on: target, number: number) { return action }
    }
    preconditionFailure("\(kind) can be done to nothing")
  }

  private func number(_ number: ActionNumber, _ draws: inout Draws) -> Int64 {
    let drawn = number.drawn(base.settings)
    let range = drawn.rare.flatMap { draws.once(in: 3) ? $0 : nil } ?? drawn.usual
    let most =
      switch number.unit {
      case .count: range.upperBound
      case .time: min(range.upperBound, provingMax.milliseconds)
      }
    return draws.number(range.lowerBound / drawn.step...most / drawn.step) * drawn.step
  }
}

extension FaultSchedule {
  /// The scenario of one seed as a file of its own: it expects that no invariant breaks, since the
  /// figures that the base expects are those of the undisturbed run.
  public func replay(seed: UInt64) -> Scenario {
    var scenario = scenario(seed: seed)
    let count = max(0, scenario.faults.count - base.faults.count)
    scenario.name = Counterexample.name(of: base, seed: seed)
    scenario.summary =
      "The run of seed \(seed) in a search of '\(base.name)': \(count) faults and healings drawn."
    scenario.expectations = [Counterexample.nothingBreaks]
    return scenario
  }
}
