import RollupSimulation

/// Reads single values out of a tree; what does not fit becomes a diagnostic and `nil`.
struct ValueReader {
  let problems: Problems
  /// What `12 blocks` is a multiple of.
  var blockTime = Settings().blockTime
  /// N; which rollups exist.
  var rollups = Settings().rollups
  /// Which aggregators exist.
  var aggregators = Settings().aggregation.aggregators
  /// The end of the run; no moment is later.
  var end = Instant.genesis + TimeText.longest

  /// Complains about the value in `tree`.
  func refuse(_ tree: Tree, expected: String, suggestion: String? = nil) {
    problems.add(tree.position, found: tree.summary, expected: expected, suggestion: suggestion)
  }

  /// A whole number in `range`.
  func whole(_ tree: Tree, in range: ClosedRange<UInt64>) -> UInt64? {
    if let text = tree.plainText, let value = NumberText.whole(text), range.contains(value) {
      return value
    }
    refuse(
      tree,
      expected: "a whole number from \(range.lowerBound.grouped) to \(range.upperBound.grouped)")
    return nil
  }

  /// A whole number in `range`.
  func integer(_ tree: Tree, in range: ClosedRange<Int>) -> Int? {
    whole(tree, in: UInt64(range.lowerBound)...UInt64(range.upperBound)).map(Int.init)
  }

  /// `true` or `false`; YAML 1.1's `yes`, `on` and the like are refused.
  func bool(_ tree: Tree) -> Bool? {
    switch tree.plainText {
    case "true": return true
    case "false": return false
    default:
      refuse(tree, expected: "true or false")
      return nil
    }
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ tree: Tree, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    let words = type.allCases.map(\.rawValue)
    guard let text = tree.text else {
      refuse(tree, expected: "one of \(words.joined(separator: ", "))")
      return nil
    }
    if let value = Choice(rawValue: text) { return value }
    refuse(
      tree, expected: words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))",
      suggestion: nearest(to: text, among: words))
    return nil
  }

  /// A length of time in `range`, with its unit.
  func span(_ tree: Tree, in range: ClosedRange<Span>) -> Span? {
    let limits = "from \(TimeText.text(range.lowerBound)) to \(TimeText.text(range.upperBound))"
    guard let text = tree.text else {
      refuse(tree, expected: "a time such as 5s \(limits)")
      return nil
    }
    switch TimeText.span(text, blockTime: blockTime) {
    case .success(let span) where range.contains(span): return span
    case .failure(.noUnit): refuseMissingUnit(tree, text)
    default: refuse(tree, expected: "a time such as 5s, 350ms, 1h4min or 12 blocks, \(limits)")
    }
    return nil
  }

  /// A moment of the run: a length of time since genesis, or a quoted clock.
  func moment(_ tree: Tree) -> Instant? {
    guard let text = tree.text else {
      refuse(tree, expected: "a moment such as 15min57s")
      return nil
    }
    let isPlain = tree.plainText != nil
    switch TimeText.moment(text, isPlain: isPlain, blockTime: blockTime) {
    case .success(let moment) where moment <= end: return moment
    case .success:
      let last = TimeText.text(end - .genesis)
      refuse(tree, expected: "a moment no later than the end of the run, \(last)")
    case .failure(.noUnit): refuseMissingUnit(tree, text)
    case .failure(.bareClock):
      problems.add(
        tree.position, found: "the clock \(text.quoted) without quotation marks",
        expected: "it in quotation marks, as many YAML readers take a bare 1:30 for the number 90",
        suggestion: "\"\(text)\"")
    default:
      refuse(tree, expected: "a moment such as 15min57s, \"0:15:57\" or 12 blocks")
    }
    return nil
  }

  private func refuseMissingUnit(_ tree: Tree, _ text: String) {
    problems.add(
      tree.position, found: "\(text.quoted) without a unit",
      expected: "a unit of time: \(text)ms, \(text)s, \(text)min, \(text)h or \(text) blocks")
  }

  /// A rollup that exists, such as `R3`.
  func rollup(_ tree: Tree) -> RollupID? {
    if let text = tree.text, case .rollup(let rollup)? = Address(text), rollup.index < rollups {
      return rollup
    }
    refuse(tree, expected: "a rollup from R0 to R\(rollups - 1)")
    return nil
  }

  /// An aggregator that exists, such as `Agg0`.
  func aggregator(_ tree: Tree) -> AggregatorID? {
    if let text = tree.text, case .aggregator(let aggregator)? = Address(text),
      aggregator.index < aggregators
    {
      return aggregator
    }
    refuse(
      tree,
      expected: aggregators == 1 ? "Agg0" : "an aggregator from Agg0 to Agg\(aggregators - 1)")
    return nil
  }

  /// The items of a list.
  func list(_ tree: Tree, of what: String) -> [Tree] {
    if case .list(let items) = tree.content { return items }
    refuse(tree, expected: "a list of \(what)")
    return []
  }

  /// The values of a mapping whose keys are all among `keys`; unknown and repeated keys become
  /// diagnostics. `name` is what the mapping is called in them.
  func mapping(_ tree: Tree, named name: String, keys: [String]) -> Fields? {
    guard case .mapping(let entries) = tree.content else {
      refuse(tree, expected: "a mapping with \(keys.joined(separator: ", "))")
      return nil
    }
    var fields = Fields(position: tree.position, name: name, entries: [])
    for entry in entries {
      if fields[entry.key] != nil {
        problems.add(
          entry.position, found: "key \(entry.key.quoted) more than once",
          expected: "each key once in a mapping")
      } else if keys.contains(entry.key) {
        fields.entries.append(entry)
      } else {
        problems.add(
          entry.position, found: "unknown key \(entry.key.quoted) in \(name.quoted)",
          expected: keys.count == 1 ? "'\(keys[0])'" : "one of \(keys.joined(separator: ", "))",
          suggestion: nearest(to: entry.key, among: keys))
      }
    }
    return fields
  }

  /// The value under `key`, which must be there.
  func required(_ key: String, of fields: Fields) -> Tree? {
    if let value = fields[key] { return value }
    problems.add(
      fields.position, found: "no key '\(key)' in \(fields.name.quoted)", expected: "'\(key)'")
    return nil
  }
}

/// The known entries of one mapping, each key once.
struct Fields {
  var position: Position
  var name: String
  var entries: [Tree.Entry]

  /// The value under `key`.
  subscript(key: String) -> Tree? { entries.first { $0.key == key }?.value }
}
