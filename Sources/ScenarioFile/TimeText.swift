import RollupSimulation

/// How times are written in scenario files: always with a unit.
enum TimeText {
  /// Why a text is no time.
  enum Failure: Error {
    /// A number without a unit.
    case noUnit
    /// Two numbers with a colon that are not quoted.
    case bareClock
    /// A clock where a length of time is needed.
    case clockForLength
    case malformed
  }

  /// Longest time that can be written; keeps every sum of a few of them far from overflow.
  static let longest = Span.minutes(60 * 24 * 366)

  private static let units: [(name: String, milliseconds: UInt64)] = [
    ("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// Reads `5s`, `350ms`, `1h4min`, `0.5s` or `12 blocks`.
  static func span(_ text: String, blockTime: Span) -> Result<Span, Failure> {
    if text.contains(":") { return .failure(.clockForLength) }
    if NumberText.decimal(text, scale: 1_000_000_000) != nil { return .failure(.noUnit) }
    for word in ["blocks", "block"] where text.hasSuffix(word) {
      let number = text.dropLast(word.count)
      guard number.hasSuffix(" "), let count = NumberText.whole(number.dropLast()),
        count <= UInt64(longest.milliseconds / max(1, blockTime.milliseconds))
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
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
      rest = rest.dropFirst(number.count)
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

  /// Reads a moment: a span since genesis, or a quoted clock `15:57`, `0:15:57`, `0:15:57.500`.
  static func moment(
    _ text: String, isPlain: Bool, blockTime: Span
  ) -> Result<Instant, Failure> {
    guard text.contains(":") else {
      return span(text, blockTime: blockTime).map { .genesis + $0 }
    }
    guard !isPlain else { return .failure(.bareClock) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let seconds = parts[parts.count - 1].split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), seconds.count <= 2,
      let hours = parts.count == 3 ? clockNumber(parts[0], digits: 1...4, below: 8_784) : 0,
      let minutes = clockNumber(parts[parts.count - 2], digits: 1...2, below: 60),
      let wholeSeconds = clockNumber(seconds[0], digits: 2...2, below: 60),
      let millis = seconds.count == 2 ? clockNumber(seconds[1], digits: 3...3, below: 1_000) : 0
    else { return .failure(.malformed) }
    let total = ((hours * 60 + minutes) * 60 + wholeSeconds) * 1_000 + millis
    return .success(Instant(milliseconds: total))
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
  static func text(_ span: Span) -> String {
    var rest = UInt64(span.milliseconds)
    var text = ""
    for unit in units {
      let count = rest / unit.milliseconds
      if count > 0 { text += "\(count)\(unit.name)" }
      rest %= unit.milliseconds
    }
    return text.isEmpty ? "0s" : text
  }
}
