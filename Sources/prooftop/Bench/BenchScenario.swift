import RollupSimulation

/// The scenario by which scale is measured: rollups at the post's clock, one message in every fifth
/// block to a random other rollup, and workers enough to make each tree within its interval.
enum BenchScenario {
  static func many(rollups: Int, duration: Span = .minutes(60)) -> Scenario {
    var scenario = Scenario(
      name: "many", summary: "Random pairs at one message in five blocks, for measuring.")
    scenario.settings.rollups = rollups
    scenario.settings.aggregation.workers = min(max(16, rollups / 8), 4_096)
    scenario.settings.costs.fold = .seconds(1)
    scenario.traffic = [.randomPairs(permille: 200, amounts: 1...100)]
    scenario.duration = duration
    return scenario
  }
}
