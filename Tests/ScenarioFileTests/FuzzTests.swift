import Foundation
import Support
import Testing

/// A hundred thousand damaged scenarios and many damaged `--set` arguments: each is refused in
/// printable words or really runs, within bounded memory and time.
@Suite struct FuzzTests {
  @Test(arguments: 0..<10) func aDamagedScenarioIsRefusedOrRuns(_ shard: Int) throws {
    let summary = try FuzzerProcess.run("scenario", first: shard * 10_000, count: 10_000)
    // A fuzzer whose inputs are all refused would find nothing in the engine.
    #expect(summary.readable > 1_000 && summary.events > 50_000, "\(summary)")
  }

  @Test func aDamagedSettingIsRefusedOrRuns() throws {
    let summary = try FuzzerProcess.run("settings", first: 0, count: 10_000)
    #expect(summary.readable > 100, "\(summary)")
  }
}

/// The same for traces; in most of them the digests fit again, so that the damage reaches the
/// rules.
@Suite struct TraceFuzzTests {
  @Test(arguments: 0..<4) func aDamagedTraceIsFoundOut(_ shard: Int) throws {
    let summary = try FuzzerProcess.run("trace", first: shard * 5_000, count: 5_000)
    #expect(summary.readable > 2_000 && summary.events > 40_000, "\(summary)")
  }
}

/// The fuzzer beside the tests, in a process of its own.
enum FuzzerProcess {
  struct Summary {
    var readable: Int
    var events: Int
  }
  struct Found: Error, CustomStringConvertible {
    let description: String
  }
  static let seed = 1

  private static var path: String {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let runner =
      bundle
      ?? (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: runner).deletingLastPathComponent()
      .appendingPathComponent("Fuzzer").path
  }

  /// Runs a stretch of inputs; throws with the text of the input that went wrong.
  static func run(_ kind: String, first: Int, count: Int) throws -> Summary {
    let notes = FileManager.default.temporaryDirectory
      .appendingPathComponent("prooftop-fuzz-\(kind)-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: notes) }
    let (status, output) = try spawn([kind, "\(seed)", "\(first)", "\(count)", notes.path])
    let numbers = output.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    if status == 0, numbers.count >= 3 { return Summary(readable: numbers[1], events: numbers[2]) }
    let place = (try? Data(contentsOf: notes)).map { data in
      data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let culprit = try spawn(["show", kind, "\(seed)", "\(place ?? -1)"]).output
    throw Found(
      description: "\(kind) input \(place ?? -1) ended the fuzzer with \(status): \(output)\n"
        + "Fuzzer show \(kind) \(seed) \(place ?? -1)\n" + culprit)
  }

  private static func spawn(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return (process.terminationStatus + (isSignal ? 128 : 0), String(decoding: data, as: UTF8.self))
  }
}
