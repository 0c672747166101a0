import Foundation
import Glibc
import Testing

/// Whatever a program dies of, its terminal is left as it was found, its last words can be read,
/// and the shell learns what it died of.
@Suite struct DyingTests {
  /// Swift's traps are one of two signals, by the processor.
  private static let traps = [SIGILL, SIGTRAP]

  private static let program = URL(fileURLWithPath: Program.path).deletingLastPathComponent()
    .appendingPathComponent("DyingProgram").path

  private func start(_ way: String, columns: Int = 80, rows: Int = 24) throws -> PtyProcess {
    let process = try PtyProcess(Self.program, [way], columns: columns, rows: rows)
    try process.wait(for: "ready to die")
    #expect(process.modes != process.modesBefore)
    return process
  }

  private func expectSane(_ process: PtyProcess) {
    #expect(process.modes == process.modesBefore)
    #expect(process.output.leftovers == [])
    #expect(process.output.hadScreen)
  }

  @Test(arguments: [
    ("fatalError", traps), ("overflow", traps), ("pointer", [SIGSEGV]), ("abort", [SIGABRT]),
    ("stack", [SIGSEGV]), ("row", [SIGSEGV]), ("thread", traps), ("threadStack", [SIGSEGV]),
    ("twoThreads", traps),
  ])
  func aCrashGivesTheTerminalBack(_ way: String, _ signals: [Int32]) throws {
    let process = try start(way)
    process.type("x")
    guard case .signal(let number) = try process.waitForEnd() else {
      Issue.record("\(way) ended by itself")
      return
    }
    #expect(signals.contains(number))
    expectSane(process)
    // Once, and only when the full screen is gone.
    let words = "said while the screen was up\r\n"
    #expect(process.output.farewell.contains(words))
    #expect(process.output.text.components(separatedBy: words).count == 2)
    if ["fatalError", "thread", "twoThreads"].contains(way) {
      #expect(process.output.farewell.contains("Fatal error: asked to die\r\n"))
    }
  }

  /// Half of a picture is more than the terminal takes while nobody reads.
  @Test func aCrashWithinAPictureGivesTheTerminalBack() throws {
    let process = try start("drawing", columns: 400, rows: 200)
    try process.settle()
    process.type("x")
    guard case .signal(let number) = try process.waitForEnd(isReading: false) else {
      Issue.record("it ended by itself")
      return
    }
    #expect(Self.traps.contains(number))
    expectSane(process)
    #expect(process.output.farewell.contains("Fatal error: asked to die"))
  }

  @Test func exitWithoutClosingGivesTheTerminalBack() throws {
    let process = try start("exit")
    process.type("x")
    #expect(try process.waitForEnd() == .exit(3))
    expectSane(process)
    #expect(process.output.farewell.contains("said while the screen was up\r\n"))
  }

  @Test func aChildThatCrashesLeavesItsParentsTerminalAlone() throws {
    let process = try start("child")
    process.type("x")
    #expect(try process.waitForEnd() == .exit(0))
    expectSane(process)
    // Left once: by the parent.
    #expect(process.output.text.components(separatedBy: "\u{1B}[?1049l").count == 2)
  }

  /// Nobody looks at the keys: the first Ctrl-C is one of them, the second is a signal.
  @Test func aProgramThatComputesIsEndedByASecondCtrlC() throws {
    let process = try start("busy")
    process.type("x")
    try process.wait(for: "busy from now on")
    process.type("\u{3}")
    try process.waitUntil("Ctrl-C is a signal") { $0.modes[3] & UInt32(ISIG) != 0 }
    process.type("\u{3}")
    try process.wait("a screen that is left") { $0.text.contains("\u{1B}[?1049l") }
    // The modes follow the text.
    try process.waitUntil("the modes as they were") { $0.modes == $0.modesBefore }
    process.type("\u{3}")
    #expect(try process.waitForEnd() == .signal(SIGINT))
    expectSane(process)
  }

  /// The terminal is given back while the program goes on, which is killed later.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aProgramThatNeverAnswersLosesTheTerminal(_ number: Int32) throws {
    let process = try start("busy")
    process.type("x")
    try process.wait(for: "busy from now on")
    process.send(number)
    try process.wait("a screen that is left") { $0.text.contains("\u{1B}[?1049l") }
    if number == SIGTERM {
      // Whoever asks again has waited long enough.
      process.send(number)
    }
    #expect(try process.waitForEnd() == .signal(number))
    expectSane(process)
  }
}
