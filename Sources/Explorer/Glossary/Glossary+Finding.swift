// Words of the glossary in what is drawn.

extension Glossary {
  /// A word of the glossary in a row of text, by the cells that it takes.
  struct Find: Hashable {
    /// The first cell, and the one after the last.
    var start: Int
    var end: Int
    /// The entry's first word.
    var headword: String
  }

  /// Every entry that rows of text name, by its first word, in the order of first places.
  static func headwords(in rows: [[Unicode.Scalar]]) -> [String] {
    var seen: Set<String> = []
    return rows.flatMap { finds(in: $0) }.map(\.headword).filter { seen.insert($0).inserted }
  }

  /// The words of the glossary in a row, the longest phrase at each place. O(cells).
  static func finds(in row: [Unicode.Scalar]) -> [Find] {
    let tokens = tokens(of: row)
    var found: [Find] = []
    var k = 0
    while k < tokens.count {
      var length = 0
      for count in stride(from: min(phraseLength, tokens.count - k), through: 1, by: -1) {
        let range = tokens[k].start..<tokens[k + count - 1].end
        guard
          let entry = entry(
            written: String(String.UnicodeScalarView(row[range])))
        else { continue }
        found.append(Find(start: range.lowerBound, end: range.upperBound, headword: entry.words[0]))
        length = count
        break
      }
      k += max(length, 1)
    }
    return found
  }

  /// Words of the longest entry.
  private static let phraseLength = 5

  /// The entry for what is drawn: a word as it is, a name such as `R5` or `ck3` by its letters, a
  /// hash, or an ordinary word in another case.
  static func entry(written text: String) -> Entry? {
    if let place = exact[text] { return entries[place] }
    if isHash(text) { return exact["hash"].map { entries[$0] } }
    let letters = text.prefix { $0.isLetter }
    if letters.count < text.count, text.dropFirst(letters.count).allSatisfy(\.isNumber) {
      return exact[String(letters)].map { entries[$0] }
    }
    // A single letter means one thing as a capital and another as a small one.
    return text.count > 1 ? loose[text.lowercased()].map { entries[$0] } : nil
  }

  /// Whether a text looks like the first digits of a hash: all have a digit and a fixed length.
  static func isHash(_ text: String) -> Bool {
    [4, 6, 12, 16, 64].contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      && !text.allSatisfy(\.isNumber) && text.contains(where: \.isNumber)
  }

  private static let exact = index { $0 }
  private static let loose = index { $0.lowercased() }

  private static func index(_ key: (String) -> String) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, entry) in entries.enumerated() {
      for word in entry.words where places[key(word)] == nil { places[key(word)] = place }
    }
    return places
  }

  /// Runs of letters and digits, and every other sign by itself.
  private static func tokens(of row: [Unicode.Scalar]) -> [(start: Int, end: Int)] {
    var tokens: [(start: Int, end: Int)] = []
    var isInWord = false
    for (place, scalar) in row.enumerated() {
      let isLetter = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      if isLetter, isInWord {
        tokens[tokens.count - 1].end = place + 1
      } else if scalar != " ", scalar.value != 0 {
        tokens.append((place, place + 1))
      }
      isInWord = isLetter
    }
    return tokens
  }
}
