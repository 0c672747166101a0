import RollupSimulation

/// A seed whose run broke something.
public struct Finding: Hashable, Sendable {
  /// What broke.
  public enum Kind: Hashable, Sendable {
    /// An invariant, by its number in PROTOCOL 7, after an event at a time in milliseconds.
    case violation(property: Int, event: Int, millis: Int64)
    /// The program itself died of a signal, or with an exit code if that is 0.
    case crash(signal: Int)
    /// The run did not end within `Trial.eventsMax` events.
    case endless
  }
  /// The search seed.
  public var seed: UInt64
  /// What broke.
  public var kind: Kind

  /// Something that broke at `seed`.
  public init(seed: UInt64, kind: Kind) {
    self.seed = seed
    self.kind = kind
  }

  /// What a trial found, if anything.
  public init?(_ trial: Trial) {
    switch trial.verdict {
    case .held: return nil
    case .endless: kind = .endless
    case .broken(let violation):
      kind = .violation(
        property: violation.property.rawValue, event: violation.event,
        millis: violation.time.milliseconds)
    }
    seed = trial.seed
  }

  /// Findings of one class are shrunk once: the property's number, 0 for anything else.
  public var propertyNumber: Int {
    if case .violation(let property, _, _) = kind { property } else { 0 }
  }
}
