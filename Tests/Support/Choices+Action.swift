@testable import RollupSimulation

extension Choices {
  /// Any action that there is, on somebody who exists. Its number lies among the lowest of its
  /// range, where it does something.
  public func action(_ settings: Settings) -> Action {
    let kind = element(of: ActionKind.allCases)
    let number = kind.row.number.map { self.number($0) } ?? 0
    let targets: [ActionTarget] = [
      .rollup(RollupID(int(in: 0...settings.rollups - 1))),
      .aggregator(AggregatorID(int(in: 0...settings.aggregation.aggregators - 1))), .l1,
    ]
    return targets.lazy.compactMap { kind.action(on: $0, number: number) }.first!
  }

  private func number(_ number: ActionNumber) -> Int64 {
    let highest: Int64 =
      switch number.unit {
      case .count: 99
      case .time: 90_000
      }
    let range = number.range.clamped(to: number.range.lowerBound...highest)
    return Int64(int(in: Int(range.lowerBound)...Int(range.upperBound)))
  }
}
