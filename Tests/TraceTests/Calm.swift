import RollupSimulation

/// A quiet run of three rollups, in a mode.
func calm(
  _ mode: MessagingMode = .intermediate, _ change: (inout Scenario) -> Void = { _ in }
) -> Scenario {
  var scenario = Traces.rich()
  scenario.faults = []
  scenario.settings.mode = mode
  change(&scenario)
  return scenario
}

/// Actions at whole seconds.
func faults(_ actions: [(Int64, Action)]) -> [ScheduledFault] {
  actions.map { ScheduledFault(time: .genesis + .seconds($0.0), action: $0.1) }
}
