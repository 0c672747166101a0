import CCurses
import Glibc

extension Terminal {
  /// Gives the terminal back, stops the program as Ctrl-Z does, and returns once it goes on.
  ///
  /// The next drawing repaints everything; if the size changed meanwhile, the next input says so.
  /// Where nobody could let it go on (no shell with job control) it does not stop at all.
  public func suspend() {
    giveBack()
    cc_signals_stop_self()
    // What stopped us and what let us go on is answered by now.
    let numbers = drainSignals().subtracting([SIGTSTP, SIGCONT])
    // Whoever is to end does not take a terminal that is somebody else's by now.
    if numbers.isDisjoint(with: Terminal.endingSignals) { takeAgain() }
    take(numbers)
    takeSize()
  }

  /// Takes the terminal again after something else may have had it, in whatever state it is.
  func comeBack() {
    giveBack()
    takeAgain()
  }

  private func giveBack() {
    // What of it has been sent already is ended by the hold.
    outgoing.removeAll()
    cc_hold_give()
  }

  private func takeAgain() {
    guard cc_hold_take() == 0 else {
      isGone = true
      return
    }
    cc_screen_reenter()
    enableReports()
    shown = nil
  }
}
