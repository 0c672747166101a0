/// The chain of digests through a trace: each line ends with SHA-256 of the digest before and its
/// own bytes, so that no byte can change unseen.
struct LineChain {
  private var previous = Digest.zero
  /// Bytes of `,"d":"`, 64 digits, `"}`.
  static let tailCount = 6 + 64 + 2

  /// Checks one line, without its line feed.
  mutating func check(_ line: ArraySlice<UInt8>) throws(Breach) {
    guard line.count > Self.tailCount, line.first == UInt8(ascii: "{") else {
      throw Breach(.form, "expected an object that ends with its digest")
    }
    let body = line.dropLast(Self.tailCount)
    let tail = line.suffix(Self.tailCount)
    let digits = tail.dropFirst(6).dropLast(2)
    guard tail.starts(with: ",\"d\":\"".utf8), tail.suffix(2).elementsEqual("\"}".utf8),
      digits.allSatisfy(Self.isLowerHex),
      let declared = Digest(hex: String(decoding: digits, as: UTF8.self))
    else { throw Breach(.form, "expected the member d with 64 digits at the end of the line") }
    var input = HashInput()
    input.append(previous)
    body.withUnsafeBytes { input.append(raw: $0) }
    try demand(declared, is: input.digest(), .lineDigest, "the line's digest")
    previous = declared
  }

  /// One spelling for each digest: else a letter's case could change unseen.
  private static func isLowerHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
