/// Damages texts in ways that a reader should survive: bytes, lines, words, numbers, nesting.
///
/// The same seed damages the same text in the same way on every machine.
public struct Mutations {
  private var state: UInt64
  private let words: [[UInt8]]

  /// Draws from `seed`; `words` are what the format's own words may be replaced by.
  public init(seed: UInt64, words: [String]) {
    // Neighbouring seeds must not be neighbours of the generator's own step.
    state = (seed &+ 1) &* 0xd134_2543_de82_ef95
    self.words = (words + Self.numbers + Self.oddities).map { Array($0.utf8) }
  }

  /// At the edges of what fits, and of what a reader may expect.
  private static let numbers = [
    "0", "1", "2", "3", "7", "8", "9", "10", "16", "17", "99", "100", "999", "1000", "1_000",
    "4096",
    "4097", "9999", "10000", "10001", "65536", "1000000", "20000000", "2147483648", "4294967295",
    "4294967296", "1000000000000", "9223372036854775807", "9223372036854775808",
    "18446744073709551615", "18446744073709551616", "-1", "-0", "00", "010", "0x10", "1e3", "1.5",
    ".5", "5.", "0ms", "1ms", "99ms", "100ms", "1s", "5s", "60s", "1min", "5min", "1h", "24h",
    "168h", "169h", "8784h", "99999999h", "1 blocks", "12 blocks", "99999999999999999999 blocks",
    "\"0:00:01\"", "\"99:99\"", "1:30",
  ]

  /// What steers terminals, ends strings, nests, or has another length than it looks.
  private static let oddities = [
    "\u{1B}[2J", "\u{1B}]0;x\u{7}", "\u{9B}31m", "\u{0}", "\u{7F}", "\u{202E}", "\u{200B}",
    "\u{FEFF}", "\u{2028}", "\u{85}", "é", "e\u{301}", "👩‍👩‍👧", "𝟙", "٣", "\u{10FFFF}", "\r",
    "\r\n", "\t", "[", "]", "{", "}", "[[[[[[[[[[[[[[[[", "{a: {a: {a: {a: {a: ", "- - - - - - ",
    "? ",
    ": ",
    "&a", "*a", "!!int", "!<x>", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "|", ">", "\"", "'", "#",
    "\"\\e[2J\"", "\"\\x00\"", "~", "null", "yes", "true", "false", "never", "{}", "[]", "''",
  ]

  /// splitmix64.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in `0 ..< count`; 0 if there is none.
  public mutating func number(below count: Int) -> Int {
    count < 1 ? 0 : Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// One of the texts, damaged: half of the time as a careless person might, so that many stay
  /// readable; otherwise in any way, one to four times. The others are there to be spliced in.
  public mutating func damaged(_ texts: [[UInt8]]) -> [UInt8] {
    var text = texts[number(below: texts.count)]
    if number(below: 2) == 0 {
      for _ in 0..<(1 + number(below: 3)) { change(&text) }
    } else {
      for _ in 0..<(1 + number(below: 4)) { damage(&text, texts) }
    }
    return text
  }

  /// Other digits in front of the same unit, or a line more, less or elsewhere.
  private mutating func change(_ text: inout [UInt8]) {
    if number(below: 5) == 0 { return changeLines(&text, [text]) }
    guard !text.isEmpty else { return }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard let low = text[number(below: text.count)...].firstIndex(where: isDigit) else { return }
    let high = text[low...].firstIndex { !isDigit($0) } ?? text.count
    let count = number(below: 6) == 0 ? Self.numbers.count : 16
    text.replaceSubrange(low..<high, with: Array(Self.numbers[number(below: count)].utf8))
  }

  private mutating func damage(_ text: inout [UInt8], _ others: [[UInt8]]) {
    switch number(below: 16) {
    case 0: flipBit(&text)
    case 1: if !text.isEmpty { text[number(below: text.count)] = UInt8(truncatingIfNeeded: next()) }
    case 2: insert(words[number(below: words.count)], into: &text)
    case 3: text.removeSubrange(range(in: text, upTo: 40))
    case 4: nest(&text)
    case 5: splice(&text, others[number(below: others.count)])
    case 6...9: changeLines(&text, others)
    default: changeWord(&text)
    }
  }

  private mutating func flipBit(_ text: inout [UInt8]) {
    if !text.isEmpty { text[number(below: text.count)] ^= 1 << UInt8(number(below: 8)) }
  }

  private mutating func insert(_ word: [UInt8], into text: inout [UInt8]) {
    text.insert(contentsOf: word, at: number(below: text.count + 1))
  }

  private mutating func range(in text: [UInt8], upTo length: Int) -> Range<Int> {
    let start = number(below: text.count + 1)
    return start..<min(text.count, start + number(below: length + 1))
  }

  private mutating func nest(_ text: inout [UInt8]) {
    let opener = ["[", "{a: ", "- ", "? ", "  "][number(below: 5)]
    let depth = [2, 17, 300, 5_000][number(below: 4)]
    insert(Array(String(repeating: opener, count: depth).utf8), into: &text)
  }

  private mutating func splice(_ text: inout [UInt8], _ other: [UInt8]) {
    let head = text.prefix(number(below: text.count + 1))
    text = Array(head) + other.suffix(number(below: other.count + 1))
  }

  /// Doubles, removes or exchanges lines, or takes one from another text.
  private mutating func changeLines(_ text: inout [UInt8], _ others: [[UInt8]]) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1 else { return }
    let place = number(below: lines.count)
    switch number(below: 4) {
    case 0: lines.insert(lines[place], at: number(below: lines.count))
    case 1: lines.remove(at: place)
    case 2: lines.swapAt(place, number(below: lines.count))
    default:
      let other = others[number(below: others.count)]
        .split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.insert(other[number(below: other.count)], at: place)
    }
    text = Array(lines.joined(separator: [0x0A]))
  }

  /// Replaces one run of letters and digits by a word of the format, a number, or an oddity.
  private mutating func changeWord(_ text: inout [UInt8]) {
    func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard !text.isEmpty else { return }
    let start = number(below: text.count)
    guard let first = text[start...].firstIndex(where: isWord) else { return }
    var low = first
    while low > 0, isWord(text[low - 1]) { low -= 1 }
    let high = text[first...].firstIndex { !isWord($0) } ?? text.count
    // Mostly a number by a number, so that many inputs stay readable.
    let isNumber = (0x30...0x39).contains(text[low])
    let choice =
      isNumber && number(below: 4) > 0
      ? Array(Self.numbers[number(below: Self.numbers.count)].utf8)
      : words[number(below: words.count)]
    text.replaceSubrange(low..<high, with: choice)
  }
}
