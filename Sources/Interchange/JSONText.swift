/// The little JSON that these files need, written on one line and in the order given.
enum JSONText {
  case string(String)
  case number(Int64)
  case strings([String])
  case object([(String, JSONText)])

  /// A whole number.
  static func int(_ number: some BinaryInteger) -> JSONText { .number(Int64(number)) }

  /// The value as RFC 8259 has it.
  var text: String {
    switch self {
    case .string(let text): JSONText.quoted(text)
    case .number(let number): String(number)
    case .strings(let list): "[" + list.map(JSONText.quoted).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { JSONText.quoted($0) + ":" + $1.text }.joined(separator: ",") + "}"
    }
  }

  /// A text between quotation marks; what can't be printed was replaced before.
  static func quoted(_ text: String) -> String {
    // Nearly all texts here are names made of letters and digits.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      return "\"" + text + "\""
    }
    var quoted = "\""
    for scalar in text.printable.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
