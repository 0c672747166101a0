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
  /// The terminal is gone; every later call says so at once. Save and exit.
  case hangup
  /// SIGINT from outside; Ctrl-C typed here is a key.
  case interrupt
  /// SIGTERM. Save and exit.
  case terminate
  /// SIGTSTP from outside: call ``Terminal/suspend()``.
  case suspendRequest
  /// The program was stopped from outside and goes on; the next drawing repaints everything.
  case resumed
}
