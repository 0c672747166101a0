import Screen

/// Why a full screen cannot be opened.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stream, named in words, is no terminal.
  case notATerminal(stream: String)
  /// TERM is not set.
  case noTerminalName
  /// The terminal database has no entry for this name.
  case unknownTerminal(String)
  /// This terminal cannot place its cursor.
  case cannotPlaceCursor(String)
  /// A full screen is open in this process.
  case alreadyOpen
  /// The system refused; what it was asked for.
  case refused(String)

  /// A sentence for the user, with a way out where there is one.
  public var description: String {
    let wayOut = "set TERM to what your terminal is, for example TERM=xterm-256color"
    switch self {
    case .notATerminal(let stream):
      return "\(stream) is not a terminal, so there is no screen to draw on"
    case .noTerminalName: return "TERM is not set: \(wayOut)"
    case .unknownTerminal(let name):
      return "the terminal database has no entry for TERM=\(Text.sanitised(name)): \(wayOut)"
    case .cannotPlaceCursor(let name):
      return "a terminal of type \(Text.sanitised(name)) cannot place its cursor: \(wayOut)"
    case .alreadyOpen: return "a full screen is already open"
    case .refused(let what): return "the system refused \(what)"
    }
  }
}
