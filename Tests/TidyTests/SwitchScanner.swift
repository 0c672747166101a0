/// Finds enums with their cases, and switches with their patterns, in code without comments and
/// strings (``SourceFile/code``).
struct SwitchScanner {
  /// A switch: what it is over, the names of cases by their place in a tuple (most have one
  /// place), and whether it has a `default`.
  struct Switch {
    var subject: String
    /// `nil` where a pattern is a literal, a range or a value: it is no switch over an enum.
    var names: [Set<String>?]
    /// Or a pattern that takes anything, which is one by another name.
    var hasDefault: Bool
  }

  private let text: [Character]

  init(_ code: String) { text = Array(code) }

  /// The names of each enum's cases.
  var enums: [Set<String>] {
    starts(of: "enum").compactMap { start in
      guard let open = text[start...].firstIndex(of: "{") else { return nil }
      let body = own(open)
      var found: Set<String> = []
      for line in declarations(in: body) {
        for part in Self.parts(line) {
          found.insert(String(part.drop { $0 == " " || $0 == "\n" }.prefix(while: Self.isWord)))
        }
      }
      return found
    }
  }

  /// All switches.
  var switches: [Switch] {
    starts(of: "switch").compactMap { start in
      guard let open = text[start...].firstIndex(of: "{") else { return nil }
      let body = own(open)
      let subject = String(text[start..<open]).split { $0 == " " || $0 == "\n" }.dropFirst()
      var found = Switch(
        subject: subject.joined(separator: " "), names: [],
        hasDefault: SwitchScanner(body).starts(of: "default").contains { place in
          Array(body)[(place + 7)...].first == ":"
        })
      for label in labels(in: body) {
        let (pattern, isConditional) = Self.parted(label)
        for pattern in Self.parts(pattern) {
          note(pattern, in: &found)
          if !isConditional, Self.places(pattern).allSatisfy(Self.takesAnything) {
            found.hasDefault = true
          }
        }
      }
      return found
    }
  }

  // MARK: patterns

  private func note(_ pattern: String, in found: inout Switch) {
    for (k, part) in Self.places(pattern).enumerated() {
      if k == found.names.count { found.names.append([]) }
      if part == "nil" || Self.takesAnything(part) { continue }
      let bare = part.hasPrefix("let ") ? String(part.dropFirst(4)) : part
      guard bare.first == "." else {
        found.names[k] = nil
        continue
      }
      found.names[k]?.insert(String(bare.dropFirst().prefix(while: Self.isWord)))
    }
  }

  /// The places of a tuple, or the one that there is.
  private static func places(_ pattern: String) -> [String] {
    let pattern = trimmed(pattern)
    return pattern.first == "(" && pattern.last == ")"
      ? parts(String(pattern.dropFirst().dropLast())).map(trimmed) : [pattern]
  }

  /// `let` alone takes anything, as `_` does; behind a question mark, anything that there is.
  private static func takesAnything(_ part: String) -> Bool {
    let bare = part.hasSuffix("?") ? String(part.dropLast()) : part
    return bare == "_" || bare.hasPrefix("let ") && bare.dropFirst(4).allSatisfy(isWord)
  }

  /// A label without its condition, and whether it has one.
  private static func parted(_ label: String) -> (pattern: String, isConditional: Bool) {
    let parts = label.split(separator: " where ", maxSplits: 1).map(String.init)
    return (trimmed(parts.first ?? ""), parts.count > 1)
  }

  /// What stands between `case` and its colon.
  private func labels(in body: String) -> [String] {
    let scanner = SwitchScanner(body)
    return scanner.starts(of: "case").compactMap { start in
      let before = String(scanner.text[..<start]).split { $0 == " " || $0 == "\n" }.last ?? ""
      if ["if", "guard", "while", "for"].contains(before) || before.last == "," { return nil }
      var depth = 0
      var label = ""
      for character in scanner.text[(start + 4)...] {
        if character == "(" || character == "[" { depth += 1 }
        if character == ")" || character == "]" { depth -= 1 }
        if character == ":", depth == 0 { break }
        label.append(character)
      }
      return Self.trimmed(label)
    }
  }

  /// The declarations of cases in an enum's own text: each up to the end of its list.
  private func declarations(in body: String) -> [String] {
    let scanner = SwitchScanner(body)
    return scanner.starts(of: "case").map { start in
      var line = ""
      for character in scanner.text[(start + 4)...] {
        if character == "\n", Self.trimmed(line).last != ",",
          line.filter({ $0 == "(" }).count == line.filter({ $0 == ")" }).count
        {
          break
        }
        line.append(character)
      }
      return line
    }
  }

  // MARK: text

  /// The text of a pair of braces without what stands in braces within.
  private func own(_ open: Int) -> String {
    var (depth, place) = (1, open + 1)
    var own = ""
    while place < text.count, depth > 0 {
      if text[place] == "{" { depth += 1 }
      if text[place] == "}" { depth -= 1 }
      if depth == 1, text[place] != "}" { own.append(text[place]) }
      place += 1
    }
    return own
  }

  /// Where a word stands.
  func starts(of word: String) -> [Int] {
    let word = Array(word)
    return text.indices.dropLast(word.count).filter { place in
      text[place] == word[0] && text[place..<place + word.count].elementsEqual(word)
        && (place == 0
          || !Self.isWord(text[place - 1]) && text[place - 1] != "."
            && text[place - 1] != "`")
        && !Self.isWord(text[place + word.count])
    }
  }

  /// Parts at commas that stand in no brackets.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func trimmed(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
