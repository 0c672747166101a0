/// Cuts a stream of bytes into lines, holding no more than one of them.
struct LineSplitter {
  /// Longest line taken, in bytes: room for a settlement of some 50,000 rollups.
  static let lineBytesMax = 64 << 20
  private var rest: [UInt8] = []

  /// Whether bytes without a line feed are left.
  var hasRest: Bool { !rest.isEmpty }

  /// Calls `body` with every line that the bytes complete, without its line feed.
  mutating func feed<E: Error>(
    _ bytes: ArraySlice<UInt8>, tooLong: E, _ body: (ArraySlice<UInt8>) throws(E) -> Void
  ) throws(E) {
    var bytes = bytes
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
      if rest.isEmpty {
        try body(bytes[..<end])
      } else {
        rest += bytes[..<end]
        let line = rest
        rest.removeAll(keepingCapacity: true)
        try body(line[...])
      }
      bytes = bytes[(end + 1)...]
    }
    if rest.count + bytes.count > Self.lineBytesMax { throw tooLong }
    rest += bytes
  }
}
