import RollupSimulation

/// One line of a trace in the making: a JSON object whose members keep the order in which they were
/// added, without a space in it.
///
/// Written byte by byte, because a trace holds millions of digests and a tree of values for each
/// line would cost more than the run.
struct TraceLine {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Begins anew with `{"kind":"…"`.
  mutating func begin(_ kind: StaticString) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    key("kind")
    text(kind)
  }

  /// Adds `"name":`; a value must follow.
  mutating func key(_ name: StaticString) {
    text(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func add(_ name: StaticString, _ number: some BinaryInteger) {
    key(name)
    add(number)
  }

  mutating func add(_ name: StaticString, _ digest: Digest) {
    key(name)
    add(digest)
  }

  mutating func add(_ name: StaticString, string: String) {
    key(name)
    add(string: string)
  }

  mutating func add(_ name: StaticString, _ flag: Bool) {
    key(name)
    separate()
    append(flag ? "true" : "false")
  }

  /// Adds a member whose value is the list of `items`, each written by `write`.
  mutating func add<S: Sequence>(
    _ name: StaticString, each items: S, _ write: (inout TraceLine, S.Element) -> Void
  ) {
    key(name)
    list { line in for item in items { write(&line, item) } }
  }

  /// Adds a list as a value.
  mutating func list(_ write: (inout TraceLine) -> Void) { nest("[", "]", write) }

  /// Adds an object as a value.
  mutating func object(_ write: (inout TraceLine) -> Void) { nest("{", "}", write) }

  mutating func add(_ number: some BinaryInteger) {
    separate()
    append(number)
  }

  mutating func add(_ digest: Digest) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    appendHex(digest)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func add(hex bytes: [UInt8]) {
    separate()
    self.bytes.append(UInt8(ascii: "\""))
    for byte in bytes { appendHex(byte) }
    self.bytes.append(UInt8(ascii: "\""))
  }

  /// Adds text: quotation mark, backslash and control characters are escaped (RFC 8259), the rest
  /// stands as it is.
  mutating func add(string: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        append("\\u00")
        appendHex(byte)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Ends the object by its digest, which chains it to the line before: SHA-256 over that line's
  /// digest and everything of this one so far.
  mutating func end(after previous: Digest) -> Digest {
    var input = HashInput()
    input.append(previous)
    bytes.withUnsafeBytes { input.append(raw: $0) }
    let digest = input.digest()
    append(",\"d\":\"")
    appendHex(digest)
    append("\"}\n")
    return digest
  }

  private mutating func nest(
    _ left: StaticString, _ right: StaticString, _ write: (inout TraceLine) -> Void
  ) {
    separate()
    append(left)
    needsComma = false
    write(&self)
    append(right)
    needsComma = true
  }

  private mutating func text(_ text: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    append(text)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ number: some BinaryInteger) {
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }

  private mutating func appendHex(_ digest: Digest) {
    digest.withUnsafeBytes { for byte in $0 { appendHex(byte) } }
  }

  private mutating func appendHex(_ byte: UInt8) {
    bytes.append(Self.nibble(byte >> 4))
    bytes.append(Self.nibble(byte & 15))
  }

  private static func nibble(_ value: UInt8) -> UInt8 {
    value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
