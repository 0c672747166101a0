import RollupSimulation

extension ValueReader {
  /// The keys that say what is done at a set time.
  static var actionKeys: [String] {
    [
      "fork", "haltSequencer", "haltProver", "slowProver", "loseChainProof", "crashAggregator",
      "frontRun", "junkInput", "badImport", "mintAgain", "reorgL1", "heal", "exit",
      "join", "leave",
    ]
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
    let tree = entry.value
    switch entry.key {
    case "fork":
      guard let fields = mapping(tree, named: "fork", keys: ["rollup", "depth"]) else {
        return nil
      }
      let rollup = required("rollup", of: fields).flatMap(rollup)
      let depth = required("depth", of: fields).flatMap { integer($0, in: 1...1_000_000) }
      guard let rollup, let depth else { return nil }
      return .inject(.forkRollup(rollup, depth: depth))
    case "slowProver":
      guard let fields = mapping(tree, named: "slowProver", keys: ["rollup", "proving"]) else {
        return nil
      }
      let rollup = required("rollup", of: fields).flatMap(rollup)
      let proving = required("proving", of: fields).flatMap {
        span($0, in: .zero ... .minutes(24 * 60))
      }
      guard let rollup, let proving else { return nil }
      return .inject(.slowProver(rollup, proving: proving))
    case "haltSequencer": return rollup(tree).map { .inject(.haltSequencer($0)) }
    case "haltProver": return rollup(tree).map { .inject(.haltProver($0)) }
    case "loseChainProof": return rollup(tree).map { .inject(.loseChainProof($0)) }
    case "crashAggregator": return aggregator(tree).map { .inject(.crashAggregator($0)) }
    case "frontRun": return rollup(tree).map { .inject(.frontRun($0)) }
    case "junkInput": return aggregator(tree).map { .inject(.junkInput($0)) }
    case "badImport": return rollup(tree).map { .inject(.badImport($0)) }
    case "mintAgain": return rollup(tree).map { .inject(.mintAgain($0)) }
    case "reorgL1":
      guard let fields = mapping(tree, named: "reorgL1", keys: ["depth"]) else { return nil }
      return required("depth", of: fields).flatMap { integer($0, in: 1...10_000) }.map {
        .inject(.reorgL1(depth: $0))
      }
    case "exit": return rollup(tree).map { .exit($0) }
    case "join": return rollup(tree).map { .join($0) }
    case "leave": return rollup(tree).map { .leave($0) }
    default: return healing(tree).map { .heal($0) }
    }
  }

  /// `Agg0`, or `{prover: R3}`, `{sequencer: R3}`, `{aggregator: Agg0}`: a rollup alone would not
  /// say which of its two parties is healed.
  private func healing(_ tree: Tree) -> Healing? {
    if let text = tree.text {
      if case .rollup? = Address(text) {
        refuse(tree, expected: "{prover: \(text)} or {sequencer: \(text)}")
        return nil
      }
      return aggregator(tree).map { .aggregator($0) }
    }
    let kinds = ["sequencer", "prover", "aggregator"]
    guard let entry = kind(tree, named: "heal", kinds: kinds) else { return nil }
    switch entry.key {
    case "sequencer": return rollup(entry.value).map { .sequencer($0) }
    case "prover": return rollup(entry.value).map { .prover($0) }
    default: return aggregator(entry.value).map { .aggregator($0) }
    }
  }
}
