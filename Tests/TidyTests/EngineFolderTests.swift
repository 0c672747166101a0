import Foundation
import Testing

/// The order of folders inside the engine (manual, "Architecture"): a file names no type of a
/// folder above its own, and no party names another. What reaches across is the world, which
/// routes.
@Suite struct EngineFolderTests {
  /// Bottom up; folders, or single files, which count before their folder.
  static let order: [[String]] = [
    ["Vocabulary.swift", "Kernel"],
    ["Settings"],
    ["Proofs"],
    ["Finality"],
    ["Waiting"],
    ["Messages"],
    ["Blocks"],
    // What a person or a scenario asks for, as data.
    [
      "Command.swift", "Faults/ActionTarget.swift", "Faults/Fault.swift", "Scenario",
      "Scenario.swift",
    ],
    ["Event.swift"],
    ["Occurrence"],
    ["Surroundings"],
    parties,
    // The router, and what acts on all of it.
    [
      "Faults", "Invariants", "L1", "Reading", "RunFigures.swift", "Step.swift", "World",
      "World.swift",
    ],
    ["Conditions"],
    ["Why"],
    ["Report.swift", "Timeline"],
  ]
  /// None of them may name another.
  static let parties = ["Aggregation", "Messaging", "Rollup"]
  private static let router = order.firstIndex { $0.contains("World.swift") }!

  /// A file of the engine: where it stands, and the types that it declares and names.
  private struct Place {
    var path: String
    var level: Int
    var folder: String
    var declared: Set<String>
    var nested: Set<String>
    var named: Set<String>
  }

  private static func place(_ path: String, _ text: String) -> Place? {
    let found = order.enumerated().flatMap { level, group in
      group.filter { path == $0 || path.hasPrefix($0 + "/") }.map { (level, $0) }
    }.max { $0.1.count < $1.1.count }
    guard let (level, folder) = found else { return nil }
    let code = SourceFile(path: path, text: text).code
    // What extends the world is written by the router, beside the values that it routes for.
    let isRouter = code.contains(/(?m)^extension World\b/)
    let kinds = "(?:struct|enum|class|protocol|typealias|actor)"
    let top = try! Regex("(?m)^(?:[a-z]+ )*\(kinds) (\\w+)", as: (Substring, Substring).self)
    let deep = try! Regex("(?m)^ +(?:[a-z]+ )*\(kinds) (\\w+)", as: (Substring, Substring).self)
    return Place(
      path: path, level: isRouter ? max(level, router) : level, folder: folder,
      declared: Set(code.matches(of: top).map { String($0.1) }),
      nested: Set(code.matches(of: deep).map { String($0.1) }),
      named: Set(code.matches(of: /(?:^|[^.\w])([A-Z]\w*)/).map { String($0.1) }))
  }

  /// What breaks the order, and files that have no place in it.
  static func breaches(of files: [(path: String, text: String)]) -> [String] {
    var found: [String] = []
    var places: [Place] = []
    for file in files {
      if let place = place(file.path, file.text) {
        places.append(place)
      } else {
        found.append("\(file.path) has no place in the order of folders")
      }
    }
    var home: [String: Place] = [:]
    var nested: [String: Set<String>] = [:]
    for place in places {
      for name in place.declared { home[name] = place }
      nested[place.folder, default: []].formUnion(place.nested)
    }
    for place in places {
      // A name that the folder itself has inside another type is that one.
      for name in place.named.subtracting(nested[place.folder] ?? []).sorted() {
        guard let there = home[name] else { continue }
        let isRival =
          there.level == place.level && there.folder != place.folder
          && parties.contains(there.folder) && place.level != router
        if there.level > place.level || isRival {
          found.append("\(place.path) names \(name) of \(there.path)")
        }
      }
    }
    return found
  }

  @Test func noFileReachesUpOrAcross() {
    let root = "Sources/RollupSimulation/"
    let files = SourceFile.all(under: String(root.dropLast())).map {
      (String($0.path.dropFirst(root.count)), $0.text)
    }
    #expect(files.count > 150)
    for breach in Self.breaches(of: files) { Issue.record("\(breach)") }
  }

  @Test func breachesAreSeen() {
    let files = [
      ("Kernel/A.swift", "struct A { var b: B }"),
      ("Settings/B.swift", "struct B { struct Inner {} }"),
      ("Rollup/Rollup.swift", "struct Rollup { var a: Aggregator; var b: B }"),
      ("Aggregation/Aggregator.swift", "struct Aggregator {\n  enum Rollup {}\n  var r: Rollup\n}"),
      ("Aggregation/World+A.swift", "extension World { func f(_ r: Rollup) {} }"),
      ("World.swift", "struct World {}"),
      ("Blocks/C.swift", "// World\nlet s = \"World\"\nlet x = Other.World()"),
      ("Surroundings/D.swift", "func f(_ w: inout World) {}"),
      ("Nowhere/E.swift", ""),
    ]
    #expect(
      Self.breaches(of: files) == [
        "Nowhere/E.swift has no place in the order of folders",
        "Kernel/A.swift names B of Settings/B.swift",
        "Rollup/Rollup.swift names Aggregator of Aggregation/Aggregator.swift",
        "Surroundings/D.swift names World of World.swift",
      ])
  }

  /// No rule of a party takes the world: it would know everybody.
  @Test func noPartyIsHandedTheWorld() {
    for folder in Self.parties {
      for file in SourceFile.all(under: "Sources/RollupSimulation/\(folder)")
      where !file.code.contains(/(?m)^extension World\b/) {
        #expect(!file.code.contains(/\bWorld\b/), "\(file.path)")
      }
    }
  }
}
