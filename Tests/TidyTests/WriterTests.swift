import Foundation
import Testing

/// What a party is, it writes itself: a stored property of these types is changed by the functions
/// beside it, and by nothing else, so that whoever wonders why it has a value reads one file.
@Suite struct WriterTests {
  /// A type, the file that writes it, and who outside may call what changes it.
  struct Party {
    var type: String
    var file: String
    /// Stored properties that the compiler does not keep from others: values that write themselves,
    /// and what tests of invariants have to spoil.
    var open: [String] = []
    /// How it is reached from outside.
    var path: String
    /// The functions that change it, as the compiler knows them, are called here only.
    var callers: [String]
  }
  static let rollup = "Sources/RollupSimulation/Rollup/"
  static let parties = [
    Party(
      type: "Rollup", file: rollup + "Rollup.swift",
      open: ["blocks", "state", "sequencer", "prover", "view"], path: #"rollups\[[^\]]*\]"#,
      callers: ["Rollup/", "Messaging/", "L1/", "Timeline/"]),
    Party(
      type: "Sequencer", file: rollup + "Sequencer.swift", path: #"\bsequencer"#,
      callers: ["Rollup/World+Branches.swift", "Faults/Kinds/"]),
    Party(
      type: "Prover", file: rollup + "Prover.swift", path: #"\bprover"#,
      callers: [
        "Rollup/Rollup+Proving.swift", "Rollup/World+Proving.swift", "Faults/Kinds/",
      ]),
    Party(
      type: "RollupView", file: rollup + "RollupView.swift", path: #"\bview"#,
      callers: ["Rollup/", "Messaging/", "L1/", "Aggregation/", "Timeline/"]),
  ]
  /// Folders of parties, and what these may not name: whoever routes between them.
  static let strangers: [(folder: String, names: [String])] = [
    (rollup, ["World", "Aggregator", "L1Chain", "MessageBook"])
  ]

  /// The files of a party that extend the world are the router's.
  @Test func aPartyKnowsNeitherTheWorldNorAnother() {
    for (folder, names) in Self.strangers {
      let files = SourceFile.all(under: "Sources").filter {
        $0.path.hasPrefix(folder) && !$0.path.hasPrefix(folder + "World+")
      }
      #expect(files.count > 3)
      for file in files {
        let words = CodeScanner.words(file.code).map(String.init)
        for name in names where words.contains(name) {
          Issue.record("\(file.path) names \(name)")
        }
      }
    }
  }

  /// The code of all sources, which takes a while to tell from comments.
  private static let sources = SourceFile.all(under: "Sources").map {
    (path: $0.path, lines: $0.code.split(separator: "\n"))
  }

  private static func file(_ path: String) throws -> SourceFile {
    try #require(SourceFile.all(under: "Sources/RollupSimulation").first { $0.path == path })
  }

