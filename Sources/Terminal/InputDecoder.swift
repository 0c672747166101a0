/// Turns the bytes of a terminal into keys, mouse events and pastes; knows no terminal itself.
///
/// Keys are read past ncurses: its decoder knows neither pastes nor mouse columns beyond 222, and
/// this one can be tested byte by byte. It accepts the sequences of xterm, VT220, rxvt and the
/// Linux console at once. Unknown sequences are dropped whole, so that none turns into commands.
struct InputDecoder {
  /// Longest control sequence worth waiting for, in bytes.
  static let sequenceBytesMax = 64
  /// Longest paste kept, in bytes; what goes beyond it is dropped.
  static let pasteBytesMax = 1 << 20

  var bytes: [UInt8] = []
  private var pasted: [UInt8]?
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Whether bytes wait for others to become an input, as a lone escape does.
  var isHalfWay: Bool { !bytes.isEmpty && pasted == nil }

  mutating func feed(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// The next whole input, or nil if more bytes are needed.
  ///
  /// With `isFinal`, no more bytes are coming for now: what waits is taken as it stands.
  mutating func next(isFinal: Bool = false) -> Input? {
    while true {
      if pasted != nil { return nextPaste() }
      guard let first = bytes.first else { return nil }
      let step = first == 0x1B ? escape(isFinal) : plain(first, isFinal)
      switch step {
      case .input(let input, let count):
        bytes.removeFirst(count)
        return input
      case .drop(let count):
        bytes.removeFirst(count)
      case .paste(let count):
        bytes.removeFirst(count)
        pasted = []
      case .wait:
        return nil
      }
    }
  }

  /// What the waiting bytes start with, and how many of them it takes.
  enum Step {
    case input(Input, Int)
    case drop(Int)
    case paste(Int)
    case wait
  }

  private func plain(_ first: UInt8, _ isFinal: Bool) -> Step {
    switch first {
    case 0x0D, 0x0A: return .input(.key(.enter), 1)
    case 0x09: return .input(.key(.tab), 1)
    case 0x7F, 0x08: return .input(.key(.backspace), 1)
    case 0x00: return .input(.key(.ctrl(" ")), 1)
    case 0x01...0x1A: return .input(.key(.ctrl(Unicode.Scalar(first + 0x60))), 1)
    case 0x1C...0x1F: return .input(.key(.ctrl(Unicode.Scalar(first + 0x40))), 1)
    case 0x20..<0x7F: return .input(.key(.character(Unicode.Scalar(first))), 1)
    default: return scalar(first, isFinal)
    }
  }

  /// A scalar of more than one byte in UTF-8; a broken one counts as one unknown character.
  private func scalar(_ first: UInt8, _ isFinal: Bool) -> Step {
    let broken = Step.input(.key(.character("\u{FFFD}")), 1)
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return broken
    }
    let present = bytes.prefix(length)
    guard present.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return broken }
    guard present.count == length else { return isFinal ? broken : .wait }
    let scalars = String(decoding: present, as: UTF8.self).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1, scalar != "\u{FFFD}" else {
      return broken
    }
    return .input(.key(.character(scalar)), length)
  }

  /// Collects a paste up to its end mark, however many reads that takes.
  private mutating func nextPaste() -> Input? {
    let mark = InputDecoder.pasteEnd
    var length = 0
    while length + mark.count <= bytes.count {
      if bytes[length] == mark[0] && bytes[length..<length + mark.count].elementsEqual(mark) {
        keep(length)
        bytes.removeFirst(length + mark.count)
        // Terminals send line ends as the Return key would.
        let text = String(decoding: pasted ?? [], as: UTF8.self)
        pasted = nil
        let lines = text.unicodeScalars.split(
          omittingEmptySubsequences: false, whereSeparator: { $0 == "\r" })
        return .paste(InputDecoder.joined(lines))
      }
      length += 1
    }
    keep(length)
    bytes.removeFirst(length)
    return nil
  }

  /// Lines separated by a line feed, not doubling one that follows a carriage return.
  private static func joined(_ lines: [Substring.UnicodeScalarView]) -> String {
    var text = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 && line.first != "\n" { text.append("\n") }
      text.append(contentsOf: line)
    }
    return String(text)
  }

  private mutating func keep(_ count: Int) {
    let room = InputDecoder.pasteBytesMax - (pasted?.count ?? 0)
    pasted?.append(contentsOf: bytes.prefix(min(count, room)))
  }
}
