extension Occurrence {
  /// What somebody brought about, by hand or by the scenario.
  public enum Action: Hashable, Sendable {
    case faultInjected(Fault)
    case healed(Healing)
  }
}

extension Occurrence.Action {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case faultInjected, healed
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    switch self {
    case .faultInjected(let fault):
      return OccurrenceFacts(
        .action(.faultInjected), .faults, weight: 88, fault.party.object, completes: .proof,
        sign: .act, moves: .health, isAskedFor: true)
    case .healed(let healing):
      return OccurrenceFacts(
        .action(.healed), .faults, weight: 68, healing.party.object, completes: .proof,
        sign: .act, moves: .health, isAskedFor: true)
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    switch self {
    case .faultInjected(let fault):
      OccurrenceOutcome(.action(.inject(fault)), by: fault.party)
    case .healed(let healing): OccurrenceOutcome(.action(.heal(healing)), by: healing.party)
    }
  }
}
