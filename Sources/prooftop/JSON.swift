/// A JSON value that is always written the same: keys in the order given, no floating point.
indirect enum JSON {
  case object([(String, JSON)])
  case array([JSON])
  case string(String)
  case integer(Int64)
  case unsigned(UInt64)
  case flag(Bool)
  /// A decimal number with three places, kept as its thousandths, ≥ 0.
  case thousandths(Int)

  /// A whole number.
  static func int(_ n: some BinaryInteger) -> JSON { .integer(Int64(n)) }

  /// The value as text, two spaces a level; objects and arrays without content on one line.
  func text(indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { key, value in
        "\(inner)\(JSON.quoted(key)): \(value.text(indent: indent + 2))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    case .array(let items):
      if items.isEmpty { return "[]" }
      let lines = items.map { inner + $0.text(indent: indent + 2) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .string(let text): return JSON.quoted(text)
    case .integer(let n): return "\(n)"
    case .unsigned(let n): return "\(n)"
    case .flag(let isSet): return isSet ? "true" : "false"
    case .thousandths(let n): return "\(n / 1000).\(String(n % 1000 + 1000).dropFirst())"
    }
  }

  /// RFC 8259: quotation mark, backslash and control characters are escaped, nothing else.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{00}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
