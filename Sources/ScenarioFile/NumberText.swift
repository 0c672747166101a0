import RollupSimulation

// How sizes and stakes are written in scenario files.

extension NumberText {
  /// Writes thousandths as a decimal that `decimal(_:scale:)` reads back.
  static func thousandths(_ value: UInt64) -> String {
    let fraction = String(1_000 + value % 1_000).dropFirst()
    var text = "\(value / 1_000).\(fraction)"
    while text.hasSuffix("0") && !text.hasSuffix(".0") { text.removeLast() }
    return text
  }

  /// Reads a size with its unit: `1200 B`, `1.2kB` (1,000 bytes), `4KiB`.
  static func bytes(_ text: String) -> UInt64? {
    for (unit, scale) in [("KiB", 1_024), ("kB", 1_000), ("MB", 1_000_000), ("B", 1)] {
      guard text.hasSuffix(unit) else { continue }
      let number = text.dropLast(unit.count)
      return decimal(number.hasSuffix(" ") ? number.dropLast() : number, scale: UInt64(scale))
    }
    return nil
  }
}

extension BinaryInteger {
  /// The number with commas between thousands, for people.
  var grouped: String {
    var digits = Array(String(magnitude))
    for i in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: i) }
    return (self < 0 ? "-" : "") + String(digits)
  }
}
