import RollupSimulation

/// Actions as a person types them and as a command log keeps them: `fork R5 3`, `heal prover R2`.
/// The words are those of scenario files.
public enum ActionText {
  /// The forms, for help, completion and refusals.
  public static let forms = [
    "fork R5 3", "haltSequencer R5", "haltProver R5", "slowProver R5 150s", "loseChainProof R5",
    "crashAggregator Agg0", "frontRun R5", "junkInput Agg0", "badImport R5", "mintAgain R5",
    "reorgL1 3", "heal sequencer R5", "heal prover R5", "heal Agg0", "exit R5", "join R5",
    "leave R5",
  ]

  /// Why a text is no action, in words for the person.
  public struct Refusal: Error, Hashable, Sendable {
    /// What is wrong, and what would be right.
    public var words: String
  }

  /// Writes an action so that `read` gives it back.
  public static func write(_ action: Action) -> String {
    switch action {
    case .inject(.forkRollup(let r, let depth)): "fork \(Address.rollup(r)) \(depth)"
    case .inject(.haltSequencer(let r)): "haltSequencer \(Address.rollup(r))"
    case .inject(.haltProver(let r)): "haltProver \(Address.rollup(r))"
    case .inject(.slowProver(let r, let proving)):
      "slowProver \(Address.rollup(r)) \(SpanText.write(proving))"
    case .inject(.loseChainProof(let r)): "loseChainProof \(Address.rollup(r))"
    case .inject(.crashAggregator(let a)): "crashAggregator \(Address.aggregator(a))"
    case .inject(.frontRun(let r)): "frontRun \(Address.rollup(r))"
    case .inject(.junkInput(let a)): "junkInput \(Address.aggregator(a))"
    case .inject(.badImport(let r)): "badImport \(Address.rollup(r))"
    case .inject(.mintAgain(let r)): "mintAgain \(Address.rollup(r))"
    case .heal(.sequencer(let r)): "heal sequencer \(Address.rollup(r))"
    case .heal(.prover(let r)): "heal prover \(Address.rollup(r))"
    case .heal(.aggregator(let a)): "heal \(Address.aggregator(a))"
    case .inject(.reorgL1(let depth)): "reorgL1 \(depth)"
    case .exit(let r): "exit \(Address.rollup(r))"
    case .join(let r): "join \(Address.rollup(r))"
    case .leave(let r): "leave \(Address.rollup(r))"
    }
  }

  /// Reads an action on something that exists in `world`.
  public static func read(_ text: String, in world: World) -> Result<Action, Refusal> {
    let words = text.split(separator: " ").map(String.init)
    guard let verb = words.first else {
      return .failure(Refusal(words: "What? For example \(forms[0])."))
    }
    func rollup(_ place: Int) -> RollupID? {
      guard words.indices.contains(place), case .rollup(let r)? = Address(words[place]),
        r.index < world.rollups.count
      else { return nil }
      return r
    }
    func aggregator(_ place: Int) -> AggregatorID? {
      guard words.indices.contains(place), case .aggregator(let a)? = Address(words[place]),
        a.index < world.aggregators.count
      else { return nil }
      return a
    }
    let action: Action? =
      switch (verb, words.count) {
      case ("fork", 3):
        if let r = rollup(1), let depth = Int(words[2]), (1...1_000_000).contains(depth) {
          .inject(.forkRollup(r, depth: depth))
        } else {
          nil
        }
      case ("slowProver", 3):
        if let r = rollup(1), let proving = SpanText.read(words[2]) {
          .inject(.slowProver(r, proving: proving))
        } else {
          nil
        }
      case ("haltSequencer", 2): rollup(1).map { .inject(.haltSequencer($0)) }
      case ("haltProver", 2): rollup(1).map { .inject(.haltProver($0)) }
      case ("loseChainProof", 2): rollup(1).map { .inject(.loseChainProof($0)) }
      case ("crashAggregator", 2): aggregator(1).map { .inject(.crashAggregator($0)) }
      case ("frontRun", 2): rollup(1).map { .inject(.frontRun($0)) }
      case ("junkInput", 2): aggregator(1).map { .inject(.junkInput($0)) }
      case ("badImport", 2): rollup(1).map { .inject(.badImport($0)) }
      case ("mintAgain", 2): rollup(1).map { .inject(.mintAgain($0)) }
      case ("heal", 2): aggregator(1).map { .heal(.aggregator($0)) }
      case ("heal", 3) where words[1] == "sequencer": rollup(2).map { .heal(.sequencer($0)) }
      case ("heal", 3) where words[1] == "prover": rollup(2).map { .heal(.prover($0)) }
      case ("reorgL1", 2):
        Int(words[1]).flatMap { (1...10_000).contains($0) ? .inject(.reorgL1(depth: $0)) : nil }
      case ("exit", 2): rollup(1).map { .exit($0) }
      case ("join", 2): rollup(1).map { .join($0) }
      case ("leave", 2): rollup(1).map { .leave($0) }
      default: nil
      }
    if let action { return .success(action) }
    let near = forms.filter { $0.hasPrefix(verb) }
    let expected = (near.isEmpty ? forms : near).joined(separator: ", ")
    return .failure(
      Refusal(
        words: "Not understood: \(text). Expected \(expected); "
          + "R0 to R\(world.rollups.count - 1), Agg0 to Agg\(world.aggregators.count - 1)."))
  }
}

/// Lengths of time as in scenario files: `150s`, `2min30s`, `500ms`.
public enum SpanText {
  private static let units: [(name: String, millis: Int64)] = [
    ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Reads whole numbers with units, largest first, up to a day; `nil` for anything else.
  public static func read(_ text: String) -> Span? {
    var rest = text[...]
    var total: Int64 = 0
    var nextUnit = 0
    repeat {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(name.count)
      guard (1...8).contains(digits.count), let number = Int64(digits),
        let unit = units[nextUnit...].firstIndex(where: { $0.name == name })
      else { return nil }
      total += number * units[unit].millis
      nextUnit = unit + 1
    } while !rest.isEmpty
    return total <= 86_400_000 ? Span(milliseconds: total) : nil
  }

  /// The shortest text that `read` gives back.
  public static func write(_ span: Span) -> String {
    var rest = span.milliseconds
    var text = ""
    for unit in units where rest >= unit.millis {
      text += "\(rest / unit.millis)\(unit.name)"
      rest %= unit.millis
    }
    return text.isEmpty ? "0s" : text
  }
}
