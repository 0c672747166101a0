import Testing

/// A kind of occurrence is a case, its facts and its sentence, and the compiler names what is
/// missing: no `switch` over occurrences may have a `default`, which would swallow the next kind.
@Suite struct OccurrenceTableTests {
  /// The cases of every group, such as `.sequencer(.blockMade`.
  private static let cases: [String] = SourceFile.all(under: "Sources/RollupSimulation/Occurrence")
    .filter { $0.path.contains("/Occurrence+") }.flatMap { file in
      let name = file.path.split(separator: "+")[1].dropLast(6)
      let group = name == "L1" ? "l1" : name.lowercased()
      // Up to the list of the kinds' names.
      let lines = file.lines.prefix { !$0.contains("enum Kind") }
      return lines.filter { $0.hasPrefix("    case ") }.map { line in
        ".\(group)(.\(line.dropFirst(9).prefix { $0.isLetter || $0.isNumber })"
      }
    }

  @Test func noSwitchOverOccurrencesHasADefault() {
    #expect(Self.cases.count > 50)
    for file in SourceFile.all(under: "Sources") where file.code.contains("switch ") {
      for body in Self.switches(in: file.code) {
        let isMeant =
          body.subject.contains("occurrence") || Self.cases.contains { body.labels.contains($0) }
        if isMeant, body.labels.contains("default") {
          Issue.record("\(file.path): switch \(body.subject) has a default")
        }
      }
    }
  }

  @Test func aDefaultIsFound() {
    let text = """
      switch record.occurrence {
      case .l1(let it): switch it { default: break }
      case .tree(.foldLost): if x { y }
      }
      switch a { case .b: c }
      """
    let found = Self.switches(in: text)
    #expect(found.map(\.subject) == ["record.occurrence", "it", "a"])
    #expect(found.map { $0.labels.contains("default") } == [false, true, false])
    #expect(found[0].labels.contains(".tree(.foldLost"))
  }

  /// Each switch with what it is over and the text of its own labels, of those within it apart.
  private static func switches(in code: String) -> [(subject: String, labels: String)] {
    var found: [(subject: String, labels: String)] = []
    let text = Array(code)
    let word = Array("switch ")
    for start in text.indices.dropLast(word.count)
    where text[start] == "s" && text[start..<start + word.count].elementsEqual(word)
      && (start == 0 || !text[start - 1].isLetter)
    {
      guard let open = text[start...].firstIndex(of: "{") else { continue }
      let subject = String(text[start + word.count..<open]).split(separator: " ").joined()
      var (depth, place) = (1, open + 1)
      var labels = ""
      while place < text.count, depth > 0 {
        if text[place] == "{" { depth += 1 }
        if text[place] == "}" { depth -= 1 }
        if depth == 1 { labels.append(text[place]) }
        place += 1
      }
      found.append((subject, labels))
    }
    return found
  }
}
