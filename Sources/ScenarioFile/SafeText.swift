extension String {
  /// The text with every character escaped that could steer a terminal or deceive the eye, cut
  /// after `limit` characters.
  func madeSafe(limit: Int) -> String {
    var safe = ""
    var count = 0
    for scalar in unicodeScalars {
      if count == limit {
        safe += "…"
        break
      }
      if scalar.isSafeToPrint {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
      count += 1
    }
    return safe
  }

  /// The text in quotation marks as a diagnostic shows it: safe and short.
  var quoted: String { "'\(madeSafe(limit: 60))'" }
}

extension Unicode.Scalar {
  /// Whether the scalar is neither a control, formatting (bidirectional overrides, zero-width
  /// characters), line-breaking, private-use nor unassigned character.
  var isSafeToPrint: Bool {
    // Nearly every character of a file; asking Unicode's tables takes far longer.
    if value < 0x7F { return value >= 0x20 }
    return switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
