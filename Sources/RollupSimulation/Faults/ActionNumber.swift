/// The number that an action of some kind takes, such as how deep a fork reaches.
public struct ActionNumber: Sendable {
  /// What it is a number of.
  public enum Unit: Hashable, Sendable {
    /// A plain count.
    case count
    /// Milliseconds, written as a length of time.
    case time
  }
  /// What a search draws it from.
  public struct Drawn: Hashable, Sendable {
    /// Mostly one of these.
    public var usual: ClosedRange<Int64>
    /// Once in three times one of these, if there are any.
    public var rare: ClosedRange<Int64>?
    /// Only multiples of this.
    public var step: Int64 = 1
  }

  /// Its key in scenario files.
  public let name: String
  /// What it is a number of.
  public let unit: Unit
  /// What is allowed; every bound is a multiple of the unit.
  public let range: ClosedRange<Int64>
  /// The value that examples show.
  public let example: Int64
  /// What a search draws it from, in a scenario with these settings.
  public let drawn: @Sendable (Settings) -> Drawn

  /// The number as scenario files and the command line write it.
  public func text(_ value: Int64) -> String {
    switch unit {
    case .count: String(value)
    case .time: TimeText.text(.milliseconds(value))
    }
  }

  /// Reads what `text` writes; `nil` if it is no such number or out of range.
  public func read(_ text: String, blockTime: Span) -> Int64? {
    let value: Int64? =
      switch unit {
      case .count: NumberText.signed(text)
      case .time: try? TimeText.span(text, blockTime: blockTime).get().milliseconds
      }
    guard let value, range.contains(value) else { return nil }
    return value
  }

  /// Simpler numbers than `value`, the simplest first.
  public func simpler(than value: Int64) -> [Int64] {
    let candidates =
      switch unit {
      case .count: [1, 2, 3, value / 2, value - 1]
      case .time: [0, value / 60_000 * 60_000, value / 10_000 * 10_000, value / 2_000 * 1_000]
      }
    return candidates.filter { range.contains($0) && $0 < value }
  }
}
