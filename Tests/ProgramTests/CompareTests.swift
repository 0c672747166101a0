import Foundation
@testable import RollupSimulation
import RunComparison
import ScenarioFile
import Support
import Testing

@testable import prooftop

/// `prooftop compare`: table, JSON and CSV say what the runs came to, counted a second time.
@Suite struct CompareTests {
  private static let requests = [
    "plain: seed=1", "via root: importPolicy=root", "\"a, b\": mergeUp=true",
    "sparse: checkpointInterval=10min, checkpointsPerEpoch=6", "nine: rollups=9",
    "hasty: l1.lockGrace=1s",
  ]

  private func result(_ name: String) throws -> CompareResult {
    try CompareResult(
      name, Self.requests.map { try VariantRequest(reading: $0) }, settings: [], seed: nil)
  }

  /// The run of a request, by hand.
  private func world(_ name: String, _ settings: [String]) throws -> World {
    let demo = try #require(BuiltInDemos.named(name))
    let scenario = try ScenarioReader.applying(
      settings: settings, to: demo.text, fileName: demo.fileName
    ).get()
    return Recount.run(scenario)
  }

  /// What the table's rows are, counted off a world without the engine's figures.
  private func count(_ world: World) -> [String: Int64] {
    var counts: [String: Int64] = [:]
    func add(_ name: String, _ values: [Int64]) {
      guard !values.isEmpty else { return }
      let sorted = values.sorted()
      counts["latency_\(name)_mean_ms"] = values.reduce(0, +) / Int64(values.count)
      counts["latency_\(name)_max_ms"] = sorted.last
      counts["latency_\(name)_p50_ms"] = sorted[(values.count + 1) / 2 - 1]
      counts["latency_\(name)_p99_ms"] = sorted[Int((Double(values.count) * 0.99).rounded(.up)) - 1]
    }
    let live = world.messages.filter { $0.reverted == nil }
    let waits: [(String, (Message) -> Instant?)] = [
      ("usable", { $0.mint?.via.at }), ("covered", { $0.coveredAt }), ("on_l1", { $0.onL1 }),
    ]
    for (name, end) in waits {
      let values = live.compactMap { m in end(m).map { ($0 - m.sentAt).milliseconds } }
      add(name, values)
      counts["messages_\(name)"] = Int64(values.count)
    }
    counts["messages_sent"] = Int64(world.messages.count)
    counts["proofs"] = Int64(world.proofs.count)
    counts["proof_bytes"] = Int64(world.proofs.count * world.settings.costs.proofBytes)
    let gas = world.l1.transactions.reduce(0) { $0 + Int64($1.gas) }
    counts["l1_gas"] = gas
    if let settled = counts["messages_on_l1"], settled > 0 {
      counts["l1_gas_per_message_thousandths"] = gas * 1000 / settled
    }
    counts["reverted_blocks"] = world.rollups.reduce(0) { $0 + Int64($1.revertedBlocks) }
    counts["reverted_messages"] = Int64(world.messages.count { $0.reverted != nil })
    counts["invariants_broken"] = Int64(world.violations.count)
    counts["at_risk_blocks_at_end"] = world.rollups.reduce(0) {
      $0 + Int64($1.height - world.coveredHeight(of: $1.id))
    }
    if let root = world.roots.last {
      counts["exports_root_max"] = Int64(world.proof(root).exports.count)
      var (leaves, all) = ([0], 0)
      var open = [root]
      while let id = open.popLast() {
        let proof = world.proof(id)
        all += proof.exports.count
        if case .node = proof.statement {
          open += proof.inputs
        } else {
          leaves.append(proof.exports.count)
        }
      }
      counts["exports_leaf_max"] = Int64(leaves.max() ?? 0)
      counts["exports_all_sum"] = Int64(all)
    }
    return counts
  }

