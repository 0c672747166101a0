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
      effect: { world, a, _ in
        guard !world.aggregators[a].isCrashed else { return }
        world.aggregators[a].crash(&world.around)
        world.checkBoundedRisk(a)
      }))

  static let healAggregator = ActionRow(
    word: "heal", tag: 34, actor: .aggregator, menu: .chain, search: .never,
    means: .aggregator(
      offered: { world, a in world.aggregators[a].isCrashed ? [0] : [] },
      effect: { world, a, _ in
        guard world.aggregators[a].isCrashed else { return }
        world.aggregators[a].restart(&world.around)
        world.noteIncident(.action(.healed(.aggregator(a))))
      }))
}
