/// Durations in nanoseconds.
struct Samples {
  private var values: [Int64] = []

  mutating func add(_ nanoseconds: Int64) { values.append(nanoseconds) }

  /// What `work` takes of the processor is one more sample: other processes do not count.
  mutating func time(_ work: () -> Void) { add(Clock.own(work)) }

  /// A percentile by nearest rank.
  func nanoseconds(_ percent: Int) -> Double {
    guard !values.isEmpty else { return 0 }
    return Double(values.sorted()[max((values.count * percent + 99) / 100 - 1, 0)])
  }

  /// A percentile in milliseconds.
  func millis(_ percent: Int) -> Double { nanoseconds(percent) / 1e6 }

  /// A percentile as text.
  func text(_ percent: Int) -> String { "\(Decimals.text(millis(percent))) ms" }
}
