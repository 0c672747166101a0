/// What is wrong so far, gathered while one scenario is read, so that a person sees more than the
/// first mistake.
final class Problems {
  private(set) var all: [Diagnostic] = []

  /// Adds a diagnostic.
  func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Adds a diagnostic at `position`.
  func add(
    _ position: Position, found: String, expected: String, suggestion: String? = nil
  ) {
    add(Diagnostic(position, found: found, expected: expected, suggestion: suggestion))
  }
}
