import Testing

/// The house of ARCHITECTURE: who may know whom. SwiftPM does not enforce what a target declares.
@Suite struct ImportTests {
  /// What each module may import; the same arrows as in Package.swift.
  static let table: [(module: String, imports: [String])] = [
    ("RollupSimulation", ["Crypto", "HeapModule", "Synchronization"]),
    ("ScenarioFile", ["RollupSimulation", "Yams"]),
    ("Screen", []),
    ("Explorer", ["RollupSimulation", "Screen"]),
    ("Terminal", ["CCurses", "Glibc", "Screen"]),
    (
      "prooftop",
      [
        "ArgumentParser", "Explorer", "Glibc", "RollupSimulation", "ScenarioFile", "Screen",
        "Terminal",
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

  @Test func knowsEveryModule() {
    let modules = Set(SourceFile.all(under: "Sources").map(\.module))
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
