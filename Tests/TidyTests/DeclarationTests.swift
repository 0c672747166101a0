import Testing

/// What is declared is used, and what is done is told in pieces that can be read.
@Suite struct DeclarationTests {
  /// Declarations that nothing in Sources names, and why they stand.
  static let unused: [(name: String, why: String)] = [
    ("Prooftop", "the program itself"), ("EmbedDemos", "the plugin itself"),
    ("createBuildCommands", "the package manager calls it"),
    ("appendLiteral", "the compiler calls it"), ("appendInterpolation", "the compiler calls it"),
    ("validate", "the argument parser calls it"),
    ("coverThread", "for programs with threads, which this one has not"),
    ("styles", "goldens show styles by it"),
    ("consistencyProof", "commitments are a library of their own"),
    ("verifyConsistency", "commitments are a library of their own"),
    ("removeLeaf", "commitments are a library of their own"),
    ("coveredHeight", "the tests' own count of what is safe asks it"),
    ("examples", "tests go through all kinds by it"),
    ("exampleNames", "tests go through all names by it"),
    ("inverse", "tests go through all moves by it"),
    ("foldGuard", "the tests of Why ask it"),
  ]

  @Test func everyDeclarationIsUsed() {
    let unused = Declarations(SourceFile.all(under: "Sources")).unused
    let allowed = Set(Self.unused.map(\.name))
    for (name, place) in unused where !allowed.contains(name) {
      Issue.record("\(place): nothing uses \(name)")
    }
    for name in allowed where !unused.contains(where: { $0.name == name }) {
      Issue.record("\(name) is used, or gone: no exception is needed")
    }
  }

  static let functionLinesMax = 60

  @Test func functionsAreShort() {
    for file in SourceFile.all(under: "Sources") {
      for (name, length) in Declarations.functions(of: file) where length > Self.functionLinesMax {
        Issue.record("\(file.path): \(name) has \(length) lines")
      }
    }
  }

  @Test func deadAndLongOnesAreFound() {
    let file = SourceFile(
      path: "Sources/X/x.swift",
      text: """
        // dead and alive
        public struct Used {
          public private(set) static var dead: Int
          package func alive(_ n: Int) -> Used {
            alive(n)
          }
          func twice() {}
          func twice(_ n: Int) {
            let text = "\\(alive(1))"
            if case let x = text { x }
          }
        }
        """)
    #expect(Declarations([file]).unused.map(\.name) == ["dead", "twice"])
    let lengths = Declarations.functions(of: file).map { "\($0.name) \($0.length)" }
    #expect(lengths == ["alive 3", "twice 1", "twice 4"])
  }
}

/// The names that files declare, and how often they are said; by lines, as this house writes them.
struct Declarations {
  /// In the order of places, each once: names that are said only where they are declared.
  private(set) var unused: [(name: String, place: String)] = []

  private static let levels: Set<Substring> = [
    "public", "package", "internal", "private", "fileprivate", "private(set)", "internal(set)",
    "fileprivate(set)", "static", "final", "mutating", "indirect", "nonisolated", "lazy",
    "override",
    "convenience", "prefix", "borrowing", "consuming",
  ]
  private static let kinds: Set<Substring> = [
    "func", "var", "let", "struct", "enum", "class", "typealias", "protocol",
  ]

  init(_ files: [SourceFile]) {
    var said: [Substring: Int] = [:]
    var declared: [(name: String, place: String)] = []
    for file in files {
      for (number, line) in file.lines.enumerated() {
        let bare = line.drop { $0 == " " }
        if bare.hasPrefix("//") { continue }
        for word in CodeScanner.words(String(line)) { said[word, default: 0] += 1 }
        if let name = Self.name(declaredIn: bare) {
          declared.append((name, "\(file.path):\(number + 1)"))
        }
      }
    }
    let times = declared.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += 1 }
    var seen: Set<String> = []
    for (name, place) in declared where seen.insert(name).inserted {
      if said[name[...]] ?? 0 <= times[name] ?? 0 { unused.append((name, place)) }
    }
  }

  /// The name that a line declares, if it begins with a declaration.
  private static func name(declaredIn line: Substring) -> String? {
    var words = line.split(separator: " ")[...]
    while let first = words.first, levels.contains(first) || first.hasPrefix("@") {
      words = words.dropFirst()
    }
    guard let kind = words.first, kinds.contains(kind), let name = words.dropFirst().first else {
      return nil
    }
    let text = name.drop { $0 == "`" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return text.isEmpty || text == "_" ? nil : String(text)
  }

  /// The functions of a file with their lines, from the first to the brace that ends them: the one
  /// that stands as far to the right as the function does.
  static func functions(of file: SourceFile) -> [(name: String, length: Int)] {
    let lines = file.lines
    return lines.indices.compactMap { start -> (name: String, length: Int)? in
      let indent = lines[start].prefix { $0 == " " }
      let words = lines[start].split(separator: " ")
      guard let place = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init") }),
        words[..<place].allSatisfy({ levels.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      let name =
        words[place] == "func" && place + 1 < words.count
        ? words[place + 1].prefix { $0 != "(" && $0 != "<" } : "init"
      if lines[start].hasSuffix("}") { return (String(name), 1) }
      let end = lines[start...].firstIndex { $0 == indent + "}" } ?? start
      return (String(name), end - start + 1)
    }
  }
}
