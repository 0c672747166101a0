/// As much of JSON as tallies are made of: objects of whole numbers, plain strings and objects.
enum FlatJSON: Hashable {
  /// Digits with an optional sign, kept as written.
  case digits(String)
  case string(String)
  case object([String: FlatJSON])

  /// Levels of objects in objects that are read.
  private static let depthMax = 4

  /// The object that makes up a whole line; `nil` if it is anything else.
  static func object(_ line: Substring) -> [String: FlatJSON]? {
    var rest = Array(line.utf8)[...]
    guard case .object(let value)? = value(&rest, depth: 0) else { return nil }
    skipSpace(&rest)
    return rest.isEmpty ? value : nil
  }

  var number: Int64? { if case .digits(let digits) = self { Int64(digits) } else { nil } }
  var unsigned: UInt64? { if case .digits(let digits) = self { UInt64(digits) } else { nil } }
  var text: String? { if case .string(let text) = self { text } else { nil } }

  private static func skipSpace(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private static func take(_ sign: Character, _ rest: inout ArraySlice<UInt8>) -> Bool {
    skipSpace(&rest)
    guard rest.first == sign.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  private static func value(_ rest: inout ArraySlice<UInt8>, depth: Int) -> FlatJSON? {
    if take("\"", &rest) { return quoted(&rest).map { .string($0) } }
    if take("{", &rest) { return depth < depthMax ? members(&rest, depth: depth) : nil }
    let digits = rest.prefix { $0 == 0x2D || (0x30...0x39).contains($0) }
    guard (1...20).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return .digits(String(decoding: digits, as: UTF8.self))
  }

  /// Up to the closing quotation mark; names need no escapes, so none are read.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
    let bytes = rest.prefix { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }
    rest = rest.dropFirst(bytes.count)
    guard rest.popFirst() == 0x22 else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func members(_ rest: inout ArraySlice<UInt8>, depth: Int) -> FlatJSON? {
    var members: [String: FlatJSON] = [:]
    if take("}", &rest) { return .object(members) }
    repeat {
      guard take("\"", &rest), let key = quoted(&rest), take(":", &rest),
        let value = value(&rest, depth: depth + 1), members[key] == nil
      else { return nil }
      members[key] = value
    } while take(",", &rest)
    return take("}", &rest) ? .object(members) : nil
  }
}
