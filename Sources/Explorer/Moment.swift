import RollupSimulation

/// Simulated time as people write it: `15:30`, `0:15:30`.
public enum Moment {
  /// Reads minutes and seconds, or hours, minutes and seconds; `nil` if the text is neither.
  /// Only the first number may have more than two digits or exceed 59.
  public static func read(_ text: String) -> Instant? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var seconds: Int64 = 0
    for (place, part) in parts.enumerated() {
      let digits = place == 0 ? 1...4 : 2...2
      guard digits.contains(part.utf8.count),
        part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(part),
        place == 0 || number < 60
      else { return nil }
      seconds = seconds * 60 + number
    }
    return .genesis + .seconds(seconds)
  }

  /// Writes hours, minutes and seconds; milliseconds are cut off.
  public static func text(_ time: Instant) -> String {
    let seconds = time.milliseconds / 1000
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}
