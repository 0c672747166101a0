import RollupSimulation

/// Reads the whole of a scenario's document.
struct DocumentReader {
  /// The keys of the document, in the order in which files are written.
  static let keys = [
    "schema", "name", "summary", "seed", "duration", "drain", "open", "settings", "traffic",
    "faults", "expectations",
  ]
  /// Longest time in which blocks are made, and longest time after it.
  static var longestRun: Span { .minutes(7 * 24 * 60) }

  let problems: Problems

  /// The scenario in `root`, or `nil` if `problems` says why not.
  func scenario(_ root: Tree) -> Scenario? {
    var reader = ValueReader(problems: problems)
    guard let fields = reader.mapping(root, named: "the scenario", keys: DocumentReader.keys),
      isSchemaKnown(fields, reader), let name = name(fields, reader)
    else { return nil }
    let read = SettingsReader(fields["settings"], reader: reader)
    var scenario = Scenario(name: name, settings: read.settings)
    reader.blockTime = read.settings.blockTime
    reader.rollups = read.settings.rollups
    reader.aggregators = read.settings.aggregation.aggregators
    scenario.summary = fields["summary"].flatMap { summary($0, reader) } ?? ""
    if let tree = fields["seed"], let seed = reader.whole(tree, in: 0...UInt64.max) {
      scenario.seed = seed
    }
    readLengths(fields, reader, into: &scenario)
    reader.end = scenario.end
    scenario.opening = fields["open"].flatMap { opening($0, reader) }
    if let tree = fields["traffic"] {
      scenario.traffic = reader.list(tree, of: "traffic").compactMap(reader.traffic)
    }
    if let tree = fields["faults"] {
      scenario.faults = reader.list(tree, of: "faults").compactMap(reader.fault)
    }
    if let tree = fields["expectations"] {
      let items = reader.list(tree, of: "expectations")
      scenario.expectations = items.flatMap(reader.expectations)
    }
    let rules = ConsistencyRules(scenario: scenario, problems: problems) { path in
      read.positions[path] ?? fields[path]?.position ?? fields["settings"]?.position
        ?? root.position
    }
    rules.check()
    return scenario
  }

  /// The settings of a document, if it has any.
  static func settings(of root: Tree) -> Tree? {
    guard case .mapping(let entries) = root.content else { return nil }
    return entries.first { $0.key == "settings" }?.value
  }

  private func isSchemaKnown(_ fields: Fields, _ reader: ValueReader) -> Bool {
    guard let tree = reader.required("schema", of: fields) else { return false }
    if tree.plainText == "\(ScenarioReader.schema)" { return true }
    reader.refuse(
      tree, expected: "schema \(ScenarioReader.schema), the only one this version reads")
    return false
  }

  /// A name can become a file name, so it is kept to characters that are safe in one.
  private func name(_ fields: Fields, _ reader: ValueReader) -> String? {
    guard let tree = reader.required("name", of: fields) else { return nil }
    if let text = tree.text, DocumentReader.isName(text) { return text }
    reader.refuse(
      tree, expected: "a name of 1 to 64 letters, digits, '-', '_' or '.', not beginning with '.'")
    return nil
  }

  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && !text.hasPrefix(".")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  private func summary(_ tree: Tree, _ reader: ValueReader) -> String? {
    guard let text = tree.text, text.unicodeScalars.count <= 2_000,
      text.unicodeScalars.allSatisfy({ $0 == "\n" || $0.isSafeToPrint })
    else {
      reader.refuse(tree, expected: "text of at most 2,000 characters, none of them for control")
      return nil
    }
    return text
  }

  /// `{event: 1907}`, or a moment.
  private func opening(_ tree: Tree, _ reader: ValueReader) -> Opening? {
    guard case .mapping = tree.content else { return reader.moment(tree).map { .time($0) } }
    guard let fields = reader.mapping(tree, named: "open", keys: ["event"]) else { return nil }
    return reader.required("event", of: fields).flatMap { reader.integer($0, in: 0...999_999_999) }
      .map { .event($0) }
  }

  private func readLengths(
    _ fields: Fields, _ reader: ValueReader, into scenario: inout Scenario
  ) {
    if let tree = fields["duration"],
      let span = reader.span(tree, in: reader.blockTime...DocumentReader.longestRun)
    {
      scenario.duration = span
    }
    if let tree = fields["drain"],
      let span = reader.span(tree, in: .zero...DocumentReader.longestRun)
    {
      scenario.drain = span
    }
  }
}
