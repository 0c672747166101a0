import CCurses
import Glibc
import Screen

/// A terminal with a full screen: its size, drawing, and what its user does.
///
/// One at a time a process, used from one thread. It wakes up for nothing but input, signals, room
/// for output and the caller's timeout. Whatever ends the program, the terminal is left as it was
/// found: ``close()``, the end of its life, `exit`, crashes and signals all restore it. Standard
/// error, if it is a terminal, is kept back while the screen is up and printed after.
public final class Terminal {
  /// The number of columns.
  public internal(set) var columns: Int
  /// The number of rows.
  public internal(set) var rows: Int
  /// The colours in use.
  public internal(set) var palette: Palette
  /// Whether everything is drawn in ASCII.
  public let isASCII: Bool
  /// Whether the mouse is reported.
  public internal(set) var isMouseOn: Bool

  let input: Int32
  let output: Int32
  let signals: Int32
  var looks: [Look]
  var decoder = InputDecoder()
  var waiting: [Input] = []
  var halfWayMillis = 0
  var isGone = false
  /// What the terminal has not taken yet.
  var outgoing: [UInt8] = []
  /// Whether mouse reports and pastes are asked for; to terminals of another family the sequences
  /// would be text.
  let hasReports: Bool
  /// What the screen shows, or nil if that is not known.
  var shown: Canvas?
  var cells: [cc_cell] = []
  private var isOpen = true

  private init(
    _ options: TerminalOptions, signals: Int32, palette: Palette, isASCII: Bool, hasReports: Bool
  ) {
    input = options.input
    output = options.output
    self.signals = signals
    self.palette = palette
    self.isASCII = isASCII
    isMouseOn = options.mouse
    self.hasReports = hasReports
    (columns, rows) = Terminal.size(output)
    looks = Terminal.looks(palette)
    enableReports()
  }

  deinit {
    close()
  }

  /// Opens the full screen, or says why that is impossible, with the terminal untouched.
  public static func open(
    _ options: TerminalOptions = TerminalOptions()
  ) throws(TerminalError) -> Terminal {
    guard cc_screen_is_open() == 0 else { throw .alreadyOpen }
    guard isatty(options.input) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(options.output) == 1 else { throw .notATerminal(stream: "standard output") }
    let (name, capabilities) = try lookUp(options)
    let hasUTF8 = takeLocale(options.environment)
    // Before newterm, which else installs handlers of its own that exit.
    let signals = cc_signals_start(Int32(clamping: options.graceMillis))
    guard signals >= 0 else { throw .refused("a pipe for signals") }
    let hasReports = capabilities.is_ansi == 1
    let restore = (hasReports ? reportsOff : "") + restoreText(capabilities)
    guard cc_hold_start(options.input, options.output, restore, isatty(2)) == 0 else {
      cc_signals_stop()
      throw .refused("the terminal's modes")
    }
    let size = size(options.output)
    guard cc_screen_open(name, Int32(size.rows), Int32(size.columns)) == 0, cc_hold_take() == 0
    else {
      cc_screen_close()
      cc_hold_stop()
      cc_signals_stop()
      throw .refused("a screen on TERM=\(name)")
    }
    let depth = ColourDepth.detected(
      terminalColours: Int(capabilities.colours), wish: options.depth,
      environment: options.environment)
    return Terminal(
      options, signals: signals, palette: Palette(options.theme, depth: depth),
      // The Linux console's fonts lack the signs of states.
      isASCII: options.ascii ?? (!hasUTF8 || name == "linux"), hasReports: hasReports)
  }

  /// Leaves the full screen and restores the terminal; later calls do nothing.
  ///
  /// What the terminal has not taken by now is dropped, so that leaving takes no longer than a
  /// fifth of a second even where nobody reads.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    outgoing.removeAll()
    cc_hold_stop()
    cc_screen_close()
    cc_signals_stop()
  }

  /// Lets the calling thread, too, restore the terminal when its own stack overflows; other crashes
  /// are covered on every thread. The thread that opens the terminal needs no call.
  public static func coverThread() {
    cc_hold_cover_thread()
  }

  /// Whether text for this process's user should be UTF-8 rather than ASCII, by the environment.
  public static func wantsUTF8(
    _ environment: (String) -> String? = TerminalOptions().environment
  ) -> Bool {
    takeLocale(environment)
  }

  /// Takes the character set that the environment asks for; whether it is UTF-8.
  private static func takeLocale(_ environment: (String) -> String?) -> Bool {
    CharacterSet.isUTF8(environment: environment) { name in
      let answer = cc_locale_take(name)
      return answer < 0 ? nil : answer == 1
    }
  }

  private static func lookUp(
    _ options: TerminalOptions
  ) throws(TerminalError) -> (String, cc_capabilities) {
    guard let term = options.environment("TERM"), !term.isEmpty else { throw .noTerminalName }
    var capabilities = cc_capabilities()
    if let richer = ColourDepth.richerName(term: term, environment: options.environment) {
      cc_capabilities_read(richer, options.output, &capabilities)
      if capabilities.is_known == 1 && capabilities.can_address == 1 {
        return (richer, capabilities)
      }
    }
    cc_capabilities_read(term, options.output, &capabilities)
    guard capabilities.is_known == 1 else { throw .unknownTerminal(term) }
    guard capabilities.can_address == 1 else { throw .cannotPlaceCursor(term) }
    return (term, capabilities)
  }

  private static func restoreText(_ capabilities: cc_capabilities) -> String {
    withUnsafeBytes(of: capabilities.restore) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Most columns and rows that are drawn on; a size beyond all screens is a mistake or a trick,
  /// and would cost memory by its square.
  static let sizeMax = 1000

  static func size(_ output: Int32) -> (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (min(Int(size.ws_col), sizeMax), min(Int(size.ws_row), sizeMax))
  }
}
