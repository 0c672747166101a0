import Testing

/// What a property throws when it does not hold.
public struct Violation: Error, CustomStringConvertible {
  /// What was found wrong.
  public let description: String

  /// A violation in these words.
  public init(_ description: String) { self.description = description }
}

/// Throws unless the condition holds.
///
/// Properties use this and not `#expect`, which would record an issue for every smaller case that
/// is tried on the way to the smallest.
public func demand(_ condition: Bool, _ words: @autoclosure () -> String) throws {
  if !condition { throw Violation(words()) }
}

/// Throws unless both values are equal, naming both.
public func demandEqual<T: Equatable>(
  _ actual: T, _ expected: T, _ words: @autoclosure () -> String = "a value"
) throws {
  if actual != expected {
    throw Violation("\(words()): got \(actual), expected \(expected)")
  }
}

/// A case in which a property does not hold.
public struct Failure: Sendable {
  /// Number of the first case that failed, from 0.
  public let caseNumber: Int
  /// The choices of the smallest failing case found.
  public let choices: [UInt64]
  /// What the property threw in that case.
  public let words: String
}

/// Checks a property in `cases` random cases; records an issue with the smallest failure found.
///
/// The same seed draws the same cases on every machine. To look into a failure, run the property
/// on `Choices(replaying:)` with the choices that the issue names.
public func check(
  _ name: String, cases: Int = 100, seed: UInt64 = 1,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ property: (Choices) throws -> Void
) {
  guard let failure = firstFailure(cases: cases, seed: seed, property) else { return }
  Issue.record(
    """
    \(name): \(failure.words)
    seed \(seed), case \(failure.caseNumber), shrunk to choices \(failure.choices)
    """,
    sourceLocation: sourceLocation)
}

/// The first failing case of a property, made as small as we can; nil if it holds in all cases.
public func firstFailure(
  cases: Int, seed: UInt64, _ property: (Choices) throws -> Void
) -> Failure? {
  for caseNumber in 0..<cases {
    // Seeds of neighbouring cases must not be neighbours of splitmix64's own step.
    let choices = Choices(seed: (seed << 32 | UInt64(caseNumber)) &* 0xd134_2543_de82_ef95)
    do {
      try property(choices)
    } catch {
      return withoutActuallyEscaping(property) { property in
        var shrinker = Shrinker(smallest: choices.record, words: "\(error)", property: property)
        shrinker.run()
        return Failure(
          caseNumber: caseNumber, choices: shrinker.smallest, words: shrinker.words)
      }
    }
  }
  return nil
}
