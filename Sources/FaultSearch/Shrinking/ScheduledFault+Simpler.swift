import RollupSimulation

extension ScheduledFault {
  /// Simpler ones of the same kind on the same party, the simplest first: an earlier or rounder
  /// time, a lower depth, a shorter proving time.
  var simpler: [ScheduledFault] {
    time.simpler.map { ScheduledFault(time: $0, action: action) }
      + actions.map { ScheduledFault(time: time, action: $0) }
  }

  private var actions: [Action] {
    guard let number = action.kind.row.number else { return [] }
    return number.simpler(than: action.number).compactMap {
      action.moved(to: action.target, number: $0)
    }
  }
}

extension Instant {
  /// Half of it, and whole minutes, half minutes, tens, fives and seconds below it, or the next
  /// whole second. Each is earlier, or whole where this one is not, so that it comes to an end.
  var simpler: [Instant] {
    let millis = milliseconds
    let steps: [Int64] = [60_000, 30_000, 10_000, 5_000, 1_000]
    var times: [Instant] = []
    // A run that breaks early is a short one.
    if millis >= 20_000 { times.append(Instant(milliseconds: millis / 10_000 * 5_000)) }
    for step in steps where millis % step != 0 {
      times.append(Instant(milliseconds: millis / step * step))
    }
    if millis % 1_000 != 0 { times.append(Instant(milliseconds: (millis / 1_000 + 1) * 1_000)) }
    return times
  }
}
