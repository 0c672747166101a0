/// How times and lengths of time are read and written, everywhere: in scenario files, on the
/// command line and where people are told of them. A length always has a unit.
public enum TimeText {
  /// Why a text is no time.
  public enum Failure: Error {
    /// A number without a unit.
    case noUnit
    /// Two numbers with a colon that are not quoted.
    case bareClock
    /// A clock where a length of time is needed.
    case clockForLength
    case malformed
  }

  /// Longest time that can be written; keeps every sum of a few of them far from overflow.
  public static let longest = Span.minutes(60 * 24 * 366)

  private static let units: [(name: String, milliseconds: UInt64)] = [
    ("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// Reads `5s`, `350ms`, `1h4min`, `1 h 04 min`, `0.5s` or, where blocks have a length, `12
  /// blocks`.
  public static func span(_ text: String, blockTime: Span? = nil) -> Result<Span, Failure> {
    if text.contains(":") { return .failure(.clockForLength) }
    if NumberText.decimal(text, scale: 1_000_000_000) != nil { return .failure(.noUnit) }
    for word in ["blocks", "block"] where text.hasSuffix(word) {
      let number = text.dropLast(word.count)
      guard number.hasSuffix(" "), let count = NumberText.whole(number.dropLast()),
        let blockTime, count <= UInt64(longest.milliseconds / max(1, blockTime.milliseconds))
      else { return .failure(.malformed) }
      return .success(blockTime * Int64(count))
    }
    return sumOfUnits(text)
  }

  private static func sumOfUnits(_ text: String) -> Result<Span, Failure> {
    var rest = text[...]
    var total: UInt64 = 0
    var nextUnit = 0
    repeat {
      if nextUnit > 0, rest.hasPrefix(" ") { rest = rest.dropFirst() }
      var number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
      rest = rest.dropFirst(number.count)
      // `1 h 04 min`: a leading zero after the first unit.
      if nextUnit > 0, number.count == 2, number.hasPrefix("0") { number = number.dropFirst() }
      if rest.hasPrefix(" ") { rest = rest.dropFirst() }
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(letters.count)
      guard let unit = units[nextUnit...].firstIndex(where: { $0.name == letters }),
        let part = NumberText.decimal(number, scale: units[unit].milliseconds),
        part <= UInt64(longest.milliseconds)
      else { return .failure(.malformed) }
      total += part
      nextUnit = unit + 1
    } while !rest.isEmpty
    guard total <= UInt64(longest.milliseconds) else { return .failure(.malformed) }
    return .success(Span(milliseconds: Int64(total)))
  }

  /// Reads a moment: a span since genesis, or a clock. A plain clock is one that a file has
  /// without quotation marks.
  public static func moment(
    _ text: String, isPlain: Bool = false, blockTime: Span? = nil
  ) -> Result<Instant, Failure> {
    guard text.contains(":") else {
      return span(text, blockTime: blockTime).map { .genesis + $0 }
    }
    if isPlain { return .failure(.bareClock) }
    return clock(text).map { .success($0) } ?? .failure(.malformed)
  }

  /// Reads a clock: `15:57`, `0:15:57`, `0:15:57.500`. Minutes that come first may be more than 59.
  public static func clock(_ text: String) -> Instant? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, (2...3).contains(parts.count) else { return nil }
    let seconds = last.split(separator: ".", omittingEmptySubsequences: false)
    guard seconds.count <= 2,
      let first = clockNumber(parts[0], digits: 1...4, below: parts.count == 3 ? 8_784 : 10_000),
      let minutes = parts.count == 3 ? clockNumber(parts[1], digits: 1...2, below: 60) : first,
      let wholeSeconds = clockNumber(seconds[0], digits: 2...2, below: 60),
      let millis = seconds.count == 2 ? clockNumber(seconds[1], digits: 3...3, below: 1_000) : 0
    else { return nil }
    let hours = parts.count == 3 ? first : 0
    return Instant(milliseconds: ((hours * 60 + minutes) * 60 + wholeSeconds) * 1_000 + millis)
  }

  private static func clockNumber(
    _ text: Substring, digits: ClosedRange<Int>, below limit: Int64
  ) -> Int64? {
    guard digits.contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(text), value < limit
    else { return nil }
    return value
  }

  /// The shortest text that `span(_:blockTime:)` reads back: `1h4min`, `12s500ms`, `0s`.
  public static func text(_ span: Span) -> String {
    var rest = UInt64(span.milliseconds)
    var text = ""
    for unit in units {
      let count = rest / unit.milliseconds
      if count > 0 { text += "\(count)\(unit.name)" }
      rest %= unit.milliseconds
    }
    return text.isEmpty ? "0s" : text
  }

  /// Hours, minutes and seconds, with milliseconds or cut to the second.
  public static func clock(of time: Instant, withMilliseconds: Bool = false) -> String {
    let seconds = time.milliseconds / 1_000
    let text =
      "\(seconds / 3_600):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return withMilliseconds ? text + ".\(padded(time.milliseconds % 1_000, 3))" : text
  }

  /// Minutes and seconds, after the first hour with hours: `15:28`, `1:02:00`.
  public static func shortClock(of time: Instant) -> String {
    let seconds = time.milliseconds / 1_000
    return seconds < 3_600 ? "\(seconds / 60):\(padded(seconds % 60, 2))" : clock(of: time)
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
