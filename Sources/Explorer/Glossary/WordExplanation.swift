/// A word that is explained, and the other words of the pane that can be.
public struct WordExplanation: Hashable, Sendable {
  /// The word that is explained.
  public var word: String
  /// Words of the glossary that stand in the pane, in the order of their first place.
  public var others: [String] = []
  /// Which of them the cursor is on.
  public var selected = 0

  /// A word alone, or with others beside it.
  public init(word: String, others: [String] = []) {
    self.word = word
    self.others = others
  }
}
