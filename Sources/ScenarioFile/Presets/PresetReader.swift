import RollupSimulation

/// Reads which presets a scenario names: one name, or a list of them.
struct PresetReader {
  /// A preset, and where it is named.
  struct Choice {
    var preset: Preset
    var position: Position
  }

  /// The presets in their order; later ones win.
  private(set) var choices: [Choice] = []

  /// Reads the value of the key `preset`; a name that is none goes to `reader.problems`.
  init(_ tree: Tree, reader: ValueReader) {
    let items: [Tree] = if case .list(let items) = tree.content { items } else { [tree] }
    for item in items {
      guard let preset = preset(item, reader) else { continue }
      if choices.contains(where: { $0.preset == preset }) {
        reader.refuse(item, expected: "each preset once")
      } else {
        choices.append(Choice(preset: preset, position: item.position))
      }
    }
  }

  private func preset(_ tree: Tree, _ reader: ValueReader) -> Preset? {
    if let preset = tree.text.flatMap(Presets.named) { return preset }
    let names = Presets.all.map(\.name).joined(separator: ", ")
    reader.refuse(
      tree, expected: "a preset, or a list of them: \(names)",
      suggestion: tree.text.flatMap(Presets.nearestName))
    return nil
  }
}
