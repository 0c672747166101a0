extension Occurrence {
  /// What is held to be impossible.
  public enum Invariant: Hashable, Sendable {
    case invariantBroken(InvariantViolation)
  }
}

extension Occurrence.Invariant {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case invariantBroken
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    switch self {
    case .invariantBroken(let violation):
      OccurrenceFacts(
        .invariant(.invariantBroken), .broken, weight: 100, violation.object, completes: .proof,
        moves: .violations, property: violation.property)
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    switch self {
    case .invariantBroken(let violation):
      OccurrenceOutcome(
        .number(violation.property.rawValue), [violation.declared, violation.computed], by: nil)
    }
  }
}
