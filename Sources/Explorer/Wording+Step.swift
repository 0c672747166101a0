import RollupSimulation

extension Wording {
  /// What the last step did, in one sentence: its most notable record, and how many more.
  public static func step(_ records: [Record], in world: World) -> String {
    // A step over an epoch has tens of thousands of records; its end is what a person watches.
    let seen = records.suffix(4096)
    guard let first = seen.first else {
      return world.eventCount == 0
        ? "Nothing has happened yet." : "Event \(world.eventCount) changed nothing that shows."
    }
    var best = first
    var bestRank = first.occurrence.facts(in: world).weight
    for record in seen.dropFirst() {
      let rank = record.occurrence.facts(in: world).weight
      // Of equals the newest: it is what the step stopped at.
      if rank >= bestRank { (best, bestRank) = (record, rank) }
    }
    let others = seen.reduce(records.count - seen.count) {
      $0 + ($1.occurrence.facts(in: world).weight > 1 ? 1 : 0)
    }
    let more = others - (bestRank > 1 ? 1 : 0)
    let text = sentence(best, in: world)
    return more > 0 ? "\(text) And \(number(more)) more." : text
  }
}
