/// Every word of the screen in two sentences, with where the post and the protocol tell of it.
public enum Glossary {
  /// A word and what it means.
  public struct Entry: Hashable, Sendable {
    /// The word, and others for the same thing.
    public var words: [String]
    /// What it means, in two sentences.
    public var text: String
    /// Where to read on.
    public var section: String
  }

  /// The entry for a word: as it is written, else whatever its case.
  public static func entry(for word: String) -> Entry? {
    if let entry = entries.first(where: { $0.words.contains(word) }) { return entry }
    let wanted = word.lowercased()
    return entries.first { $0.words.contains { $0.lowercased() == wanted } }
  }

  /// All entries, in the order in which a newcomer would ask.
  public static let entries: [Entry] =
    chains + proofs + tree + messages + modes + aggregation + l1 + runs + comparing + settings
    + hashes + faults + signs

  static func entry(_ words: [String], _ text: String, _ section: String) -> Entry {
    Entry(words: words, text: text, section: section)
  }
}
