import Foundation
import Testing

/// Stopping and going on, under a shell with job control.
@Suite(
  .enabled(if: Tmux.path != nil, "tmux is not installed: stopping is not tested"), .serialized)
struct SuspendTests {
  private func paused(_ columns: Int = 80, _ rows: Int = 24) throws -> Tmux {
    let tmux = try Tmux(columns, rows)
    try tmux.start()
    try tmux.wait(for: "Space pause")
    try tmux.press("Space")
    try tmux.wait(for: "PAUSED")
    // The automatic pace, which is shown, depends on how far time has run by now.
    try tmux.type(":pace 30\n:goto 15:00\n")
    try tmux.wait(for: "0:15:00")
    return tmux
  }

  /// The program that the shell runs.
  private func child(of tmux: Tmux) throws -> pid_t {
    let shell = try tmux.variable("pane_pid")
    let text = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  private func expectScreen(_ tmux: Tmux) throws {
    #expect(try tmux.variable("alternate_on") == "1")
    #expect(try tmux.variable("mouse_standard_flag") == "1")
    #expect(try tmux.variable("mouse_sgr_flag") == "1")
    // A paste is one text: as keys, the q would quit.
    try tmux.type(":")
    try tmux.wait("the prompt") { $0.contains("Esc close") }
    try tmux.tmux(["set-buffer", "goto q 15:00"])
    try tmux.tmux(["paste-buffer", "-p"])
    try tmux.wait("the pasted text") { $0.contains("goto q 15:00") }
    try tmux.press("Escape")
    try tmux.wait("the panes") { $0.contains("Space run") }
  }

  @Test func ctrlZGivesTheTerminalBackAndForegroundTakesItAgain() throws {
    let tmux = try paused()
    // Not one that is just being drawn: the same as another program shows.
    let twin = try paused()
    let before = try tmux.wait("the picture") { try $0 == twin.screen() }
    for _ in 0..<3 {
      try tmux.press("C-z")
      try tmux.wait(for: "Stopped")
      #expect(try tmux.variable("alternate_on") == "0")
      #expect(try tmux.variable("mouse_standard_flag") == "0")
      #expect(try tmux.variable("cursor_flag") == "1")
      try tmux.type("clear; fg\n")
      try tmux.wait("the same picture") { $0 == before }
      try expectScreen(tmux)
    }
  }

  @Test func anotherSizeMeanwhileIsTheSizeAfterwards() throws {
    let tmux = try paused()
    try tmux.press("C-z")
    try tmux.wait(for: "Stopped")
    try tmux.tmux(["resize-window", "-x", "120", "-y", "36"])
    try tmux.type("fg\n")
    let fresh = try paused(120, 36)
    try tmux.wait("the picture of a fresh start") { try $0 == fresh.screen() }
  }

  @Test func stoppedFromOutsideWhileRunning() throws {
    let tmux = try Tmux(80, 24)
    try tmux.start()
    try tmux.wait(for: "Space pause")
    kill(try child(of: tmux), SIGSTOP)
    try tmux.wait(for: "Stopped")
    try tmux.type("fg\n")
    try tmux.wait("a running picture") { $0.contains("Space pause") && $0.contains("R7") }
    try tmux.press("Space")
    try tmux.wait(for: "PAUSED")
    try expectScreen(tmux)
    try tmux.type("q")
    try tmux.wait("the shell") { $0.contains("ready$") && !$0.contains("PAUSED") }
    #expect(try tmux.variable("alternate_on") == "0")
  }

  @Test func endsWhileStoppedWithoutTouchingTheShellsTerminal() throws {
    let tmux = try paused()
    try tmux.press("C-z")
    try tmux.wait(for: "Stopped")
    try tmux.type("clear; kill %1\n")
    // The shell tells at its next prompt.
    try tmux.wait("the end") { screen in
      if !screen.contains("Terminated") { try tmux.type("\n") }
      return screen.contains("Terminated")
    }
    #expect(try tmux.variable("alternate_on") == "0")
    #expect(try tmux.variable("mouse_standard_flag") == "0")
    // The shell edits its line as before.
    try tmux.type("echo one two\n")
    try tmux.wait(for: "\none two")
  }

  /// The same crash in a real terminal emulator: nothing of the screen remains.
  @Test func theShellsScreenIsThereAfterACrash() throws {
    let tmux = try Tmux(80, 24)
    try tmux.type("echo line above\n")
    try tmux.wait(for: "\nline above")
    try tmux.start("; echo left with $?")
    try tmux.wait(for: "Space pause")
    kill(try child(of: tmux), SIGSEGV)
    let screen = try tmux.wait(for: "\nleft with 139")
    #expect(screen.contains("\nline above"))
    #expect(!screen.contains("AGG0"))
    #expect(try tmux.variable("alternate_on") == "0")
    #expect(try tmux.variable("cursor_flag") == "1")
    #expect(try tmux.variable("mouse_standard_flag") == "0")
    try tmux.type("echo one two\n")
    try tmux.wait(for: "\none two")
  }
}
