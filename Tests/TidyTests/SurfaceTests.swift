import Testing

/// Who shows, exports, writes down or compares a run reads the engine through the readings of
/// `RollupSimulation/Reading` alone, so that a party can be given a view of its own without a
/// change to any of them. The compiler holds that as long as what the parties keep is not public.
@Suite struct SurfaceTests {
  /// What the parties keep. The names are public, since what a reading tells of (a slot, a chain
  /// proof, an accepted node) is named after them.
  static let parties: Set<Substring> = [
    "Rollup", "RollupView", "Sequencer", "Prover", "Aggregator", "Round", "L1Chain", "Registry",
    "VerifierContract", "MessageBook", "EventQueue",
  ]
  /// Public all the same.
  static let allowed = ["EventQueue.hold"]

  @Test func partiesHaveNoPublicMembers() {
    let files = SourceFile.all(under: "Sources")
    // L1's own target opens itself to the engine, which hands it to nobody.
    let layer1 = Surface(files.filter { $0.module == "SettlementLayer" }, counting: ["public"])
    let others = Surface(files.filter { $0.module != "SettlementLayer" })
    let types = layer1.types.union(others.types)
    #expect(Self.parties.allSatisfy { types.contains($0) }, "a party has another name")
    let members = (layer1.members + others.members).filter { Self.parties.contains($0.type) }
    let names = Set(members.map { "\($0.type).\($0.name)" })
    #expect(names == Set(Self.allowed))
  }

  /// Nor does anything else hand a party out whole.
  @Test func nothingPublicGivesAPartyAway() {
    let surface = Surface(SourceFile.all(under: "Sources/RollupSimulation"))
    #expect(surface.members.count > 500)
    for member in surface.members where !Self.parties.contains(member.type) {
      for party in member.named where Self.parties.contains(party) {
        Issue.record("\(member.type).\(member.name) gives \(party) away")
      }
    }
  }

  @Test func noReaderReachesAround() {
    for file in SourceFile.all(under: "Sources") where file.module != "RollupSimulation" {
      for line in file.code.split(separator: "\n") where line.contains("import ") {
        #expect(!line.contains("@testable") && !line.contains("@_spi"), "\(file.path): \(line)")
      }
    }
  }

  @Test func membersAreFound() {
    let file = SourceFile(
      path: "Sources/X/x.swift",
      text: """
        public struct A: Sendable {
          public internal(set) var x = 0
          @inline(__always) public func f(
            _ b: B
          ) -> [C.D] { B() }
          var hidden: B
          public struct N {
            public var inner: B
          }
        }
        extension B {
          package static let y: Table<A> = A()
        }
        """)
    let surface = Surface([file])
    #expect(surface.types == ["A", "B"])
    #expect(surface.members.map { "\($0.type).\($0.name)" } == ["A.x", "A.f", "B.y"])
    // What stands before a point only names something in it.
    #expect(surface.members[1].named == ["B", "D"])
    #expect(surface.members[2].named == ["Table", "A"])
  }
}

/// What the types of some files let others see; by lines and indents, as this house writes them.
struct Surface {
  struct Member {
    var type: Substring
    var name: Substring
    /// Types that its declaration names, without what follows a brace or an equals sign.
    var named: [Substring]
  }
  private(set) var types: Set<Substring> = []
  private(set) var members: [Member] = []

  private let levels: Set<Substring>

  init(_ files: [SourceFile], counting levels: Set<Substring> = ["public", "package"]) {
    self.levels = levels
    for file in files {
      var type: Substring?
      let lines = file.code.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in lines.enumerated() {
        if line.first == "}" { type = nil }
        if line.first?.isLetter == true {
          let words = CodeScanner.words(String(line))
          if let kind = words.firstIndex(where: { ["struct", "extension", "class"].contains($0) }),
            kind + 1 < words.count
          {
            type = words[kind + 1]
            types.insert(words[kind + 1])
          }
        }
        if let type, line.hasPrefix("  "), !line.hasPrefix("   ") {
          add(lines[place...], of: type)
        }
      }
    }
  }

  private mutating func add(_ lines: ArraySlice<Substring>, of type: Substring) {
    let words = CodeScanner.words(String(lines[lines.startIndex]))
    guard let kind = words.firstIndex(where: { Self.kinds.contains($0) }),
      words[..<kind].contains(where: { levels.contains($0) })
    else { return }
    var text = ""
    for line in lines.prefix(8) {
      text += line.prefix { $0 != "{" && $0 != "=" } + "\n"
      let isOpen = text.count { $0 == "(" } > text.count { $0 == ")" }
      if line.contains("{") || !isOpen { break }
    }
    let head = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    let named = head.compactMap { $0.split(separator: ".").last }.filter { $0.first!.isUppercase }
    let name = ["subscript", "init"].contains(words[kind]) ? words[kind] : words[kind + 1]
    members.append(Member(type: type, name: name, named: named.map { Substring(String($0)) }))
  }
  private static let kinds: Set<Substring> = ["var", "let", "func", "subscript", "init"]
}
