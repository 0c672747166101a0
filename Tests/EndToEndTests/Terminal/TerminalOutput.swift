import Foundation

/// What a program has written to its terminal, and which modes of the terminal that leaves on.
struct TerminalOutput {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func removeAll() { bytes.removeAll() }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text without control sequences.
  var words: String {
    var result = ""
    for part in text.components(separatedBy: "\u{1B}").enumerated() {
      result += part.offset == 0 ? part.element : Self.afterSequence(part.element)
    }
    return result
  }

  private static func afterSequence(_ text: String) -> String {
    guard text.first == "[" else { return String(text.dropFirst(text.first == "(" ? 2 : 1)) }
    let end = text.unicodeScalars.dropFirst().firstIndex { (0x40...0x7E).contains($0.value) }
    return end.map { String(text.unicodeScalars[$0...].dropFirst()) } ?? ""
  }

  /// Every private mode that was ever set or reset, with what it is now.
  var privateModes: [Int: Bool] {
    var modes: [Int: Bool] = [:]
    for part in text.components(separatedBy: "\u{1B}[?").dropFirst() {
      let parameters = part.prefix { $0.isNumber || $0 == ";" }
      let letter = part.dropFirst(parameters.count).first
      guard letter == "h" || letter == "l" else { continue }
      for number in parameters.split(separator: ";") {
        if let number = Int(number) { modes[number] = letter == "h" }
      }
    }
    return modes
  }

  /// What is still on, or off, that a shell would suffer from; empty if the terminal is sane.
  var leftovers: [String] {
    let modes = privateModes
    var found: [String] = []
    for (number, name) in [
      1049: "alternate screen", 1000: "mouse", 1006: "mouse columns", 2004: "bracketed paste",
    ] where modes[number] == true { found.append(name) }
    for (number, name) in [25: "hidden cursor", 7: "no wrapping"] where modes[number] == false {
      found.append(name)
    }
    if let region = lastRegion, region != "" { found.append("scrolling region \(region)") }
    if let insert = text.range(of: "\u{1B}[4h", options: .backwards),
      text.range(of: "\u{1B}[4l", options: .backwards).map({ $0.lowerBound < insert.lowerBound })
        ?? true
    {
      found.append("insert mode")
    }
    return found.sorted()
  }

  /// Whether any colour was asked for, other than the terminal's own.
  var hasColours: Bool {
    text.components(separatedBy: "\u{1B}[").dropFirst().contains { part in
      let parameters = part.prefix { $0.isNumber || $0 == ";" }
      guard part.dropFirst(parameters.count).first == "m" else { return false }
      return parameters.split(separator: ";").compactMap { Int($0) }
        .contains { (30...38).contains($0) || (40...48).contains($0) }
    }
  }

  /// The parameters of the last scrolling region.
  private var lastRegion: Substring? {
    text.components(separatedBy: "\u{1B}[").dropFirst().compactMap { part -> Substring? in
      let parameters = part.prefix { $0.isNumber || $0 == ";" }
      return part.dropFirst(parameters.count).first == "r" ? parameters : nil
    }.last
  }

  /// What came after the full screen was left.
  var farewell: String {
    guard let end = text.range(of: "\u{1B}[?1049l", options: .backwards) else { return "" }
    return String(text[end.upperBound...])
  }

  /// Whether a full screen was ever entered.
  var hadScreen: Bool { text.contains("\u{1B}[?1049h") }
}
