import RollupSimulation

/// A preimage as text: a row a field, and the command line that recomputes the hash.
public enum PreimageText {
  /// One field.
  public struct Row: Hashable, Sendable {
    /// Its name, with its size if it is a number.
    public var name: String
    /// Its bytes in hexadecimal digits.
    public var hex: String
    /// What it says.
    public var meaning: String
    /// The hash that it is, if it is one.
    public var target: HashTarget?
  }

  /// What the hash is of, such as `R5#183, a block`.
  public static func subject(_ preimage: Preimage, in world: World) -> String {
    Wording.subject(preimage.shape, world)
  }

  /// The fields in order.
  public static func rows(_ preimage: Preimage) -> [Row] {
    preimage.fields.map { field in
      var target: HashTarget?
      if case .hash(let digest, let reference, _) = field.value, digest != .zero {
        target = HashTarget(digest, reference)
      }
      return Row(
        name: Wording.name(of: field), hex: hex(field.bytes),
        meaning: Wording.meaning(of: field, in: preimage.shape), target: target)
    }
  }

  /// A line for any POSIX shell with `sha256sum`: every byte is an octal escape, so that none means
  /// anything to the shell or to `printf`.
  public static func commandLine(_ preimage: Preimage) -> String {
    var text = "printf '"
    for byte in preimage.bytes {
      let digits = String(byte, radix: 8)
      text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return text + "' | sha256sum"
  }

  /// Everything about a preimage as lines of any length, without a screen.
  public static func lines(_ preimage: Preimage, in world: World) -> [String] {
    let rows = rows(preimage)
    let name = rows.map(\.name.count).max() ?? 0
    let hex = rows.map(\.hex.count).max() ?? 0
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: width - text.count)
    }
    return [
      "\(preimage.digest.hex) = SHA-256 of \(Wording.count(preimage.bytes.count, "byte")): "
        + subject(preimage, in: world)
    ] + rows.map { "  \(padded($0.name, name))  \(padded($0.hex, hex))  \($0.meaning)" }
      + [commandLine(preimage)]
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
