import CCurses

extension Terminal {
  // SGR reports have no limit on columns; the older ones stop at 222.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  /// Ends everything that was asked of the terminal beyond ncurses; harmless when nothing was.
  static let reportsOff = mouseOff + pasteOff

  /// Turns mouse reports on or off; while off, the terminal's own selection works as usual.
  public func setMouse(_ isOn: Bool) {
    isMouseOn = isOn
    guard hasReports else { return }
    send(isOn ? Terminal.mouseOn : Terminal.mouseOff)
  }

  func enableReports() {
    guard hasReports else { return }
    send(Terminal.pasteOn + (isMouseOn ? Terminal.mouseOn : ""))
  }
}
