@testable import RollupSimulation

extension Scenario {
  /// Everyone sends to the same two others every twenty seconds: so what a block holds is the same
  /// in a run of any length among any number of rollups, and messages wait at all times. For tests
  /// that count work.
  public static func nearTraffic(rollups n: Int, hours: Int) -> Scenario {
    var scenario = Scenario(name: "near", summary: "")
    scenario.settings.rollups = n
    scenario.settings.aggregation.workers = max(16, n / 4)
    scenario.settings.costs.fold = .seconds(1)
    scenario.duration = .minutes(Int64(60 * hours))
    scenario.traffic = (0..<n).flatMap { r in
      [1, 3].map {
        .stream(
          from: RollupID(r), to: RollupID((r + $0) % n), amount: 1, start: .genesis,
          every: .seconds(20))
      }
    }
    return scenario
  }
}
