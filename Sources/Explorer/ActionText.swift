import RollupSimulation

/// Actions as a person types them and as a command log keeps them: `fork R5 3`, `heal prover R2`.
/// The words are those of scenario files.
public enum ActionText {
  /// An example of each kind, for help, completion and refusals.
  public static let forms = ActionKind.allCases.map { form($0, on: $0.row.exampleTarget) }

  /// Why a text is no action, in words for the person.
  public struct Refusal: Error, Hashable, Sendable {
    /// What is wrong, and what would be right.
    public var words: String
  }

  /// An example of a kind on some target.
  static func form(_ kind: ActionKind, on target: ActionTarget) -> String {
    kind.action(on: target, number: kind.row.number?.example ?? 0).map(write) ?? kind.row.word
  }

  /// Writes an action so that `read` gives it back.
  public static func write(_ action: Action) -> String {
    let row = action.kind.row
    let target = action.target.address?.description
    let number = row.number?.text(action.number)
    return [row.word, row.part, target, number].compactMap { $0 }.joined(separator: " ")
  }

  /// Reads an action on something that exists in `world`.
  public static func read(_ text: String, in world: World) -> Result<Action, Refusal> {
    let words = text.split(separator: " ").map(String.init)
    guard let verb = words.first else {
      return .failure(Refusal(words: "What? For example \(forms[0])."))
    }
    for kind in ActionKind.allCases {
      if let action = read(words, as: kind, in: world) { return .success(action) }
    }
    let near = forms.filter { $0.hasPrefix(verb) }
    let expected = (near.isEmpty ? forms : near).joined(separator: ", ")
    return .failure(
      Refusal(
        words: "Not understood: \(text). Expected \(expected); "
          + "R0 to R\(world.rollupNumbers.count - 1), "
          + "Agg0 to Agg\(world.aggregatorNumbers.count - 1)."))
  }

  private static func read(
    _ words: [String], as kind: ActionKind, in world: World
  ) -> Action? {
    var rest = words[...]
    let head = [kind.row.word, kind.row.part].compactMap { $0 }
    guard rest.starts(with: head) else { return nil }
    rest = rest.dropFirst(head.count)
    var target = ActionTarget.l1
    if kind.row.exampleTarget != .l1 {
      guard let named = rest.popFirst().flatMap({ self.target($0, in: world) }) else { return nil }
      target = named
    }
    guard let number = kind.row.number else {
      return rest.isEmpty ? kind.action(on: target) : nil
    }
    let value = number.read(
      rest.joined(separator: " "), blockTime: world.settings.blockTime)
    return value.flatMap { kind.action(on: target, number: $0) }
  }

  private static func target(_ word: String, in world: World) -> ActionTarget? {
    guard let address = Address(word), world.exists(address) else { return nil }
    if case .rollup(let r) = address { return .rollup(r) }
    if case .aggregator(let a) = address { return .aggregator(a) }
    return nil
  }
}
