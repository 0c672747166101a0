import Foundation
import Support
import Testing

/// `prooftop export`, as a person runs it.
@Suite struct ExportTests {
  @Test func eachFormatGoesToStandardOutput() throws {
    let trace = try Program.run(["export", "eight", "--as", "chrome", "--until", "6:00"])
    #expect(trace.status == 0 && trace.output.hasPrefix("{\"displayTimeUnit\""))
    #expect(trace.output.hasSuffix("]}\n"))
    let dot = try Program.run(["export", "eight", "--as", "dot", "--checkpoint", "2"])
    #expect(dot.status == 0 && dot.output.hasPrefix("digraph \"eight checkpoint 2\" {"))
    let log = try Program.run(["export", "eight", "--as", "shiviz", "--until", "6:00"])
    #expect(log.status == 0 && log.output.contains("R0.sequencer {\"R0.sequencer\":1}"))
  }

  @Test func aFileIsReplacedAsAWholeAndNothingElseIsLeft() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tree.dot"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    let result = try Program.run(["export", "eight", "--as", "dot", "--output", path])
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("digraph"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tree.dot"])
  }

  @Test func aRefusalLeavesTheFileAsItWas() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tree.dot"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    let late = try Program.run(
      ["export", "eight", "--as", "dot", "--checkpoint", "99", "--output", path])
    #expect(late.status == 64 && late.errors.contains("ends at checkpoint 12"))
    let early = try Program.run(
      ["export", "eight", "--as", "dot", "--until", "1:00", "--output", path])
    #expect(early.status == 64)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    let nowhere = try Program.run(
      ["export", "eight", "--as", "dot", "--output", folder.path + "/no/tree.dot"])
    #expect(nowhere.status == 73)
  }

  /// A device is written to, never replaced.
  @Test func aDeviceStaysADevice() throws {
    let result = try Program.run(["export", "eight", "--as", "dot", "--output", "/dev/null"])
    #expect(result.status == 0)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test(arguments: [
    ["export", "eight"], ["export", "eight", "--as", "svg"],
    ["export", "eight", "--as", "chrome", "--checkpoint", "1"],
    ["export", "eight", "--as", "dot", "--checkpoint", "0"],
    ["export", "last", "--as", "dot", "--seed", "2"],
  ])
  func badUsageIsRefused(_ arguments: [String]) throws {
    #expect(try Program.run(arguments).status == 64)
  }
}
