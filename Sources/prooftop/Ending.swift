import ArgumentParser
import Glibc

/// Why a session ends, and so what the program ends with.
enum Ending: Equatable {
  /// The person leaves.
  case left
  /// A signal asked for it.
  case signal(Int32)
  /// The terminal is gone.
  case hangup

  /// Ends the program as whoever asked for it expects: by the signal itself, so that a shell or a
  /// service manager sees that the program did not finish by its own will.
  ///
  /// A terminal that goes away is a SIGHUP, unless the parent wanted none (nohup): then it is a
  /// failed input.
  func end() throws {
    switch self {
    case .left: return
    case .signal(let number): Ending.die(of: number)
    case .hangup:
      var action = sigaction()
      sigaction(SIGHUP, nil, &action)
      if Ending.isIgnored(action) { throw ExitCode(Failure.Kind.inputOutput.rawValue) }
      Ending.die(of: SIGHUP)
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends the process by a signal's default action.
  static func die(of number: Int32) -> Never {
    Glibc.signal(number, SIG_DFL)
    var numbers = sigset_t()
    sigemptyset(&numbers)
    sigaddset(&numbers, number)
    sigprocmask(SIG_UNBLOCK, &numbers, nil)
    kill(getpid(), number)
    exit(128 + number)
  }
}
