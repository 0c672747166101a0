import CCurses
import Glibc

extension Terminal {
  /// Gives the terminal back, stops the program as Ctrl-Z does, and returns once it goes on.
  ///
  /// The next drawing repaints everything; if the size changed meanwhile, the next input says so.
  /// Where nobody could let it go on (no shell with job control) it does not stop at all.
  public func suspend() {
    send(Terminal.reportsOff)
    cc_screen_suspend()
    cc_signals_stop_self()
    comeBack()
    // What stopped us and what let us go on is answered by now.
    take(drainSignals().subtracting([SIGTSTP, SIGCONT]))
    takeSize()
  }

  /// Takes the terminal again after something else had it.
  func comeBack() {
    cc_screen_resume()
    enableReports()
    shown = nil
  }
}
