// An aggregator that falls silent, and comes back.

extension Fault {
  /// The aggregator falls silent; folds in work on its pool are lost.
  public static func crashAggregator(_ a: AggregatorID) -> Fault {
    Fault(.crashAggregator, on: .aggregator(a))
  }
}

extension ActionRow {
  static let crashAggregator = ActionRow(
    word: "crashAggregator", tag: 5, actor: .aggregator, healing: .healAggregator, menu: .chain,
    search: .parties,
    means: .aggregator(
      offered: { world, a in world.aggregators[a].isCrashed ? [] : [0] },
      effect: { world, a, _ in world.crash(a) }))

  static let healAggregator = ActionRow(
    word: "heal", tag: 34, actor: .aggregator, menu: .chain, search: .never,
    means: .aggregator(
      offered: { world, a in world.aggregators[a].isCrashed ? [0] : [] },
      effect: { world, a, _ in
        guard world.aggregators[a].isCrashed else { return }
        world.restart(a)
        world.noteIncident(.action(.healed(.aggregator(a))))
      }))
}

extension World {
  /// The aggregator falls silent; what its pool was folding is lost.
  fileprivate mutating func crash(_ a: AggregatorID) {
    guard !aggregators[a].isCrashed else { return }
    aggregators[a].isCrashed = true
    aggregators[a].backlog = []
    aggregators[a].junkFold = nil
    noteIncident(.aggregator(.aggregatorCrashed(a)))
    for worker in aggregators[a].workers.indices {
      guard let job = aggregators[a].workers[worker] else { continue }
      aggregators[a].workers[worker] = nil
      lose(job, of: a)
    }
    for i in aggregators[a].rounds.indices {
      for n in aggregators[a].rounds[i].slots.indices
      where aggregators[a].rounds[i].slots[n] == .ready {
        aggregators[a].rounds[i].slots[n] = .waiting
      }
    }
    checkBoundedRisk(a)
  }

  private mutating func lose(_ job: JobID, of a: AggregatorID) {
    jobs[job].state = .lost
    tally.wastedProofs += 1
    guard case .fold(let node, let i) = jobs[job].kind else { return }
    let percent = jobs[job].percent(at: now)
    aggregators[a].rounds[i].slots[node] = .lost(percent: percent)
    note(.tree(.foldLost(node, checkpoint: i, percent: percent)))
  }

  /// Back with what it had stored; its clocks for the others start anew.
  fileprivate mutating func restart(_ a: AggregatorID) {
    aggregators[a].isCrashed = false
    noteIncident(.aggregator(.aggregatorRestarted(a)))
    for other in aggregators.indices { aggregators[a].lastHeard[other] = now }
    startBeating(a)
    askForMissedProofs(a)
    for term in terms where !term.isSettled && term.holder != a {
      schedule(
        .watch(a, epoch: term.epoch), at: now + settings.aggregation.timeout)
    }
  }
}
