import RollupSimulation

/// What is simpler than a value of a setting: less of it, or rounder. Whoever goes on to one of
/// these comes to an end, since each is lower, or shorter.
enum Simpler {
  /// The lowest there may be, one, and what is a half less, a quarter, and so on, at last one less.
  static func numbers<Number: FixedWidthInteger>(
    than value: Number, in range: ClosedRange<Number>
  ) -> [Number] {
    guard value > range.lowerBound else { return [] }
    let steps = sequence(first: value / 2) { $0 > 1 ? $0 / 2 : nil }
    let candidates = [range.lowerBound, 1] + steps.map { value - $0 }
    return candidates.filter { range.contains($0) && $0 < value }
  }

  /// The shortest there may be, half in whole seconds, and whole minutes, tens of seconds and
  /// seconds below it.
  static func spans(than value: Span, in range: ClosedRange<Span>) -> [Span] {
    let millis = value.milliseconds
    let rounder = [60_000, 10_000, 1_000].map { (step: Int64) in
      Span.milliseconds(millis / step * step)
    }
    let candidates = [range.lowerBound, .seconds(millis / 2_000)] + rounder
    return candidates.filter { range.contains($0) && $0 < value }
  }

  /// The list without one of its elements.
  static func lists<Element>(than list: [Element]) -> [[Element]] {
    list.indices.map { k in
      var less = list
      less.remove(at: k)
      return less
    }
  }
}
