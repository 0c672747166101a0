import Foundation

/// A terminal of a test's own: tmux on a socket that nobody else has, with a shell in it.
final class Tmux {
  /// Where tmux is; nil where there is none, and the tests say that they were skipped.
  static let path: String? =
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    .map { "\($0)/tmux" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What a test waited for and did not see, with the screen as it was at last.
  struct NotSeen: Error, CustomStringConvertible {
    let description: String
  }

  let folder: TemporaryFolder
  private let socket: String

  /// Opens a terminal of a size, with an interactive shell whose prompt is `ready$`.
  init(_ columns: Int, _ rows: Int) throws {
    folder = try TemporaryFolder()
    socket = folder.path + "/tmux"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/state", withIntermediateDirectories: true)
    try tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c",
      folder.path,
      "env -u NO_COLOR -u COLORTERM PS1='ready$ ' LC_ALL=C.UTF-8 "
        + "XDG_STATE_HOME='\(folder.path)/state' bash --norc --noprofile -i",
    ])
    try tmux(["set-option", "-g", "status", "off"])
    try tmux(["set-option", "-g", "window-size", "manual"])
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    try wait("the shell") { $0.contains("ready$") }
  }

  deinit { _ = try? tmux(["kill-server"]) }

  @discardableResult
  func tmux(_ arguments: [String]) throws -> String {
    var environment = ProcessInfo.processInfo.environment
    environment["TMUX"] = nil
    environment["LC_ALL"] = "C.UTF-8"
    let result = try Spawned(
      Tmux.path ?? "tmux", ["-S", socket] + arguments, environment: environment)
    guard result.status == 0 else {
      throw NotSeen(description: "tmux \(arguments) ended with \(result.status): \(result.errors)")
    }
    return result.output
  }

  /// The text on the screen.
  func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

  /// A variable of tmux about the pane, such as `cursor_flag`.
  func variable(_ name: String) throws -> String {
    try tmux(["display-message", "-p", "#{\(name)}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Presses keys by tmux's names, such as `Space`, `C-z` or `.`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Types a text as it is.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Runs the program in the shell.
  func start(_ arguments: String = "") throws {
    try type("'\(Program.path)' \(arguments)\n")
  }

  /// Waits until the screen is as wished and stands still, looking again and again, up to half a
  /// minute; returns it. A screen may be seen half drawn: what was there twice was drawn whole.
  @discardableResult
  func wait(_ words: String, until isThere: (String) throws -> Bool) throws -> String {
    let deadline = Date().addingTimeInterval(30)
    var last = ""
    while Date() < deadline {
      let before = last
      last = try screen()
      if last == before, try isThere(last) { return last }
      usleep(10_000)
    }
    throw NotSeen(description: "waited in vain for \(words); the screen was\n\(last)")
  }

  /// Waits for a text anywhere on the screen.
  @discardableResult
  func wait(for text: String) throws -> String {
    try wait("'\(text)'") { $0.contains(text) }
  }
}
