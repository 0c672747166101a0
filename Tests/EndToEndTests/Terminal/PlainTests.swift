import Foundation
import Glibc
import Testing

/// The explorer as lines, without any terminal.
@Suite struct PlainTests {
  private func session(
    _ lines: String..., arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Spawned {
    let home = try TemporaryFolder()
    var variables = ["LC_ALL": "C.UTF-8", "HOME": home.path]
    variables.merge(environment) { $1 }
    return try withExtendedLifetime(home) {
      try Spawned(
        Program.path, ["open", "eight", "--plain"] + arguments, environment: variables,
        input: lines.map { $0 + "\n" }.joined())
    }
  }

  @Test func needsNoTerminalAndSendsNoEscapeSequence() throws {
    let result = try session(
      ":goto 15:00", "help", "inject crashAggregator Agg0", "theme dark", "y", "M", "q",
      environment: ["TERM": "dumb"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("CRASHED"))
    #expect(!result.output.utf8.contains { $0 < 0x20 && $0 != 0x0A })
  }

  @Test(arguments: [
    ("goto 15:00", "0:15:00"), ("15:30", "0:15:30"), ("follow m2", "No"), ("unit block", "block"),
    ("hepl", "No command hepl"), ("goto soon", "goto soon? For example"),
  ])
  func aWordOfTheCommandLineIsACommand(_ line: String, _ words: String) throws {
    #expect(try session(line, "q").output.contains(words))
  }

  @Test func helpIsPrintedWholeAndOnce() throws {
    let result = try session("help", ".", "q")
    #expect(result.output.components(separatedBy: "HELP").count == 2)
    #expect(result.output.contains("one unit forward"))
    // The last of the keys, which a screen would have to scroll to.
    #expect(result.output.contains("scroll down"))
    #expect(result.status == 0)
  }

  @Test func keysAreStillKeys() throws {
    let stepped = try session("15:00", "", "", "q").output
    #expect(try session("15:00", ".", ".", "q").output == stepped)
    let lastPicture = { (text: String) in text.components(separatedBy: "eight").last }
    #expect(try lastPicture(session("15:00", "..", "q").output) == lastPicture(stepped))
    #expect(try lastPicture(session("15:00", "....", ",,", "q").output) == lastPicture(stepped))
    // A menu, then its answer.
    #expect(try session("i", "1", "q").output.contains("command 1"))
  }

  @Test func runsThatStepAlongArePrintedWholeAtEachMoment() throws {
    let result = try session(
      "goto 20:00", "compare a: importPolicy=root; \u{1B}[31mb: l1.lockGrace=1s", "goto 30:00",
      "compare", "q")
    let output = result.output
    for words in ["COMPARE at 20:00", "COMPARE at 30:00", "messages, now", "a lockGrace of 1s"] {
      #expect(output.contains(words), "\(words)")
    }
    #expect(!output.utf8.contains { $0 < 0x20 && $0 != 0x0A })
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX", "LANG": "C.UTF-8"]])
  func theCLocaleIsASCII(_ environment: [String: String]) throws {
    let result = try session("goto 15:00", environment: environment)
    #expect(result.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(try session("goto 15:00").output.contains("▓"))
  }

  /// As in `prooftop --plain | head -1`: quiet, the session saved, and dead of SIGPIPE like any
  /// other filter.
  @Test func aReaderThatHasSeenEnoughEndsIt() throws {
    let home = try TemporaryFolder()
    let script = """
      set -o pipefail
      for i in $(seq 100); do echo .; done | '\(Program.path)' eight --plain | head -1
      """
    let result = try Spawned(
      "/bin/bash", ["-c", script],
      environment: ["LC_ALL": "C.UTF-8", "HOME": home.path, "PATH": "/usr/bin:/bin"])
    #expect(result.status == 128 + SIGPIPE)
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(
      FileManager.default.fileExists(atPath: home.path + "/.local/state/prooftop/last.session"))
  }

  @Test func aFullDiskIsTold() throws {
    let home = try TemporaryFolder()
    let result = try Spawned(
      "/bin/sh", ["-c", "'\(Program.path)' eight --plain > /dev/full"],
      environment: ["LC_ALL": "C.UTF-8", "HOME": home.path])
    #expect(result.status == 74)
    #expect(result.errors == "prooftop: standard output: no space left on device\n")
  }
}
