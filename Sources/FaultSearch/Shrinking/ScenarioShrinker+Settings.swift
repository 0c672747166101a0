import RollupSimulation
import ScenarioFile

extension Scenario {
  /// The settings that shrinking may still take back to their defaults, in the order of files.
  ///
  /// Not how many rollups and aggregators there are: taking one away is more than another number,
  /// and has its own step.
  var unusualSettings: [String] {
    settings.paths(unlike: Settings()).filter {
      !["rollups", "aggregation.aggregators"].contains($0)
    }
  }
}

extension ScenarioShrinker {
  /// Settings go back to their defaults: all at once, halves and so on, since some may only change
  /// together, such as a proving time and the grace that must outlast it.
  mutating func resetSettings() {
    drop {
      $0.unusualSettings.count
    } _: { scenario, range in
      scenario.settings.take(Array(scenario.unusualSettings[range]), from: Settings())
    }
  }

  /// What can't go back to its default becomes simpler, as long as it may: each step is less than
  /// what was there.
  mutating func simplifySettings() {
    for path in smallest.unusualSettings {
      simplify { scenario in
        scenario.settings.simpler(at: path).map { settings in
          var simpler = scenario
          simpler.settings = settings
          return simpler
        }
      }
    }
  }
}
