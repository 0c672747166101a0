import RollupSimulation

extension Update {
  /// `K`: explains the word clicked on, else that for the selection; in an explanation, the word
  /// chosen there.
  static func explain(_ model: inout Model) -> [Effect] {
    if case .explain(var explanation) = model.layers.last {
      guard explanation.others.indices.contains(explanation.selected) else {
        return place(.close, &model)
      }
      explanation.word = explanation.others[explanation.selected]
      model.layers[model.layers.count - 1] = .explain(explanation)
      return []
    }
    var word = model.pointed ?? word(for: model.selection)
    if model.pointed == nil, case .hash = model.layers.last { word = "preimage" }
    let picture = View.picture(model, columns: model.screen.columns, rows: model.screen.rows)
    let others = Glossary.headwords(in: View.text(of: model.focus, in: picture, model))
    var explanation = WordExplanation(word: word, others: others)
    // The cursor begins on the word itself, where it stands in the pane.
    let headword = Glossary.entry(for: word)?.words[0]
    explanation.selected = others.firstIndex { $0 == headword } ?? 0
    model.overlayScroll = 0
    model.layers.append(.explain(explanation))
    return []
  }

  /// Moves among the other words.
  static func move(_ intent: MoveIntent, in explanation: WordExplanation, _ model: inout Model) {
    guard !explanation.others.isEmpty else { return }
    var explanation = explanation
    explanation.selected = intent.place(
      from: explanation.selected, of: explanation.others.count)
    model.layers[model.layers.count - 1] = .explain(explanation)
  }

  /// A word was clicked on: where words are explained it is explained at once.
  static func point(_ word: String, _ model: inout Model) {
    model.pointed = word
    guard case .explain(var explanation) = model.layers.last,
      let headword = Glossary.entry(for: word)?.words[0]
    else { return }
    explanation.word = headword
    if let place = explanation.others.firstIndex(of: headword) { explanation.selected = place }
    model.layers[model.layers.count - 1] = .explain(explanation)
  }
}
