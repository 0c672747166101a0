import Foundation
import Testing

/// Every terminal type of a bare Debian that may be met works, or is refused in one line.
@Suite struct TerminalNameTests {
  @Test(arguments: [nil, "", "dumb", "no-such-terminal", "../../etc/passwd", "\u{1B}[31m"])
  func isRefused(_ term: String?) throws {
    let process = try PtyProcess(term: term)
    #expect(try process.waitForEnd() == .exit(69))
    let text = process.output.text
    #expect(text.hasPrefix("prooftop: ") && text.hasSuffix("\r\n"))
    #expect(text.split(separator: "\r\n").count == 1)
    #expect(text.contains("--plain"))
    #expect(!text.contains("\u{1B}"))
    #expect(process.modes == process.modesBefore)
  }

  private func session(
    _ term: String, _ environment: [String: String] = ["LC_ALL": "C.UTF-8"]
  ) throws -> TerminalOutput {
    let process = try PtyProcess(term: term, environment: environment)
    try process.wait(for: "Space")
    process.type(" ")
    try process.wait(for: "PAUSED")
    process.type("?")
    try process.wait("the help") { $0.words.contains("HELP") }
    process.type("\u{1B}")
    process.type("q")
    #expect(try process.waitForEnd() == .exit(0))
    #expect(process.modes == process.modesBefore)
    #expect(process.output.leftovers == [])
    return process.output
  }

  @Test(arguments: [
    "xterm", "xterm-256color", "screen", "screen-256color", "tmux", "tmux-256color",
  ])
  func worksWithSignsAndColours(_ term: String) throws {
    let output = try session(term)
    #expect(output.hadScreen)
    #expect(output.text.contains("╌"))
    #expect(output.hasColours)
  }

  /// A picture that stays is left below it.
  @Test func worksOnAVT100() throws {
    let output = try session("vt100")
    #expect(!output.hadScreen)
    #expect(output.text.contains("╌"))
    #expect(!output.hasColours)
    #expect(output.text.hasSuffix("\u{1B}[999;1H\r\n"))
  }

  @Test func worksOnTheLinuxConsole() throws {
    let output = try session("linux")
    #expect(output.bytes.allSatisfy { $0 < 0x80 })
    #expect(output.hasColours)
    #expect(output.text.contains("\u{1B}[999;1H\r\n"))
  }

  @Test(arguments: ["1", "yes"]) func noColourMeansNone(_ value: String) throws {
    let output = try session("xterm-256color", ["LC_ALL": "C.UTF-8", "NO_COLOR": value])
    #expect(!output.hasColours)
  }

  @Test(arguments: [
    ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LC_ALL": "C", "LANG": "C.UTF-8"], ["LC_CTYPE": "C"],
    ["LANG": "C"], ["LANG": "de_DE.ISO-8859-1"], ["LC_ALL": "nowhere"],
  ])
  func asksForASCII(_ environment: [String: String]) throws {
    let output = try session("xterm-256color", environment)
    #expect(output.bytes.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [
    [:], ["LC_ALL": ""], ["LANG": "C.UTF-8"], ["LC_ALL": "", "LANG": "nowhere.UTF-8"],
    ["LC_ALL": "C.UTF-8", "LANG": "C"],
  ])
  func asksForUTF8(_ environment: [String: String]) throws {
    let output = try session("xterm-256color", environment)
    #expect(output.text.contains("╌"))
  }
}
