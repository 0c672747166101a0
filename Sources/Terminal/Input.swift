/// What can happen while a program waits for its terminal.
public enum Input: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// Text was pasted; line ends are line feeds. It may hold any other control character.
  case paste(String)
  /// The terminal has another size now; the next drawing repaints everything.
  case resize(columns: Int, rows: Int)
  /// Nothing happened for as long as asked.
  case timeout
  /// The terminal has taken everything that was sent, and can be drawn on again.
  case caughtUp
  /// The terminal is gone, or SIGHUP says that it will be; every later call says so at once. Close,
  /// save and end.
  case hangup
  /// SIGINT from outside; Ctrl-C typed here is a key. Close, save and end.
  case interrupt
  /// SIGTERM. Close, save and end.
  case terminate
  /// SIGTSTP from outside: call ``Terminal/suspend()``.
  case suspendRequest
  /// The program was stopped from outside and goes on; the next drawing repaints everything.
  case resumed
}
