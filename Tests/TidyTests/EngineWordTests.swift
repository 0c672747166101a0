import Testing

/// The engine is a pure function of scenario, seed and commands: words that would bring in a clock,
/// chance, the environment, floating point or an order that differs between processes are banned.
@Suite struct EngineWordTests {
  static let banned: Set<Substring> = [
    "Foundation", "Glibc", "Date", "DispatchTime", "ContinuousClock", "SuspendingClock", "Clock",
    "Dictionary", "Set", "TreeDictionary", "TreeSet", "OrderedDictionary", "OrderedSet",
    "Double", "Float", "Float16", "Float80", "CGFloat",
    "randomElement", "shuffle", "shuffled", "SystemRandomNumberGenerator", "arc4random",
    "Hasher", "hashValue",
    "sleep", "usleep", "async", "await", "DispatchQueue", "Thread",
    "getenv", "ProcessInfo", "FileManager", "FileHandle", "print", "debugPrint", "readLine",
    "ObjectIdentifier", "withUnsafePointer",
  ]
  /// `hash(into:)` of a type whose stored properties can't all take part names the hasher; nothing
  /// reads the value it makes.
  static let allowed = ["Sources/RollupSimulation/Proofs/TreeShape.swift": ["Hasher"]]

  @Test func usesNoBannedWord() {
    let files = SourceFile.engine
    #expect(files.count > 50)
    for file in files {
      let allowed = Self.allowed[file.path] ?? []
      for (number, line) in file.code.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        for word in CodeScanner.words(String(line))
        where Self.banned.contains(word) && !allowed.contains(String(word)) {
          Issue.record("\(file.path):\(number + 1) says \(word)")
        }
      }
    }
  }

  /// `random` and `actor` are good words for other things; as the language's own they are banned.
  @Test func drawsNoChanceAndSharesNothing() {
    for file in SourceFile.engine {
      for line in file.code.split(separator: "\n") {
        let text = String(line)
        #expect(
          !text.contains(".random(in") && !text.contains("Bool.random("), "\(file.path): \(text)")
        let words = CodeScanner.words(text)
        let declares = zip(words, words.dropFirst()).contains {
          $0 == "actor" && text.contains("actor \($1)")
        }
        #expect(!declares, "\(file.path): \(text)")
      }
    }
  }

  @Test func usesNoDictionaryLiteralType() {
    for file in SourceFile.engine {
      for line in file.code.split(separator: "\n") where line.contains("[:]") {
        Issue.record("\(file.path): \(line)")
      }
    }
  }

  @Test func tellsCodeFromCommentsAndStrings() {
    let text = #"""
      let a = 1 // Date
      /* Set /* Double */ Float */ let b = "random \" Date"
      """#
    let words = CodeScanner.words(CodeScanner(text).code)
    #expect(words == ["let", "a", "1", "let", "b"])
  }
}
