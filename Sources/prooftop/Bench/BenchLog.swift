import Screen

/// What a benchmark says while it runs, and the figures that it comes to.
final class BenchLog {
  /// The figures so far.
  private(set) var figures: [Figure: Double] = [:]
  /// Whether only the figures are wanted.
  private let isQuiet: Bool
  /// Whether to leave out what takes long.
  let isQuick: Bool
  /// One SHA-256 of 64 bytes, in nanoseconds, as last measured.
  private(set) var hash: Double

  init(isQuiet: Bool, isQuick: Bool) {
    self.isQuiet = isQuiet
    self.isQuick = isQuick
    let costs = HashCosts.measured()
    hash = costs.ofSixtyFourBytes
    costs.write(to: self)
  }

  /// What else the machine does changes what a hash costs: before each part it is measured again.
  func measureHash() { hash = HashCosts.measured().ofSixtyFourBytes }

  /// Notes a figure that is counted in hashes.
  func add(_ figure: Figure, nanoseconds: Double) { add(figure, nanoseconds / hash) }

  /// Notes a figure in its own unit; of several, the largest stays.
  func add(_ figure: Figure, _ value: Double) {
    figures[figure] = max(figures[figure] ?? value, value)
  }

  /// A heading before rows.
  func heading(_ text: String) { say("\n\(text)") }

  /// A measurement without a target of its own.
  func note(_ name: String, _ measured: String) {
    say("  \(Text.padded(name, to: 36))\(measured)")
  }

  /// A measurement that should be at most `target`, both in one unit.
  func most(_ name: String, _ measured: Double, _ target: Double, _ unit: String) {
    let verdict = measured <= target ? "within" : "\(Decimals.text(measured / target)) × over"
    say(
      "  \(Text.padded(name, to: 36))\(Text.padded("\(Decimals.text(measured)) \(unit)", to: 20))"
        + "\(Text.padded("at most \(Decimals.text(target)) \(unit)", to: 26))\(verdict)")
  }

  private func say(_ line: String) {
    if !isQuiet { printLine(line) }
  }
}

/// Numbers as a benchmark writes them.
enum Decimals {
  /// A number with as many decimals as its size deserves, thousands apart.
  static func text(_ value: Double) -> String {
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
    let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100
    let scaled = Int((value * Double(scale)).rounded())
    if decimals == 0 { return grouped(scaled) }
    let fraction = "\(scaled % scale)"
    return "\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.utf8.count))"
      + fraction
  }

  private static func grouped(_ n: Int) -> String {
    n < 1_000 ? "\(n)" : "\(grouped(n / 1_000)),\("\(n % 1_000 + 1_000)".dropFirst())"
  }
}
