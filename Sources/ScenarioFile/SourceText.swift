import RollupSimulation

/// The text of a scenario, with what must hold before a YAML parser may see it.
struct SourceText {
  /// The largest file, in bytes.
  static let maxBytes = 1 << 20

  let text: String
  let fileName: String
  /// The text's scalars, and where each line begins among them.
  private let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String, fileName: String) {
    self.text = text
    self.fileName = fileName
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (i, scalar) in scalars.enumerated() {
      let carriageReturnAlone =
        scalar == "\r" && !(i + 1 < scalars.count && scalars[i + 1] == "\n")
      if scalar == "\n" || carriageReturnAlone { starts.append(i + 1) }
    }
    lineStarts = starts
  }

  /// The place of the scalar with this index.
  func position(ofScalar index: Int) -> Position {
    let low = max(lineStarts.lowerBound { $0 <= index } - 1, 0)
    return Position(file: fileName, line: low + 1, column: index - lineStarts[low] + 1)
  }

  /// The scalar at a line and column, both from 1.
  func scalar(line: Int, column: Int) -> Unicode.Scalar? {
    guard lineStarts.indices.contains(line - 1) else { return nil }
    let index = lineStarts[line - 1] + column - 1
    return scalars.indices.contains(index) ? scalars[index] : nil
  }

  /// What keeps the text from being parsed, or `nil`.
  ///
  /// Aliases are refused after parsing, where they are certain. But the parser compares the keys of
  /// each mapping, and a key made of aliases of aliases is exponentially large; so a text with
  /// enough words that could be anchors and aliases to build one does not get that far.
  func firstObstacle() -> Diagnostic? {
    for (i, scalar) in scalars.enumerated() where !SourceText.isAllowed(scalar) {
      return Diagnostic(
        position(ofScalar: i), found: "the character \(String(scalar).quoted)",
        expected: "text without control characters")
    }
    var anchors = 0
    var aliases = 0
    for i in scalars.indices.dropLast() where scalars[i] == "&" || scalars[i] == "*" {
      let startsWord = i == 0 || " \t\r\n[]{},:?-\"'".unicodeScalars.contains(scalars[i - 1])
      guard startsWord, !" \t\r\n".unicodeScalars.contains(scalars[i + 1]) else { continue }
      if scalars[i] == "&" { anchors += 1 } else { aliases += 1 }
      if anchors > 8 || aliases > 32 {
        return Diagnostic(
          position(ofScalar: i), found: "too many words that begin with '&' or '*'",
          expected: "no anchors and aliases; at most 8 such words with '&' and 32 with '*'")
      }
    }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\t": true
    default: scalar.isSafeToPrint
    }
  }
}
