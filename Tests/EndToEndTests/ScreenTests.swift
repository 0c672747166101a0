import Foundation
import Testing

/// The program on a terminal, as a person meets it.
@Suite(
  .enabled(if: Tmux.path != nil, "tmux is not installed: the screen is not tested"), .serialized)
struct ScreenTests {
  /// A terminal with the explorer paused at a moment of `eight`.
  private func paused(
    _ columns: Int, _ rows: Int, at time: String = "15:00"
  ) throws -> Tmux {
    let tmux = try Tmux(columns, rows)
    try tmux.start()
    try tmux.wait(for: "eight")
    try tmux.press("Space")
    try tmux.wait(for: "PAUSED")
    try tmux.type(":goto \(time)\n")
    try tmux.wait(for: "0:\(time)")
    return tmux
  }

  @Test(arguments: [(80, 24), (120, 36)]) func startsRunningOnEight(_ size: (Int, Int)) throws {
    let tmux = try Tmux(size.0, size.1)
    try tmux.start()
    let screen = try tmux.wait("a running tree") {
      $0.contains("eight") && $0.contains("Space pause") && !$0.contains("PAUSED")
    }
    #expect(screen.contains("R7"))
    #expect(try tmux.variable("alternate_on") == "1")
    // Time moves by itself.
    try tmux.wait("another picture") { $0 != screen }
    try tmux.press("Space")
    try tmux.wait("a pause") { $0.contains("PAUSED") && $0.contains("Space run") }
  }

  @Test(arguments: [(80, 24), (120, 36)]) func aStepBackShowsTheSamePicture(
    _ size: (Int, Int)
  ) throws {
    let tmux = try paused(size.0, size.1)
    let start = try tmux.screen()
    // The moment of a jump is no stop of the unit: the first step leads to one.
    try tmux.type(".")
    let stop = try tmux.wait("a stop") { $0 != start }
    try tmux.type(".")
    let first = try tmux.wait("a step") { $0 != stop }
    try tmux.type(".")
    let second = try tmux.wait("another step") { $0 != first }
    #expect(second != start)
    try tmux.type(",")
    try tmux.wait("the first step again") { $0 == first }
  }

  @Test func aCrashIsFollowedByATakeover() throws {
    let tmux = try paused(80, 24, at: "15:58")
    try tmux.type(":inject crashAggregator Agg0\n")
    try tmux.wait(for: "CRASHED")
    try tmux.wait("the dead aggregator") { $0.contains("DEAD") }
    try tmux.type(":goto 17:30\n")
    try tmux.wait("the successor") {
      $0.contains("0:17:30") || $0.contains("0:17:2")
    }
    let screen = try tmux.wait("Agg1 at work") {
      $0.contains("AGG1") || $0.contains("Agg1 alive")
    }
    #expect(!screen.contains("Agg0 alive"))
    // Undone: the old future is there again.
    try tmux.type("u")
    try tmux.wait("the time before") { $0.contains("0:15:5") && !$0.contains("DEAD") }
  }

  @Test func otherRunsStepAlong() throws {
    let tmux = try paused(100, 60, at: "20:00")
    try tmux.type(":compare late: importPolicy=root\n")
    try tmux.wait("the table") { $0.contains("COMPARE at 20:00") && $0.contains("▴") }
    try tmux.type(">")
    try tmux.wait("the table a checkpoint later") { $0.contains("COMPARE at 25:00") }
    try tmux.type("<<")
    try tmux.wait("and earlier") { $0.contains("COMPARE at 15:00") }
    try tmux.press("Space")
    try tmux.wait("time running with it") {
      $0.contains("Space pause") && $0.contains("COMPARE") && !$0.contains("COMPARE at 15:00")
    }
    try tmux.press("Space")
    try tmux.press("Escape")
    try tmux.wait("the panes again") { !$0.contains("COMPARE") && $0.contains("PAUSED") }
  }

  @Test func followsTheTerminalsSize() throws {
    let tmux = try paused(80, 24)
    try tmux.tmux(["resize-window", "-x", "120", "-y", "36"])
    try tmux.wait("the wide layout") { screen in
      screen.split(separator: "\n").contains { $0.unicodeScalars.count > 100 }
    }
    try tmux.tmux(["resize-window", "-x", "30", "-y", "8"])
    try tmux.wait(for: "40x10")
    try tmux.tmux(["resize-window", "-x", "80", "-y", "24"])
    try tmux.wait("everything again") { $0.contains("PAUSED") && $0.contains("Space run") }
  }

  @Test func stopsAndGoesOn() throws {
    let tmux = try paused(80, 24)
    let before = try tmux.screen()
    try tmux.press("C-z")
    try tmux.wait(for: "Stopped")
    #expect(try tmux.variable("alternate_on") == "0")
    try tmux.type("fg\n")
    try tmux.wait("the same picture") { $0 == before }
  }

  @Test(arguments: ["q", "C-c"]) func leavesTheTerminalAsItWas(_ key: String) throws {
    let tmux = try Tmux(80, 24)
    try tmux.type("stty -a > before\n")
    try tmux.start("; echo left with $?; stty -a > after; echo compared")
    try tmux.wait(for: "Space pause")
    try tmux.press(key)
    // The typed line itself holds both words.
    let screen = try tmux.wait("the comparison") { $0.contains("\ncompared") }
    #expect(screen.contains("\nleft with 0"))
    #expect(try tmux.variable("alternate_on") == "0")
    #expect(try tmux.variable("cursor_flag") == "1")
    #expect(try tmux.variable("mouse_any_flag") == "0")
    let folder = URL(fileURLWithPath: tmux.folder.path)
    let before = try Data(contentsOf: folder.appendingPathComponent("before"))
    let after = try Data(contentsOf: folder.appendingPathComponent("after"))
    #expect(before == after)
    #expect(!before.isEmpty)
  }

  @Test func goesOnWhereItWasLeft() throws {
    let tmux = try paused(120, 36, at: "10:20")
    try tmux.type(":inject haltProver R2\n")
    let injected = try tmux.wait(for: "command 1")
    try tmux.type(".")
    let header = try tmux.wait("a step after it") { screen in
      screen != injected && !screen.contains("command 1")
    }.split(separator: "\n").first
    try tmux.type("q")
    try tmux.wait("the shell") { $0.contains("ready$") && !$0.contains("PAUSED") }
    try tmux.start("open last")
    try tmux.wait("the same moment") { $0.split(separator: "\n").first == header }
  }

  @Test func aLineThatMeansNothingIsRefusedInWords() throws {
    let tmux = try paused(80, 24)
    try tmux.type(":goto m999\n")
    try tmux.wait(for: "m999 does not exist")
    try tmux.type(":nonsense\n")
    try tmux.wait(for: "No command nonsense")
    try tmux.type("?")
    try tmux.wait("the help") { $0.contains("one unit forward") || $0.contains("waiting") }
    try tmux.press("Escape")
    try tmux.wait("the panes") { $0.contains("Space run") }
  }

  @Test func badInputLeavesTheScreenAlone() throws {
    let tmux = try Tmux(80, 24)
    try tmux.start("open no-such-demo; echo left with $?")
    let screen = try tmux.wait(for: "left with 66")
    #expect(screen.contains("no-such-demo"))
    #expect(try tmux.variable("alternate_on") == "0")
  }
}
