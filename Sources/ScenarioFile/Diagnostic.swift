/// One thing wrong with a scenario file or a `--set` argument, and where.
///
/// Every text in it is safe to print: control and formatting characters that came from a file are
/// shown as `\u{1B}` and the like.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named, or `--set`.
  public let file: String
  /// Counted from 1; for `--set` the number of the argument.
  public let line: Int
  /// Counted from 1, in Unicode scalars.
  public let column: Int
  /// What is there, such as `unknown key 'chekpoint' in 'settings'`.
  public let found: String
  /// What could be there.
  public let expected: String
  /// The nearest valid spelling, if one is near.
  public let suggestion: String?

  init(_ place: Position, found: String, expected: String, suggestion: String? = nil) {
    file = place.file.madeSafe(limit: 4_096)
    line = place.line
    column = place.column
    self.found = found.madeSafe(limit: 400)
    self.expected = expected.madeSafe(limit: 2_000)
    self.suggestion = suggestion?.madeSafe(limit: 100)
  }

  /// `file:line:column: found; did you mean 'suggestion'? (expected …)`, on one line.
  public var description: String {
    let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    return "\(file):\(line):\(column): \(found)\(hint) (expected \(expected))"
  }
}

/// Why a text is no scenario: at least one diagnostic, sorted by place, at most
/// `Diagnostics.limit`.
public struct Diagnostics: Error, Hashable, Sendable, CustomStringConvertible {
  /// How many diagnostics are shown; the rest are only counted.
  public static let limit = 20

  /// The first diagnostics by place: those of the file, then those of `--set`.
  public let items: [Diagnostic]
  /// How many more there were.
  public let omitted: Int

  init(_ all: [Diagnostic]) {
    let sorted = all.sorted { a, b in
      (a.file == Position.setOption ? 1 : 0, a.line, a.column, a.found)
        < (b.file == Position.setOption ? 1 : 0, b.line, b.column, b.found)
    }
    items = Array(sorted.prefix(Diagnostics.limit))
    omitted = sorted.count - items.count
  }

  /// One line for each diagnostic, and one for the omitted ones if there are any.
  public var description: String {
    let lines = items.map(\.description) + (omitted > 0 ? ["… and \(omitted) more"] : [])
    return lines.joined(separator: "\n")
  }
}