  /// A reader of RFC 4180, field by field.
  private func read(csv: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var before: Character?
    for character in csv {
      defer { before = character }
      switch character {
      case "\"":
        // A doubled one stands for itself.
        if !isQuoted, before == "\"" {
          rows[rows.count - 1][rows[rows.count - 1].count - 1] += "\""
        }
        isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.dropLast()
  }

  @Test(arguments: ["eight", "aggregator-failure", "rollup-fork"])
  func commaSeparatedValuesAreWhatTheRunsCameTo(_ name: String) throws {
    let rows = read(csv: try result(name).csv)
    #expect(rows.count == Self.requests.count + 1)
    #expect(Set(rows.map(\.count)).count == 1)
    let names = rows[0]
    #expect(rows.dropFirst().map { $0[0] }[2] == "\"a, b\"")
    for (k, request) in Self.requests.enumerated() {
      let line = Dictionary(uniqueKeysWithValues: zip(names, rows[k + 1]))
      if request.hasPrefix("hasty") {
        #expect(line["refused"]?.contains("lockGrace") == true && line["proofs"] == "")
        continue
      }
      let settings = try VariantRequest(reading: request).settings
      let counts = count(try world(name, settings))
      for (name, value) in counts { #expect(line[name] == "\(value)", "\(request): \(name)") }
      #expect(line["refused"] == "" && counts.count > 10)
    }
  }

  @Test func theTableSaysWhatTheCommaSeparatedValuesSay() throws {
    let result = try result("rollup-fork")
    let rows = read(csv: result.csv)
    let text = result.text(width: 1_000).split(separator: "\n").map(String.init)
    // Cells are two spaces apart; a time has single ones.
    func cells(_ line: String) -> [String] {
      line.replacing("  ", with: "\t").split(separator: "\t").map {
        $0.trimmingCharacters(in: .whitespaces)
      }.filter { !$0.isEmpty }
    }
    let titles = ["plain", "via root", "\"a, b\"", "sparse", "nine", "hasty [1]"]
    let start = try #require(text.firstIndex { cells($0) == titles })
    let values = text[(start + 1)...].map(cells).filter { $0.count == titles.count + 1 }
    let measures = rows[0].dropFirst(4).dropLast()
    #expect(values.count == measures.count)
    for (row, (column, name)) in zip(values, zip(measures.indices, measures)) {
      for (k, cell) in row.dropFirst().enumerated() {
        let value = rows[k + 1][column]
        if value.isEmpty {
          #expect(cell == "—")
        } else if name.hasSuffix("_ms") {
          #expect(Int64(seconds(cell)) == (Int64(value) ?? 0) / 1000, "\(name): \(cell)")
        } else {
          let digits = cell.filter { $0 != "," && $0 != "." }
          #expect(digits == value, "\(name): \(cell)")
        }
      }
    }
    #expect(text.contains { $0.hasPrefix("[1] hasty was not run: a lockGrace of 1s") })
  }

  /// `1h 02min 03s` in whole seconds.
  private func seconds(_ text: String) -> Double {
    text.split(separator: " ").reduce(0) { sum, part in
      let number = Double(part.prefix { $0.isNumber || $0 == "." }) ?? -1
      switch part.drop(while: { $0.isNumber || $0 == "." }) {
      case "h": return sum + number * 3600
      case "min": return sum + number * 60
      case "s": return sum + number.rounded(.down)
      default: return sum
      }
    }
  }

  @Test func aReportIsThatOfRunWithItsLabelAndSettings() throws {
    let text = try result("eight").json.text()
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["schema"] as? Int == 1)
    let runs = try #require(json["runs"] as? [[String: Any]])
    #expect(
      runs.map { $0["label"] as? String ?? "" } == [
        "plain", "via root", "\"a, b\"", "sparse", "nine",
      ])
    let refused = try #require(json["refused"] as? [[String: String]])
    #expect(refused.map { $0["label"] } == ["hasty"])
    for (run, request) in zip(runs, Self.requests) {
      let settings = try VariantRequest(reading: request).settings
      let scenario = try ScenarioSource.load("eight", settings: settings)
      let alone = try RunResult(scenario, seed: scenario.seed, until: nil).json.text()
      let expected = try #require(
        try JSONSerialization.jsonObject(with: Data(alone.utf8)) as? [String: Any])
      var report = run
      let told = try #require(report.removeValue(forKey: "settings") as? [[String: String]])
      report.removeValue(forKey: "label")
      #expect(NSDictionary(dictionary: report) == NSDictionary(dictionary: expected))
      let paths = settings.compactMap { $0.split(separator: "=").first.map(String.init) }
      #expect(told.map { $0["path"] ?? "" }.sorted() == paths.filter { $0 != "seed" }.sorted())
    }
  }

  @Test(arguments: [40, 60, 80, 120, 300]) func linesAreAsWideAsTheTerminal(_ width: Int) throws {
    let lines = try result("happy-path").text(width: width).split(separator: "\n")
    // A single column may need more than there is.
    for line in lines { #expect(line.count <= max(width, 52), "\(line)") }
    let blocks = lines.count { $0.hasPrefix("Latency to usable") }
    #expect(width >= 300 ? blocks == 1 : width <= 60 ? blocks >= 2 : blocks >= 1)
  }

  @Test func labelsCanNotSteerTheTerminal() throws {
    let request = try VariantRequest(reading: "\u{1B}[31mred\u{7}: mergeUp=true")
    let result = try CompareResult("happy-path", [request], settings: [], seed: nil)
    for text in [result.text(width: 80), result.csv] {
      #expect(text.contains("red"))
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
  }
}
