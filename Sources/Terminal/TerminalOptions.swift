import Glibc
import Screen

/// How to open a terminal.
public struct TerminalOptions: Sendable {
  /// The descriptor keys are read from.
  public var input: Int32 = 0
  /// The descriptor the screen is drawn on.
  public var output: Int32 = 1
  /// The colours' family.
  public var theme = Theme.standard
  /// How many colours to use at most, or nil to find out; never more than the terminal has.
  public var depth: ColourDepth?
  /// Whether to draw in ASCII only, or nil to find out from the locale and the terminal.
  public var ascii: Bool?
  /// Whether the mouse is reported from the start; its owner can then select text only with Shift.
  public var mouse = true
  /// How long a program may take to hear of a signal to end (SIGTERM, SIGHUP, SIGINT) before the
  /// terminal is restored over its head, in milliseconds; three seconds later the signal kills it.
  public var graceMillis = 150
  /// Looks an environment variable up.
  public var environment: @Sendable (String) -> String? = { name in
    getenv(name).map { String(cString: $0) }
  }

  /// Makes the usual options: standard streams, everything found out.
  public init() {}
}
