import RollupSimulation

extension ValueReader {
  /// The keys that say what is done at a set time.
  static var actionKeys: [String] {
    ActionKind.allCases.map(\.row.word).reduce(into: []) { words, word in
      if !words.contains(word) { words.append(word) }
    }
  }

  /// One item of `faults`.
  func fault(_ tree: Tree) -> ScheduledFault? {
    let keys = ["at", "after"] + ValueReader.actionKeys
    guard let fields = mapping(tree, named: "faults", keys: keys) else { return nil }
    let time = required("at", of: fields).flatMap(moment)
    let actions = fields.entries.filter { $0.key != "at" && $0.key != "after" }
    guard actions.count == 1 else {
      problems.add(
        tree.position, found: "\(actions.count) actions in one of 'faults'",
        expected: "exactly one of \(ValueReader.actionKeys.joined(separator: ", "))")
      return nil
    }
    guard let action = action(actions[0]), let time else { return nil }
    return ScheduledFault(
      time: time, action: action, afterEvent: fields["after"].flatMap(eventNumber))
  }

  /// An event such as `e1836`.
  private func eventNumber(_ tree: Tree) -> Int? {
    if let text = tree.text, case .event(let number)? = Address(text) { return number }
    refuse(tree, expected: "the number of an event, such as e1836")
    return nil
  }

  private func action(_ entry: Tree.Entry) -> Action? {
    let kinds = ActionKind.allCases.filter { $0.row.word == entry.key }
    guard kinds.count == 1, let kind = kinds.first else { return partial(entry, among: kinds) }
    guard let number = kind.row.number else {
      return target(of: kind.row, entry.value).flatMap { kind.action(on: $0) }
    }
    let isAtL1 = kind.row.exampleTarget == .l1
    let keys = (isAtL1 ? [] : [kind.row.targetKey]) + [number.name]
    guard let fields = mapping(entry.value, named: entry.key, keys: keys) else { return nil }
    let target =
      isAtL1
      ? .l1
      : required(kind.row.targetKey, of: fields).flatMap { self.target(of: kind.row, $0) }
    let value = required(number.name, of: fields).flatMap { self.number(number, $0) }
    guard let target, let value else { return nil }
    return kind.action(on: target, number: value)
  }

  /// `Agg0`, or `{prover: R3}`, `{sequencer: R3}`, `{aggregator: Agg0}`: a rollup alone would not
  /// say which of its two parties is healed.
  private func partial(_ entry: Tree.Entry, among kinds: [ActionKind]) -> Action? {
    let tree = entry.value
    if let text = tree.text {
      if case .rollup? = Address(text) {
        let parts = kinds.compactMap(\.row.part).reversed().map { "{\($0): \(text)}" }
        refuse(tree, expected: parts.joined(separator: " or "))
        return nil
      }
      guard let kind = kinds.first(where: { $0.row.part == nil }) else { return nil }
      return target(of: kind.row, tree).flatMap { kind.action(on: $0) }
    }
    let parts = kinds.map { $0.row.part ?? $0.row.targetKey }
    guard let part = self.kind(tree, named: entry.key, kinds: parts),
      let place = parts.firstIndex(of: part.key)
    else { return nil }
    return target(of: kinds[place].row, part.value).flatMap { kinds[place].action(on: $0) }
  }

  private func target(of row: ActionRow, _ tree: Tree) -> ActionTarget? {
    switch row.exampleTarget {
    case .rollup: return rollup(tree).map { .rollup($0) }
    case .aggregator: return aggregator(tree).map { .aggregator($0) }
    case .l1:
      if tree.text == ActionTarget.l1.description { return .l1 }
      refuse(tree, expected: ActionTarget.l1.description)
      return nil
    }
  }

  private func number(_ number: ActionNumber, _ tree: Tree) -> Int64? {
    let (low, high) = (number.range.lowerBound, number.range.upperBound)
    return switch number.unit {
    case .count: integer(tree, in: Int(low)...Int(high)).map(Int64.init)
    case .time: span(tree, in: .milliseconds(low) ... .milliseconds(high))?.milliseconds
    }
  }
}

extension ActionRow {
  /// The key of its target beside a number.
  var targetKey: String {
    switch exampleTarget {
    case .rollup: "rollup"
    case .aggregator: "aggregator"
    case .l1: "l1"
    }
  }
}
