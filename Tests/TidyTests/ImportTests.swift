import Testing

/// The house of ARCHITECTURE: who may know whom. SwiftPM does not enforce what a target declares.
@Suite struct ImportTests {
  /// What each module may import; the same arrows as in Package.swift.
  static let table: [(module: String, imports: [String])] = [
    ("Commitments", ["Crypto", "Synchronization"]),
    ("ProofSystem", ["Commitments"]),
    ("SettlementLayer", ["Commitments", "ProofSystem"]),
    ("RollupSimulation", ["Commitments", "ProofSystem", "SettlementLayer"]),
    ("ScenarioFile", ["Demos", "RollupSimulation", "Yams"]),
    ("TraceFile", ["RollupSimulation", "ScenarioFile"]),
    ("Audit", ["Commitments"]),
    ("FaultSearch", ["RollupSimulation", "ScenarioFile"]),
    ("Interchange", ["RollupSimulation"]),
    ("RunComparison", ["RollupSimulation"]),
    ("Screen", []),
    ("Explorer", ["RollupSimulation", "RunComparison", "Screen"]),
    ("Terminal", ["CCurses", "Glibc", "Screen"]),
    (
      "prooftop",
      [
        "ArgumentParser", "Audit", "Explorer", "FaultSearch", "Glibc", "Interchange",
        "RollupSimulation", "RunComparison", "ScenarioFile", "Screen", "Synchronization",
        "Terminal", "TraceFile",
      ]
    ),
  ]

  @Test(arguments: table.map(\.module)) func importsOnlyWhatItMay(_ module: String) throws {
    let allowed = try #require(Self.table.first { $0.module == module }).imports
    let files = SourceFile.all(under: "Sources/\(module)")
    #expect(!files.isEmpty)
    for file in files {
      for name in file.imports where !allowed.contains(name) {
        Issue.record("\(file.path) imports \(name)")
      }
    }
  }

  @Test func theDemosKnowNobody() {
    let files = SourceFile.all(under: "demos")
    #expect(!files.isEmpty && files.allSatisfy { $0.imports.isEmpty })
  }

  /// An auditor that asked the simulation would audit nothing: it does not depend on it, and one
  /// file names, one by one, what it takes of the encodings, and of the kernel the plain numbers.
  @Test func theAuditorSharesTheCommitmentsOnly() throws {
    let seam = "Sources/Audit/Commitments.swift"
    for file in SourceFile.all(under: "Sources/Audit") where file.path != seam {
      #expect(!file.imports.contains("Commitments"), "\(file.path)")
    }
    let shared = SourceFile.all(under: "Sources/Commitments").filter {
      $0.path.contains("/Encoding/") || $0.path.hasSuffix("/Instant.swift")
        || $0.path.hasSuffix("/Identifiers.swift")
    }.map(\.code).joined(separator: "\n")
    let file = try #require(SourceFile.all(under: "Sources/Audit").first { $0.path == seam })
    let imports = file.code.split(separator: "\n").filter { $0.hasPrefix("import ") }
    #expect(imports.count > 10)
    for line in imports {
      let words = line.split(separator: " ")
      try #require(words.count == 3, "\(line) lets the whole module in")
      let name = words[2].split(separator: ".")[1]
      #expect(shared.contains("\(words[1]) \(name)"), "\(name) is no commitment")
    }
  }

  @Test func knowsEveryModule() {
    // The plugin runs while the program is built, and knows the package manager alone.
    let modules = Set(SourceFile.all(under: "Sources").map(\.module)).subtracting(["EmbedDemos"])
    #expect(modules == Set(Self.table.map(\.module)))
  }

  @Test func readsImportsAsTheCompilerDoes() {
    let text = """
      // import Commented
      import A
      @testable import B
      public import C.D
      import struct E.F
      let s = "import G"
      """
    #expect(SourceFile(path: "Sources/X/x.swift", text: text).imports == ["A", "B", "C", "E"])
  }
}
