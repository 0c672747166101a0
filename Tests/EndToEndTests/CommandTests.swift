import Foundation
import Testing

/// The subcommands without a screen: exit codes, messages, reports.
@Suite struct CommandTests {
  @Test func theProgramIsThere() {
    #expect(
      FileManager.default.isExecutableFile(atPath: Program.path),
      "no program at \(Program.path): build the product prooftop first")
  }

  /// What could not be written was not told: a full disk is no success.
  @Test(arguments: [
    "list", "show eight", "info", "run happy-path", "run happy-path --json", "--help",
    "check happy-path --seeds 1..2", "diff eight eight", "compare happy-path",
  ])
  func aFullDiskIsNoSuccess(_ command: String) throws {
    let run = try Spawned(
      "/bin/sh", ["-c", "exec \"$0\" \(command) > /dev/full", Program.path],
      environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm-256color"], input: "")
    #expect(run.status == 74, "\(command): \(run.status)")
    #expect(run.errors.contains("prooftop: standard output: "), "\(run.errors)")
  }

  @Test(arguments: ["eight", "successor-mid-tree"]) func twoProcessesReportTheSameBytes(
    _ demo: String
  ) throws {
    let first = try Program.run(["run", demo, "--json"])
    let second = try Program.run(["run", demo, "--json"])
    #expect(first.status == 0)
    #expect(first.output == second.output)
    #expect(first.output.contains("\"final_state_hash\""))
  }

  @Test func theReportHasItsFieldsInOrder() throws {
    let text = try Program.run(["run", "happy-path", "--json"]).output
    let names = [
      "schema", "scenario", "seed", "run", "mode", "rollups", "simulated_ms", "events", "blocks",
      "proofs", "checkpoints", "settlements", "takeovers", "exits", "carried_leaves",
      "refused_proofs", "wasted_proofs", "exports", "standing", "messages", "latency_ms",
      "at_risk", "reverted", "l1", "registry", "last_b", "open_contracts", "invariants",
      "proof_bytes", "expectations", "final_state_hash",
    ]
    let found = text.split(separator: "\n").filter {
      $0.hasPrefix("  \"") && !$0.hasPrefix("   ")
    }.map { line in String(line.dropFirst(3).prefix { $0 != "\"" }) }
    #expect(found == names)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(report["schema"] as? Int == 2)
    let exports = try #require(report["exports"] as? [String: Any])
    #expect(exports["root_max"] as? Int == 0)
    let expectations = try #require(report["expectations"] as? [String: Any])
    #expect((expectations["failed"] as? [Any])?.isEmpty == true)
  }

  @Test func anotherSeedIsAnotherRun() throws {
    let first = try Program.run(["run", "eight", "--json", "--seed", "1"]).output
    let second = try Program.run(["run", "eight", "--json", "--seed", "2"]).output
    #expect(first != second)
  }

  @Test func anObjectIsExplainedWithTheLineOfTheFileThatDecided() throws {
    let why = try Program.run(["run", "eight", "--until", "15:36", "--why", "m19"])
    #expect(why.status == 0)
    let lines = why.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "WHY m19  R3→R6  40")
    #expect(lines.contains { $0.contains("!A7.3") && $0.contains("SLOW") })
    #expect(lines.last?.hasSuffix("the scenario's traffic 7, eight.yaml:38") == true)
    for name in ["foo", "m9999", "R99", "B.40"] {
      let refused = try Program.run(["run", "eight", "--until", "15:36", "--why", name])
      #expect(refused.status == 64 && refused.errors.contains(name) && refused.output.isEmpty)
    }
  }

  @Test func aRunIsComparedWithItselfAndWithOthers() throws {
    let same = try Program.run(["diff", "eight", "eight"])
    #expect(same.status == 0 && same.output.contains("The same up to 1:05:00"))
    let other = try Program.run(["diff", "eight", "--set-b", "costs.fold=20s", "--limit", "3"])
    #expect(other.status == 1 && other.output.contains("costs.fold  15s | 20s"))
    #expect(other.output.contains("First divergence at 5:36"))
    let arguments = ["diff", "storm", "--seed", "1", "--seed-b", "2", "--json", "--limit", "5"]
    let json = try Program.run(arguments)
    #expect(json.status == 1)
    // Nothing depends on how a process hashes.
    #expect(try Program.run(arguments).output == json.output)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? Int == 1 && object["same"] as? Bool == false)
    #expect((object["differences"] as? [Any])?.count == 5)
    #expect(try Program.run(["diff", "eight", "eigth"]).status == 66)
    #expect(try Program.run(["diff", "last", "--seed", "3"]).status == 64)
  }

  @Test func aRunCanBeCutShort() throws {
    let result = try Program.run(["run", "eight", "--json", "--until", "5:00"])
    #expect(result.status == 0)
    #expect(result.output.contains("\"simulated_ms\": 300000"))
  }

  @Test func aFailedExpectationIsExitCodeOne() throws {
    let folder = try TemporaryFolder()
    let demo = try Program.run(["show", "happy-path"]).output
    let file = folder.path + "/wrong.yaml"
    try (demo + "  - at: end\n    expect: messages.sent == 0\n")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let result = try Program.run(["run", file, "--json"])
    #expect(result.status == 1)
    #expect(result.output.contains("at end: messages.sent == 0"))
  }

  @Test(arguments: [
    (["run", "eigth"], 66, "did you mean 'eight'?"),
    (["open", "/no/such/file.yaml"], 66, "/no/such/file.yaml: no such file"),
    (["run", "eight", "--set", "rollup=9"], 64, "did you mean 'rollups'?"),
    (["run", "eight", "--set", "rollups=1"], 64, "--set:1:9:"),
    (["run", "eight", "--until", "soon"], 64, "--until"),
    (["--no-such-flag"], 64, "--no-such-flag"),
    (["open", "last"], 66, "no last session"),
    (["open", "last", "--seed", "3"], 64, "--seed"),
    (["open", "--theme", "pink"], 64, "pink"),
    (["show", "eigth"], 66, "did you mean 'eight'?"),
    (["show", "etherum"], 66, "did you mean 'ethereum'?"),
    (["show", "eight", "--set", "rollups=4"], 64, "--sources"),
    (["show", "eight", "--sources", "--set", "rollups=1"], 64, "--set:1:9:"),
    (["run", "eight", "--set", "preset=scrol"], 64, "did you mean 'scroll'?"),
    ([], 69, "is not a terminal"),
  ])
  func aMistakeIsToldInALineAndACode(
    _ arguments: [String], _ status: Int32, _ words: String
  ) throws {
    let result = try Program.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(words))
    // Nothing was drawn, not even undone.
    #expect(result.output.isEmpty)
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func aBadFileIsToldByLineAndColumn() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/bad.yaml"
    try "schema: 1\nname: bad\nsettings:\n  rolups: 4\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    for subcommand in ["run", "open"] {
      let result = try Program.run([subcommand, file])
      #expect(result.status == 65)
      #expect(result.errors.contains("bad.yaml:4:3:"))
      #expect(result.errors.contains("did you mean 'rollups'?"))
    }
  }

  @Test func everyDemoIsListedAndShown() throws {
    let list = try Program.run(["list"])
    #expect(list.status == 0)
    for name in ["eight", "paper-100", "rollup-fork"] {
      #expect(list.output.contains(name))
      #expect(try Program.run(["show", name]).output.contains("name: \(name)"))
    }
  }

  @Test func presetsAreListedAndShownWithTheirSources() throws {
    let list = try Program.run(["list"]).output
    for name in ["ethereum", "agglayer", "sp1-groth16"] {
      #expect(list.split(separator: "\n").contains { $0.hasPrefix(name + " ") })
    }
    let shown = try Program.run(["show", "taiko"])
    #expect(shown.status == 0 && shown.output.contains("aggregation.collectionDeadline  120min"))
    #expect(shown.output.contains("https://github.com/taikoxyz/"))
    let sources = try Program.run(
      ["show", "eight", "--sources", "--set", "preset=aztec", "--set", "costs.fold=9s"])
    let rows = sources.output.split(separator: "\n").map { line in
      line.split(separator: " ").prefix(4).joined(separator: " ")
    }
    #expect(sources.status == 0)
    #expect(rows.contains("blockTime 36s preset aztec"))
    #expect(rows.contains("costs.fold 9s --set 2"))
    #expect(rows.contains("rollups 8 eight.yaml:17"))
    #expect(rows.contains("networkDelay 500ms default assumption:"))
  }

  @Test func aPresetIsTheSameRunAsItsValues() throws {
    let preset = ["run", "eight", "--json", "--set", "preset=[scroll, stark]"]
    let values = [
      "blockTime=3s", "costs.verificationGas=1500000", "checkpointInterval=5min",
      "checkpointsPerEpoch=10",
    ]
    let written = ["run", "eight", "--json"] + values.flatMap { ["--set", $0] }
    #expect(try Program.run(preset).output == Program.run(written).output)
  }

  @Test func anExplanationNamesThePreset() throws {
    let why = try Program.run(
      ["run", "eight", "--set", "preset=scroll", "--until", "20s", "--why", "R0"])
    #expect(why.status == 0 && why.output.contains("checkpointsPerEpoch: 10, preset scroll"))
  }

  @Test func plainModeShowsTheSettings() throws {
    let result = try Program.run(
      ["open", "eight", "--plain", "--set", "preset=ethereum"],
      input: ":settings BLOCKHASH reach\nq\n")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("▸ BLOCKHASH reach") && $0.contains("decides nothing") })
    #expect(lines.contains { $0.contains("https://eips.ethereum.org/EIPS/eip-2935") })
  }

  @Test func plainModeReadsLines() throws {
    let result = try Program.run(
      ["open", "eight", "--plain"], input: ":goto 15:00\n.\n:goto m999\nq\n")
    #expect(result.status == 0)
    #expect(result.output.contains("0:15:00"))
    #expect(result.output.contains("m999 does not exist"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func plainModeInASCIIIsASCII() throws {
    let result = try Program.run(
      ["open", "eight", "--plain", "--ascii", "--size", "120x36"], input: ":goto 15:00\n")
    #expect(result.output.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 73)
  }
}
