import Explorer
import Glibc
import RollupSimulation

/// Where the last session is kept, with the one before it in case the last is damaged.
struct SessionFile {
  /// A folder of the person's, not the program's.
  let folder: String

  /// `last.session` of this folder is the last session, `previous.session` the good one before it.
  init(folder: String = SessionFile.folder) { self.folder = folder }

  /// Where sessions are kept: `$XDG_STATE_HOME/prooftop`, else `~/.local/state/prooftop`.
  static var folder: String {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let state = variable("XDG_STATE_HOME") ?? (variable("HOME") ?? "/tmp") + "/.local/state"
    return state + "/prooftop"
  }
  /// The file of the last session.
  static var lastPath: String { SessionFile().lastPath }

  var lastPath: String { folder + "/last.session" }
  var previousPath: String { folder + "/previous.session" }

  /// Saves a session, so that a crash at any moment leaves it or the one before.
  func save(_ timeline: Timeline, _ breaks: Breaks = Breaks()) throws {
    try Files.makeFolder(folder)
    // A damaged one must not take the place of the good one before it.
    if let bytes = Files.read(lastPath).bytes, SessionText.isWhole(bytes) {
      _ = Files.keep(lastPath, as: previousPath)
    }
    try Files.replace(lastPath, with: SessionText(timeline, breaks).text)
  }

  /// The last session, ready to go on; if it is damaged the one before it, with a notice that says
  /// so.
  func resume() throws -> (timeline: Timeline, breaks: Breaks, notice: String?) {
    let (bytes, error) = Files.read(lastPath)
    let trouble: Failure
    if let bytes {
      do {
        let session = try SessionText(bytes)
        return (session.timeline(), session.breaks, nil)
      } catch let damage as SessionText.Damage {
        trouble = Failure(.badData, "\(lastPath):\(damage.line):1: \(damage.words)")
      }
    } else {
      trouble = Failure(
        error == ENOENT ? .noInput : .inputOutput,
        error == ENOENT
          ? "there is no last session yet: \(lastPath) does not exist"
          : "\(lastPath): \(Files.words(for: error))")
    }
    guard let bytes = Files.read(previousPath).bytes, let previous = try? SessionText(bytes) else {
      throw trouble
    }
    return (
      previous.timeline(), previous.breaks,
      "The last session can't be read: this is the one before it. (\(trouble.words))"
    )
  }

  /// The last session of the person at the keyboard.
  static func resume() throws -> (timeline: Timeline, breaks: Breaks, notice: String?) {
    try SessionFile().resume()
  }
}
