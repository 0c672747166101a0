import FaultSearch
@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// One rollup fewer is what a person gets who strikes its name out of the file and counts the
/// others down.
@Suite struct RemovingTests {
  private static func demo(_ name: String) throws -> Scenario {
    let demo = try #require(BuiltInDemos.named(name))
    return try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
  }

  @Test(arguments: BuiltInDemos.all.map(\.name))
  func aDemoWithoutARollupIsTheFileWithoutItsName(_ name: String) throws {
    let demo = try Self.demo(name)
    let last = demo.settings.rollups - 1
    for gone in Set([0, 1, last / 2, last]).sorted() where demo.settings.rollups > 2 {
      try confirmRemoval(of: gone, from: demo)
    }
  }

  /// Every setting that names rollups, all at once.
  @Test func noSettingIsForgotten() throws {
    var scenario = try Self.demo("mixed-modes")
    let n = scenario.settings.rollups
    scenario.settings.order = (0..<n).reversed().map { RollupID($0) }
    scenario.settings.isolated = [RollupID(n - 1)]
    scenario.settings.layers = [Layer(rollup: RollupID(1), parent: RollupID(0))]
    scenario.settings.costs.chainProofOf = (0..<n).map {
      RollupProvingTime(rollup: RollupID($0), time: .seconds(Int64(10 + $0)))
    }
    scenario.settings.modeOf = (1..<n).map {
      PairMode(from: RollupID($0), to: RollupID(0), mode: .l1Root)
    }
    for gone in 0..<n { try confirmRemoval(of: gone, from: scenario) }
  }

  private func confirmRemoval(of gone: Int, from scenario: Scenario) throws {
    var less = scenario
    less.removeRollup(RollupID(gone))
    let text = struckOut(gone, of: ScenarioWriter.write(scenario))
    let read = try ScenarioReader.read(text: text, fileName: "x.yaml").get()
    #expect(less == read, "\(scenario.name) without R\(gone)")
    // It runs, too.
    var world = World(scenario: less, seed: less.seed)
    for _ in 0..<300 { world.step() }
  }

  /// The file's text without what names a rollup, and with those after it counted down.
  private func struckOut(_ gone: Int, of text: String) -> String {
    var lines: [String] = []
    var isSettings = false
    for line in text.split(separator: "\n").map(String.init) {
      if line.first != " " { isSettings = line == "settings:" }
      if line.hasPrefix("  rollups: ") {
        let count = Int(line.dropFirst("  rollups: ".count))!
        lines.append("  rollups: \(count - 1)")
      } else if isSettings, let open = line.firstIndex(where: { "[{".contains($0) }) {
        let entries = line[line.index(after: open)...].dropLast().split(separator: ",")
        let kept = entries.map { $0.drop { $0 == " " } }.filter { !names($0).contains(gone) }
        let inside = kept.map { countedDown(String($0), gone) }.joined(separator: ", ")
        lines.append(line[...open] + inside + (line[open] == "[" ? "]" : "}"))
      } else {
        lines.append(line)
      }
    }
    return withoutItems(about: gone, lines)
  }

  /// Items of lists that name the rollup go as a whole.
  private func withoutItems(about gone: Int, _ lines: [String]) -> String {
    var kept: [String] = []
    var item: [String] = []
    func isAbout(_ item: [String]) -> Bool { item.contains { names($0[...]).contains(gone) } }
    for line in lines + ["end"] {
      if line.hasPrefix("    "), !item.isEmpty {
        item.append(line)
        continue
      }
      if !isAbout(item) { kept += item.map { countedDown($0, gone) } }
      item = []
      if line.hasPrefix("  - ") { item = [line] } else { kept.append(line) }
    }
    var text = ""
    for (line, next) in zip(kept, kept.dropFirst()) {
      // A list that has lost everything.
      let isEmpty =
        ["traffic:", "faults:", "expectations:"].contains(line) && !next.hasPrefix("  ")
      text += line + (isEmpty ? " []" : "") + "\n"
    }
    return text
  }

  private func names(_ text: Substring) -> [Int] { text.matches(of: /\bR(\d+)/).map { Int($0.1)! } }

  private func countedDown(_ text: String, _ gone: Int) -> String {
    text.replacing(/\bR(\d+)/) { match in
      let n = Int(match.1)!
      return "R\(n > gone ? n - 1 : n)"
    }
  }

  /// What a search over mixed modes finds is made small, as it is over one.
  @Test func whatBreaksInMixedModesIsMadeSmall() throws {
    var base = try Self.demo("mixed-modes")
    base.settings.guards.nonces = false
    let schedule = FaultSchedule(
      over: base, provingMax: ScenarioReader.slowestProver(in: base))
    let found = try #require(
      (UInt64(1)...60).lazy.map { schedule.scenario(seed: $0) }.first {
        Trial(running: $0).violation != nil
      })
    let small = try #require(Counterexample(found, of: base))
    #expect(small.scenario.settings.rollups < base.settings.rollups)
    #expect(Trial(running: small.scenario).violation == small.violation)
    #expect(Storm.isAllowed(small.scenario))
  }
}
