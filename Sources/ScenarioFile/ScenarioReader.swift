import RollupSimulation

/// Reads scenario files (EXPERIENCE 3) into scenarios, or says what is wrong with them.
public enum ScenarioReader {
  /// The version of the file format that this reader understands, as in `schema: 1`.
  public static let schema = 1

  /// Reads the scenario in `text`; `fileName` is only for diagnostics.
  ///
  /// O(size of the text). Errors: every mistake that can be told apart from its neighbours, not
  /// just the first.
  public static func read(text: String, fileName: String) -> Result<Scenario, Diagnostics> {
    applying(settings: [], to: text, fileName: fileName)
  }

  /// Reads the scenario in `bytes`, which must be UTF-8, with `--set` arguments applied.
  public static func read(
    bytes: [UInt8], fileName: String, settings: [String] = []
  ) -> Result<Scenario, Diagnostics> {
    let start = Position(file: fileName, line: 1, column: 1)
    guard bytes.count <= SourceText.maxBytes else {
      let expected = "at most \(SourceText.maxBytes.grouped) bytes"
      return .failure(
        Diagnostics([
          Diagnostic(start, found: "\(bytes.count.grouped) bytes", expected: expected)
        ]))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let problem = Diagnostic(start, found: "bytes that are no UTF-8", expected: "UTF-8 text")
      return .failure(Diagnostics([problem]))
    }
    return applying(settings: settings, to: text, fileName: fileName)
  }

  /// Whether a file can hold a scenario: written and read again it is the same. The engine may rely
  /// on what is checked here.
  public static func canHold(_ scenario: Scenario) -> Bool {
    (try? read(text: ScenarioWriter.write(scenario), fileName: "").get()) == scenario
  }

  /// The shortest grace that a file with these settings may give its locks: they must not end while
  /// an honest aggregator, or its successor, still settles the epoch in time.
  public static func shortestLockGrace(of scenario: Scenario) -> Span {
    LockGrace(scenario).bound + .milliseconds(1)
  }

  /// The slowest proving time of a `slowProver` fault that may be added to `scenario` so that a
  /// file can still hold it; `nil` if any may. The lock's grace must outlast the slowest proof that
  /// is waited for.
  public static func slowestProver(in scenario: Scenario) -> Span? {
    LockGrace.provingMax(in: scenario)
  }

  /// Reads the scenario in `text` after setting each `path=value` of `settings` in it.
  ///
  /// A path is a path of the file, such as `settings.rollups` or `traffic.0.stream.amount`; the
  /// leading `settings.` may be left out. A value is YAML. The same checks apply as to the file,
  /// and diagnostics name `--set`, the number of the argument and the column in it.
  public static func applying(
    settings: [String], to text: String, fileName: String
  ) -> Result<Scenario, Diagnostics> {
    let problems = Problems()
    let tree = document(
      settings: settings, text: text, fileName: fileName, problems: problems)
    let scenario = tree.flatMap { DocumentReader(problems: problems).scenario($0) }
    guard problems.all.isEmpty, let scenario else { return .failure(Diagnostics(problems.all)) }
    return .success(scenario)
  }

  /// The document in `text` with the arguments put into it; `nil` if it can't be taken apart.
  static func document(
    settings: [String], text: String, fileName: String, problems: Problems
  ) -> Tree? {
    // Some editors put a byte-order mark in front of UTF-8.
    let body =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let source = SourceText(body, fileName: fileName)
    guard var tree = TreeComposer.compose(source, problems: problems) else { return nil }
    for (index, argument) in settings.enumerated() {
      SettingsOverride(argument, number: index + 1, problems: problems)?.apply(to: &tree)
    }
    return tree
  }
}
