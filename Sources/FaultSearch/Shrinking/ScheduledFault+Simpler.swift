import RollupSimulation

extension ScheduledFault {
  /// Simpler ones of the same kind on the same party, the simplest first: a rounder time, a lower
  /// depth, a shorter proving time.
  var simpler: [ScheduledFault] {
    times.map { ScheduledFault(time: $0, action: action) }
      + actions.map { ScheduledFault(time: time, action: $0) }
  }

  /// Whole minutes, half minutes, tens, fives and seconds near it.
  private var times: [Instant] {
    let millis = time.milliseconds
    let steps: [Int64] = [60_000, 30_000, 10_000, 5_000, 1_000]
    var times: [Instant] = []
    for step in steps where millis % step != 0 {
      let below = millis / step * step
      times += [Instant(milliseconds: below), Instant(milliseconds: below + step)]
    }
    return times
  }

  private var actions: [Action] {
    switch action {
    case .inject(.forkRollup(let r, let depth)):
      let depths = [1, 2, 3, depth / 2, depth - 1].filter { $0 >= 1 && $0 < depth }
      return depths.map { .inject(.forkRollup(r, depth: $0)) }
    case .inject(.slowProver(let r, let proving)):
      let millis = proving.milliseconds
      let times: [Int64] = [
        0, millis / 60_000 * 60_000, millis / 10_000 * 10_000, millis / 2_000 * 1_000,
      ]
      return times.filter { $0 < millis }.map {
        .inject(.slowProver(r, proving: .milliseconds($0)))
      }
    default: return []
    }
  }
}
