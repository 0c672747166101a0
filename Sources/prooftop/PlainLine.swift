import Explorer
import RollupSimulation

/// What a line of plain mode means.
enum PlainLine: Equatable {
  /// An empty line: one step.
  case step
  /// A line of the command line: after a colon, or beginning with one of its words, or a moment or
  /// an object alone; also what looks like a word and is none, since taking its letters as keys
  /// would do what nobody meant.
  case command(String)
  /// Anything else: keys as they would be typed.
  case keys([Unicode.Scalar])

  /// Reads a line; while a menu waits for an answer, only a colon or a whole word can begin
  /// something else.
  init(_ line: String, isChoosing: Bool = false) {
    let words = line.split(separator: " ")
    guard let first = words.first.map(String.init) else {
      // Blanks are the key that lets time run.
      self = line.isEmpty ? .step : .keys(Array(line.unicodeScalars))
      return
    }
    let isVerb = CommandLine.verbs.contains { $0.name == first }
    if line.first == ":" {
      self = .command(String(line.dropFirst()))
    } else if isVerb {
      self = .command(line)
    } else if !isChoosing, words.count == 1, PlainLine.isPlace(first) || PlainLine.isWord(first) {
      self = .command(first)
    } else if !isChoosing, words.count > 1, PlainLine.isWord(first) {
      self = .command(line)
    } else {
      self = .keys(Array(line.unicodeScalars))
    }
  }

  /// `15:30`, `m17`, `4-5.3`: where the command line would go.
  private static func isPlace(_ word: String) -> Bool {
    TimeText.clock(word) != nil || Address(word) != nil
  }

  /// Three letters or more that are not one and the same, as a key pressed often is.
  private static func isWord(_ text: String) -> Bool {
    text.count > 2 && text.allSatisfy { $0.isLetter && $0.isASCII } && Set(text).count > 1
  }
}
