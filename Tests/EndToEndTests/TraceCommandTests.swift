import Foundation
import Testing

/// `run --trace` and `verify`, as a person uses them.
@Suite struct TraceCommandTests {
  @Test func aTraceIsWrittenAndVerified() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/happy.trace"
    let plain = try Program.run(["run", "happy-path", "--json"])
    let traced = try Program.run(["run", "happy-path", "--json", "--trace", file])
    #expect(traced.status == 0)
    // Tracing changes nothing, and leaves nothing beside the trace.
    #expect(traced.output == plain.output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["happy.trace"])
    let verified = try Program.run(["verify", file])
    #expect(verified.status == 0)
    #expect(verified.output.contains("every rule holds"))
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let hash = try #require(
      plain.output.split(separator: "\"").dropFirst().last { $0.utf8.count == 64 })
    #expect(text.contains("\"final_state_hash\":\"\(hash)\""))
    let piped = try Program.run(["verify", "-"], input: text)
    #expect(piped.output == verified.output)
  }

  @Test func aSessionLeavesATraceOfWhatWasDone() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/session.trace"
    let input = ":goto 15:57\n:inject crashAggregator Agg0\n:goto 20:00\n:quit\n"
    let session = try Program.run(["open", "eight", "--plain", "--trace", file], input: input)
    #expect(session.status == 0)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("\"command\":1,\"action\":\"crashAggregator: Agg0\""))
    #expect(try Program.run(["verify", file]).status == 0)
  }

  @Test func aChangedByteIsNamedByLineAndRule() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/changed.trace"
    #expect(try Program.run(["run", "happy-path", "--trace", file]).status == 0)
    var lines = try String(contentsOfFile: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    lines[41] = lines[41].replacing("\"time\":", with: "\"time\":1", maxReplacements: 1)[...]
    try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    let result = try Program.run(["verify", file])
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("\(file):42: line-digest: "))
  }

  @Test func whatIsNoTraceIsRefused() throws {
    #expect(try Program.run(["verify", "/no/such.trace"]).status == 66)
    let folder = try TemporaryFolder()
    let file = folder.path + "/text"
    try "\u{1B}[2Jschema: 1\n".write(toFile: file, atomically: true, encoding: .utf8)
    let result = try Program.run(["verify", file])
    #expect(result.status == 65)
    #expect(result.errors.contains("text:1: form"))
    #expect(!result.errors.contains("\u{1B}"))
    #expect(try Program.run(["run", "eight", "--trace", "/no/such/folder/t"]).status == 73)
  }
}
