// What a person or the scenario asks for (PROTOCOL 6, "Faults").

extension World {
  /// Carries out what was asked for, as its kind's row says.
  mutating func act(_ action: Action) {
    let cause = cause
    trace(.asked(action, cause))
    if case .inject(let fault) = action { noteIncident(.action(.faultInjected(fault))) }
    action.kind.row.act(on: action.target, action.number, in: &self)
  }
}
