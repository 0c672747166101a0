import Foundation
import Glibc
import Testing

/// The explorer, ended from outside.
@Suite struct SignalTests {
  private func start(
    _ home: TemporaryFolder, columns: Int = 80, rows: Int = 24, ignoring: [Int32] = []
  ) throws -> PtyProcess {
    let process = try PtyProcess(
      columns: columns, rows: rows, home: home.path, ignoring: ignoring)
    try process.wait(for: "Space")
    process.type(" ")
    try process.wait(for: "PAUSED")
    return process
  }

  private func isSaved(_ home: TemporaryFolder) -> Bool {
    FileManager.default.fileExists(
      atPath: home.path + "/.local/state/prooftop/last.session")
  }

  private func expectSane(_ process: PtyProcess) {
    #expect(process.modes == process.modesBefore)
    #expect(process.output.leftovers == [])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func asksToEnd(_ number: Int32) throws {
    let home = try TemporaryFolder()
    let process = try start(home)
    #expect(!isSaved(home))
    process.send(number)
    #expect(try process.waitForEnd() == .signal(number))
    expectSane(process)
    #expect(isSaved(home))
  }

  @Test(arguments: [
    SIGSEGV, SIGABRT, SIGQUIT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSYS, SIGUSR1, SIGUSR2, SIGALRM,
    SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGPIPE, SIGPWR, 34, 64,
  ])
  func killsAtOnce(_ number: Int32) throws {
    let home = try TemporaryFolder()
    let process = try start(home)
    process.send(number)
    #expect(try process.waitForEnd() == .signal(number))
    expectSane(process)
  }

  /// A terminal that takes no more: nobody reads the pictures of a running simulation.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV])
  func endsThoughTheTerminalTakesNothing(_ number: Int32) throws {
    let home = try TemporaryFolder()
    let process = try start(home, columns: 400, rows: 200)
    // Each Ctrl-L is a whole picture.
    for _ in 0..<20 { process.type("\u{C}") }
    try process.waitUntilIdle()
    process.send(number)
    #expect(try process.waitForEnd(isReading: false) == .signal(number))
    expectSane(process)
    #expect(isSaved(home) == (number != SIGSEGV))
  }

  /// As Ctrl-S does where the terminal heeds it.
  @Test(arguments: [SIGTERM, SIGABRT])
  func endsThoughOutputIsStopped(_ number: Int32) throws {
    let home = try TemporaryFolder()
    let process = try start(home)
    process.stopOutput()
    process.type(" ")
    process.send(number)
    #expect(try process.waitForEnd(isReading: false) == .signal(number))
    expectSane(process)
  }

  /// Keys are answered while nobody reads what they change.
  @Test(arguments: ["q", "\u{3}"])
  func leavesByKeyThoughTheTerminalTakesNothing(_ key: String) throws {
    let home = try TemporaryFolder()
    let process = try start(home, columns: 400, rows: 200)
    for _ in 0..<20 { process.type("\u{C}") }
    try process.waitUntilIdle()
    process.type(key)
    #expect(try process.waitForEnd(isReading: false) == .exit(0))
    expectSane(process)
    #expect(isSaved(home))
  }

  /// Stopped by a signal that can't be caught, and going on without a shell to repair anything.
  @Test(arguments: [false, true]) func goesOnAfterAStop(_ isResized: Bool) throws {
    let home = try TemporaryFolder()
    let process = try start(home)
    try process.settle()
    process.send(SIGSTOP)
    try process.waitUntil("a stop") { $0.state() == "T" }
    process.makeModesSane()
    if isResized { process.resize(columns: 120, rows: 36) }
    process.output.removeAll()
    process.send(SIGCONT)
    try process.wait("the whole picture") { $0.words.contains("PAUSED") && $0.hadScreen }
    #expect(process.output.privateModes[2004] == true)
    #expect(process.output.privateModes[1000] == true)
    #expect(process.modes != process.modesBefore)
    if isResized { try process.wait(for: "\u{1B}[36") }
    process.type("q")
    #expect(try process.waitForEnd() == .exit(0))
    expectSane(process)
  }

  @Test func theTerminalGoesAwayWhilePaused() throws {
    let home = try TemporaryFolder()
    let process = try start(home)
    try process.waitUntilIdle()
    process.hangUp()
    #expect(try process.waitForEnd() == .signal(SIGHUP))
    #expect(isSaved(home))
  }

  @Test func theTerminalGoesAwayWhileRunning() throws {
    let home = try TemporaryFolder()
    let process = try start(home)
    process.type(" ")
    try process.wait(for: "Space pause")
    process.hangUp()
    #expect(try process.waitForEnd() == .signal(SIGHUP))
    #expect(isSaved(home))
  }

  @Test func theTerminalGoesAwayInThePictureItHasNotTaken() throws {
    let home = try TemporaryFolder()
    let process = try start(home, columns: 400, rows: 200)
    for _ in 0..<20 { process.type("\u{C}") }
    try process.waitUntilIdle()
    process.hangUp()
    #expect(try process.waitForEnd() == .signal(SIGHUP))
    #expect(isSaved(home))
  }

  /// As under nohup: the terminal's end is then no signal, but still the end.
  @Test func theTerminalGoesAwayThoughHangUpsAreIgnored() throws {
    let home = try TemporaryFolder()
    let process = try start(home, ignoring: [SIGHUP])
    process.send(SIGHUP)
    process.type(" ")
    try process.wait(for: "Space pause")
    process.hangUp()
    #expect(try process.waitForEnd() == .exit(74))
    #expect(isSaved(home))
  }
}
