/// Reads a line's members in the one form that they have: in their order, without spaces, each
/// number, digest and text in its only spelling. So a line that was read is a line as a writer
/// writes it, byte for byte, and two readers of one trace have read the same.
///
/// It mirrors the writer: what follows a member begins with a comma, what begins a list does not.
struct LineReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private var needsComma = false
  /// The member that is being read, for whoever is told that it is wrong.
  private var member: StaticString = "kind"

  /// The bytes of a line from its brace up to, and without, its digest.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  /// Names the member, never the text that was found.
  func failure() -> Breach { Breach(.form, "no record: a wrong value in '\(member)'") }

  // Members.

  /// The next member's name; its value must follow.
  mutating func key(_ name: StaticString) throws(Breach) {
    guard has(name) else {
      throw Breach(.form, "no record: expected the member '\(name)' after '\(member)'")
    }
  }

  /// Whether the next member has this name; if so its value must follow.
  mutating func has(_ name: StaticString) -> Bool {
    var next = at
    if needsComma {
      guard peek(next) == UInt8(ascii: ",") else { return false }
      next += 1
    }
    guard peek(next) == UInt8(ascii: "\""), matches(name, at: next + 1),
      peek(next + 1 + name.utf8CodeUnitCount) == UInt8(ascii: "\""),
      peek(next + 2 + name.utf8CodeUnitCount) == UInt8(ascii: ":")
    else { return false }
    at = next + 3 + name.utf8CodeUnitCount
    needsComma = false
    member = name
    return true
  }

  /// The brace that a line begins with.
  mutating func open() throws(Breach) { try expect("{") }

  /// Whether the value that follows is text.
  var isAtText: Bool {
    peek(needsComma ? at + 1 : at) == UInt8(ascii: "\"")
  }

  /// Reads an object's members by `read`.
  mutating func object<T>(
    _ read: (inout LineReader) throws(Breach) -> T
  ) throws(Breach) -> T { try nest("{", "}", read) }

  /// Reads a list of fixed meaning by `read`.
  mutating func tuple<T>(
    _ read: (inout LineReader) throws(Breach) -> T
  ) throws(Breach) -> T { try nest("[", "]", read) }

  /// A deadline, if anything follows in a list of fixed meaning: later than genesis.
  mutating func deadlineIfAny() throws(Breach) -> Instant? {
    if peek(at) == UInt8(ascii: "]") { return nil }
    let deadline = try time()
    guard deadline > .genesis else { throw failure() }
    return deadline
  }

  /// A list of any length.
  mutating func list<T>(
    _ name: StaticString, _ read: (inout LineReader) throws(Breach) -> T
  ) throws(Breach) -> [T] {
    try key(name)
    return try nest("[", "]") { line throws(Breach) in
      var found: [T] = []
      while line.peek(line.at) != UInt8(ascii: "]") { found.append(try read(&line)) }
      return found
    }
  }

  mutating func list<T: LineValue>(_ name: StaticString) throws(Breach) -> [T] {
    try list(name) { line throws(Breach) in try T(&line) }
  }

  /// A list that stands only if it is not empty.
  mutating func listIfAny<T: LineValue>(_ name: StaticString) throws(Breach) -> [T] {
    guard peeks(name) else { return [] }
    let found: [T] = try list(name)
    if found.isEmpty { throw failure() }
    return found
  }

  mutating func value<T: LineValue>(_ name: StaticString) throws(Breach) -> T {
    try key(name)
    return try T(&self)
  }

  mutating func valueIfAny<T: LineValue>(_ name: StaticString) throws(Breach) -> T? {
    has(name) ? try T(&self) : nil
  }

  /// One of a few words.
  mutating func word<W: RawRepresentable<String>>() throws(Breach) -> W {
    guard let word = W(rawValue: try text()) else { throw failure() }
    return word
  }

  mutating func word<W: RawRepresentable<String>>(_ name: StaticString) throws(Breach) -> W {
    try key(name)
    return try word()
  }

  /// Nothing may follow.
  func end() throws(Breach) {
    if at != bytes.endIndex {
      throw Breach(.form, "no record: something follows the member '\(member)'")
    }
  }

  // Values.

  /// A whole number up to `most`: digits without a zero in front.
  mutating func number(upTo most: UInt64) throws(Breach) -> UInt64 {
    try separate()
    return try digits(upTo: most)
  }

  mutating func u32() throws(Breach) -> UInt32 { UInt32(try number(upTo: UInt64(UInt32.max))) }
  mutating func u64() throws(Breach) -> UInt64 { try number(upTo: .max) }
  mutating func natural() throws(Breach) -> Int { try Natural(&self).value }

  /// A number that may be negative.
  mutating func integer() throws(Breach) -> Int64 {
    try separate()
    guard peek(at) == UInt8(ascii: "-") else {
      return Int64(try digits(upTo: UInt64(Int64.max)))
    }
    at += 1
    let size = try digits(upTo: UInt64(Int64.max) + 1)
    if size == 0 { throw failure() }
    return Int64(truncatingIfNeeded: 0 &- size)
  }

  mutating func flag() throws(Breach) -> Bool {
    try separate()
    for (text, value) in [("true" as StaticString, true), ("false", false)]
    where matches(text, at: at) {
      at += text.utf8CodeUnitCount
      return value
    }
    throw failure()
  }

  /// Digits of bytes, lower case.
  mutating func hex(_ count: Int) throws(Breach) -> [UInt8] {
    try separate()
    guard peek(at) == UInt8(ascii: "\""), at + 2 * count + 1 < bytes.endIndex else {
      throw failure()
    }
    at += 1
    var found: [UInt8] = []
    found.reserveCapacity(count)
    for _ in 0..<count {
      guard let high = Self.nibble(bytes[at]), let low = Self.nibble(bytes[at + 1]) else {
        throw failure()
      }
      found.append(high << 4 | low)
      at += 2
    }
    try expect("\"")
    return found
  }

  /// Text in UTF-8. Quotation mark, backslash and control characters are escaped, and nothing else.
  mutating func text() throws(Breach) -> String {
    try separate()
    try expect("\"")
    var found: [UInt8] = []
    while let byte = peek(at), byte != UInt8(ascii: "\"") {
      at += 1
      if byte == UInt8(ascii: "\\") {
        found.append(try escaped())
      } else if byte < 0x20 {
        throw failure()
      } else {
        found.append(byte)
      }
    }
    try expect("\"")
    guard let text = String(validating: found, as: UTF8.self) else { throw failure() }
    return text
  }

  private mutating func escaped() throws(Breach) -> UInt8 {
    for byte in [UInt8(ascii: "\""), UInt8(ascii: "\\")] where peek(at) == byte {
      at += 1
      return byte
    }
    try expect("u00")
    guard let first = peek(at), let second = peek(at + 1), let high = Self.nibble(first),
      let low = Self.nibble(second), high < 2
    else { throw failure() }
    at += 2
    return high << 4 | low
  }

  // Bytes.

  private mutating func nest<T>(
    _ left: StaticString, _ right: StaticString, _ read: (inout LineReader) throws(Breach) -> T
  ) throws(Breach) -> T {
    try separate()
    try expect(left)
    needsComma = false
    let found = try read(&self)
    try expect(right)
    needsComma = true
    return found
  }

  private mutating func separate() throws(Breach) {
    if needsComma { try expect(",") }
    needsComma = true
  }

  private mutating func expect(_ text: StaticString) throws(Breach) {
    guard matches(text, at: at) else { throw failure() }
    at += text.utf8CodeUnitCount
  }

  private mutating func digits(upTo most: UInt64) throws(Breach) -> UInt64 {
    let start = at
    var found: UInt64 = 0
    while let byte = peek(at), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      let (tens, isOver) = found.multipliedReportingOverflow(by: 10)
      let (sum, isTooMuch) = tens.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
      if isOver || isTooMuch || at > start && found == 0 { throw failure() }
      found = sum
      at += 1
    }
    if at == start || found > most { throw failure() }
    return found
  }

  private func peek(_ place: Int) -> UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private func peeks(_ name: StaticString) -> Bool {
    var copy = self
    return copy.has(name)
  }

  private func matches(_ text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.endIndex else { return false }
    for k in 0..<count where bytes[place + k] != text.utf8Start[k] { return false }
    return true
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// What stands in a line as one value.
protocol LineValue {
  /// Reads it where the reader stands.
  init(_ line: inout LineReader) throws(Breach)
}