  @Test(arguments: parties.map(\.type))
  func theCompilerKeepsItFromOthers(type: String) throws {
    let party = try #require(Self.parties.first { $0.type == type })
    let stored = Self.stored(of: type, in: try Self.file(party.file))
    #expect(stored.count > 3)
    for (name, isKept) in stored {
      #expect(isKept != party.open.contains(name), "\(type).\(name)")
    }
    for name in party.open { #expect(stored.contains { $0.name == name }, "\(name) is gone") }
  }

  /// What is open to tests is not written elsewhere in the sources either.
  @Test(arguments: parties.map(\.type))
  func whatIsOpenIsNotWrittenElsewhere(type: String) throws {
    let party = try #require(Self.parties.first { $0.type == type })
    for name in party.open {
      let pattern = try Self.writing(party.path + #"\."# + name)
      for file in Self.sources where file.path != party.file {
        for line in file.lines where line.contains(".\(name)") && line.contains(pattern) {
          Issue.record("\(file.path) writes \(type).\(name): \(line)")
        }
      }
    }
  }

  @Test(arguments: parties.map(\.type))
  func onlyItsCallersChangeIt(type: String) throws {
    let party = try #require(Self.parties.first { $0.type == type })
    let names = Self.changing(type, in: try Self.file(party.file))
    #expect(names.count > 3)
    let pattern = try Regex(party.path + #"\."# + "(\(names.joined(separator: "|")))\\(")
    let last = party.path.hasPrefix(#"\b"#) ? party.path.dropFirst(2) : "]"
    var used: Set<String> = []
    for file in Self.sources where file.path != party.file {
      let callers = party.callers.filter { file.path.contains("RollupSimulation/" + $0) }
      for line in file.lines where line.contains("\(last).") {
        guard line.contains(pattern) else { continue }
        used.formUnion(callers)
        if callers.isEmpty { Issue.record("\(file.path) changes a \(type): \(line)") }
      }
    }
    for caller in party.callers where !used.contains(caller) {
      Issue.record("nothing under \(caller) changes a \(type)")
    }
  }

  @Test func writesAndStoredPropertiesAreFound() throws {
    let file = SourceFile(
      path: "x.swift",
      text: """
        public struct Box: Sendable {
          public let a: Int
          public private(set) var b = 1
          private var c: [Int] = []
          public internal(set) var d = 2
          var e: Int { b + 1 }
          mutating func put() { b = 2 }
          @inline(__always) mutating func take() -> Int { 3 }
          func look() {}
          struct Inner {
            var f = 1
          }
        }
        """)
    let stored = Self.stored(of: "Box", in: file)
    #expect(stored.map(\.name) == ["b", "c", "d"])
    #expect(stored.map(\.isKept) == [true, true, false])
    #expect(Self.changing("Box", in: file) == ["put", "take"])
    let pattern = try Self.writing(#"boxes\[[^\]]*\]\.d"#)
    for line in [
      "boxes[r].d = 3", "boxes[k.n].d += 1", "boxes[r].d.list.append(4)", "boxes[r].d[2].e |= 1",
      "swap(&boxes[r].d, &x)",
    ] {
      #expect(line.contains(pattern), "\(line)")
    }
    for line in ["if boxes[r].d == 3", "let x = boxes[r].d", "boxes[r].d.list.map { $0 }"] {
      #expect(!line.contains(pattern), "\(line)")
    }
  }

  /// A write to what is reached by a path, or to something in it.
  private static func writing(_ path: String) throws -> Regex<AnyRegexOutput> {
    let inner = path + #"(\.\w+|\[[^\]]*\])*"#
    let changes = "append|insert|remove\\w*|truncate|sort|swapAt"
    return try Regex(
      "\(inner) (=|\\+=|-=|\\|=|&=) |\(inner)\\.(\(changes))\\(|&\(path)\\b")
  }

  /// A type's stored properties that can change, and whether only their file can change them.
  private static func stored(
    of type: String, in file: SourceFile
  ) -> [(name: String, isKept: Bool)] {
    body(of: type, in: file).compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "var"), !line.hasSuffix("{"), !line.hasSuffix("}"),
        line.hasPrefix("  "), !line.hasPrefix("   "), place + 1 < words.count
      else { return nil }
      let name = words[place + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      let isKept = words[..<place].contains { $0 == "private(set)" || $0 == "private" }
      return (String(name), isKept)
    }
  }

  /// The functions that change a type.
  private static func changing(_ type: String, in file: SourceFile) -> [String] {
    body(of: type, in: file).compactMap { line in
      guard !line.contains("private"), let start = line.range(of: "mutating func ") else {
        return nil
      }
      return String(line[start.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
  }

  private static func body(of type: String, in file: SourceFile) -> [Substring] {
    let lines = file.lines
    guard let start = lines.firstIndex(where: { $0.contains("struct \(type):") }) else { return [] }
    return Array(lines[start...].dropFirst().prefix { $0 != "}" })
  }
}
