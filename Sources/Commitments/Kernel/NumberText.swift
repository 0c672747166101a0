/// How whole numbers and decimals are written, in scenario files and on the command line.
public enum NumberText {
  /// Reads digits, with `_` allowed between them, no sign and no leading zero; `nil` if the text is
  /// anything else or does not fit.
  ///
  /// Leading zeros and `0x` are left out because YAML 1.1 reads `010` as 8.
  public static func whole(_ text: some StringProtocol) -> UInt64? {
    guard let first = text.utf8.first, first != 0x5F, !text.hasSuffix("_"),
      first != 0x30 || text.utf8.count == 1
    else { return nil }
    var value: UInt64 = 0
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      if byte == 0x5F {
        if previous == 0x5F { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(byte - 0x30))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// Reads `whole` with an optional `-`.
  public static func signed(_ text: some StringProtocol) -> Int64? {
    guard text.hasPrefix("-") else { return whole(text).flatMap { Int64(exactly: $0) } }
    guard let magnitude = whole(text.dropFirst()), magnitude <= UInt64(Int64.max) else {
      return nil
    }
    return -Int64(magnitude)
  }

  /// Reads a decimal such as `32` or `0.5` as a multiple of `1/scale`; `nil` if it is none exactly.
  /// `scale` is a power of ten times any whole number, such as 1,000 or 60,000.
  public static func decimal(_ text: some StringProtocol, scale: UInt64) -> UInt64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = whole(parts[0]) else { return nil }
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    guard parts.count == 2 else { return scaled }
    let digits = parts[1].utf8
    guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let numerator = digits.reduce(0 as UInt64) { $0 * 10 + UInt64($1 - 0x30) }
    let denominator = digits.reduce(1 as UInt64) { product, _ in product * 10 }
    let (fraction, tooLarge) = numerator.multipliedReportingOverflow(by: scale)
    guard !tooLarge, fraction % denominator == 0 else { return nil }
    let (sum, carry) = scaled.addingReportingOverflow(fraction / denominator)
    return carry ? nil : sum
  }
}
