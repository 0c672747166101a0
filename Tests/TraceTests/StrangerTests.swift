import Audit
import FaultSearch
import Foundation
import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Another auditor, in another language, written from the manual's page alone: `auditor.py`. It and
/// ours agree on what is true.
@Suite(.enabled(if: Stranger.python != nil, "python3 is not installed: the other auditor is idle"))
struct StrangerTests {
  @Test func knowsItsCurve() throws {
    #expect(try Stranger.run(["--self-test"]).status == 0)
  }

  @Test func findsTheRichRunTrue() throws {
    let result = try Stranger.audit(Traces.make(Traces.rich()).bytes)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(arguments: 1...40) func findsStormsTrue(_ seed: Int) throws {
    let scenario = RandomStorm(Choices(seed: UInt64(seed) &* 0x9e37_79b9)).scenario()
    let bytes = Traces.make(scenario).bytes
    let result = try Stranger.audit(bytes)
    #expect(result.status == 0, "\(result.output)")
    #expect((try? Traces.audit(bytes).get()) != nil)
  }

  @Test(arguments: ModeRuns.names) func findsOtherModesTrue(_ name: String) throws {
    for seed in UInt64(1)...3 {
      let result = try Stranger.audit(ModeRuns.trace(name, seed: seed).bytes)
      #expect(result.status == 0, "\(name) \(seed): \(result.output)")
    }
  }

  @Test(arguments: 0..<4) func findsDrawnSettingsTrue(_ part: UInt64) throws {
    let text = try #require(BuiltInDemos.named("storm")).text
    let storm = try ScenarioReader.read(text: text, fileName: "storm").get()
    let schedule = FaultSchedule(over: storm, drawsSettings: true)
    for seed in part * 6 + 301...part * 6 + 306 {
      let result = try Stranger.audit(Traces.make(schedule.scenario(seed: seed)).bytes)
      #expect(result.status == 0, "seed \(seed): \(result.output)")
    }
  }

  /// What ours finds false in other modes is false to it.
  @Test(arguments: ["direct", "l3-on-l2", "mixed"]) func findsForgedModesFalse(
    _ name: String
  ) throws {
    let forger = Forger(try ModeRuns.trace(name, seed: 3).bytes)
    var tried = 0
    for (number, forgery) in forger.forgeries(perPattern: 1).enumerated() where number % 7 == 0 {
      let bytes = forger.bytes(with: forgery)
      guard case .failure(let finding) = Traces.audit(bytes) else { continue }
      let result = try Stranger.audit(bytes)
      #expect(result.status == 1, "\(forgery.pattern): \(finding)")
      tried += 1
    }
    #expect(tried > 15)
  }

  /// What ours finds false is false to it, at the same line.
  @Test func findsForgeriesFalse() throws {
    let forger = Forger(Traces.make(Traces.rich()).bytes)
    var tried = 0
    for (number, forgery) in forger.forgeries(perPattern: 1).enumerated() where number % 4 == 0 {
      let bytes = forger.bytes(with: forgery)
      guard case .failure(let finding) = Traces.audit(bytes) else { continue }
      let result = try Stranger.audit(bytes)
      #expect(result.status == 1, "\(forgery.pattern): \(finding)")
      tried += 1
    }
    #expect(tried > 30)
  }
}

/// Runs the other auditor.
enum Stranger {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let script =
    repositoryRoot.appendingPathComponent("Tests/TraceTests/auditor.py").path

  static func audit(_ bytes: [UInt8]) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("prooftop-\(UUID().uuidString.prefix(8)).trace")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    return try run([file.path])
  }

  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python ?? "/usr/bin/python3")
    process.arguments = [script] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
