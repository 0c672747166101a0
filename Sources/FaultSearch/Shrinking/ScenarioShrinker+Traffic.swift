import RollupSimulation

extension ScenarioShrinker {
  /// More messages than these are not listed one by one.
  private static let listedMax = 60
  /// A list of single messages is simpler than a rule that sends them if it has no more than these.
  private static let fewSends = 4

  mutating func dropTraffic() {
    drop {
      $0.traffic.count
    } _: {
      $0.traffic.removeSubrange($1)
    }
    listSends()
  }

  /// In the place of rules the very messages that matter, if they are few.
  private mutating func listSends() {
    let before = (smallest, violation)
    guard !smallest.traffic.allSatisfy(\.isSingle) else { return }
    let sends = smallest.sends(until: violation.time)
    guard sends.count <= Self.listedMax, attempt({ $0.traffic = sends }) else { return }
    drop {
      $0.traffic.count
    } _: {
      $0.traffic.removeSubrange($1)
    }
    if smallest.traffic.count > Self.fewSends { goBack(to: before.0, before.1) }
  }

  mutating func simplifyTraffic() {
    for k in smallest.traffic.indices {
      simplify { scenario in
        guard k < scenario.traffic.count else { return [] }
        return scenario.traffic[k].simpler.map { traffic in
          var simpler = scenario
          simpler.traffic[k] = traffic
          return simpler
        }
      }
    }
  }
}

extension Scenario {
  /// The messages that a run sends until `time`, each as traffic of its own.
  fileprivate func sends(until time: Instant) -> [Traffic] {
    var world = World(scenario: self, seed: seed)
    while let next = world.nextInstant, next <= time, world.step() {}
    return world.messages.filter { $0.traffic != nil }.map {
      .single(from: $0.source, to: $0.destination, amount: $0.amount, at: $0.sentAt)
    }
  }
}

extension Traffic {
  fileprivate var isSingle: Bool {
    switch self {
    case .single: true
    case .allToAll, .randomPairs, .hotSpot, .stream: false
    }
  }

  /// Simpler traffic in its place, the simplest first: smaller amounts, earlier or rounder times.
  fileprivate var simpler: [Traffic] {
    switch self {
    case .single(let from, let to, let amount, let at):
      (amount > 1 ? [1] : []).map { .single(from: from, to: to, amount: $0, at: at) }
        + at.simpler.map { .single(from: from, to: to, amount: amount, at: $0) }
    case .stream(let from, let to, let amount, let start, let every):
      (amount > 1 ? [1] : []).map {
        .stream(from: from, to: to, amount: $0, start: start, every: every)
      } + start.simpler.map { .stream(from: from, to: to, amount: amount, start: $0, every: every) }
    case .randomPairs(let permille, let amounts):
      amounts == 1...1 ? [] : [.randomPairs(permille: permille, amounts: 1...1)]
    case .hotSpot(let to, let permille, let amounts):
      amounts == 1...1 ? [] : [.hotSpot(to, permille: permille, amounts: 1...1)]
    case .allToAll(let amount): amount > 1 ? [.allToAll(amount: 1)] : []
    }
  }
}
