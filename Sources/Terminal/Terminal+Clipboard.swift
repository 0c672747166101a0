extension Terminal {
  /// Longest text that ``copy(_:)`` hands over, in bytes: common terminals refuse 100,000 digits.
  public static let copyBytesMax = 74_000

  /// Asks the terminal to put text on the clipboard (OSC 52), which works over a network too.
  ///
  /// There is no answer: a terminal may not know how, or its user may have forbidden it. False, and
  /// nothing is sent, if the text is too long, or too much waits for the terminal already.
  @discardableResult
  public func copy(_ text: String) -> Bool {
    guard text.utf8.count <= Terminal.copyBytesMax, outgoing.count < Terminal.outgoingBytesMax
    else { return false }
    send("\u{1B}]52;c;\(Terminal.base64(Array(text.utf8)))\u{07}")
    return true
  }

  /// Rings, or does whatever the terminal makes of it.
  public func bell() {
    guard !isBehind else { return }
    send("\u{07}")
  }

  /// Bytes in base 64 (RFC 4648, 4), here to spare the module a foundation.
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { bits, offset in
        bits << 8 | Int(offset < group.count ? group[start + offset] : 0)
      }
      for place in 0..<4 {
        text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
