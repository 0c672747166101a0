import RollupSimulation
import Support
import Testing

@Suite("A digest is 32 bytes")
struct DigestTests {
  @Test("∅ is 32 zero bytes")
  func zero() {
    #expect(Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    #expect(Digest.zero.hex == String(repeating: "0", count: 64))
  }

  @Test("text and bytes are read back as they were written")
  func roundTrip() {
    check("round trip") { choices in
      let bytes = choices.bytes(32)
      let digest = digest(bytes)
      try demandEqual(digest.bytes, bytes, "bytes")
      try demandEqual(digest.hex, naiveHex(bytes), "hex")
      try demandEqual(Digest(hex: digest.hex), digest, "from lower case")
      try demandEqual(Digest(hex: digest.hex.uppercased()), digest, "from upper case")
      let n = choices.int(in: 0...64)
      try demandEqual(digest.prefixHex(n), String(digest.hex.prefix(n)), "prefix of \(n)")
      let word = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      try demandEqual(digest.prefixWord, word, "prefix word")
    }
  }

  @Test("nothing else is read as a digest")
  func refusals() {
    let good = String(repeating: "0a", count: 32)
    #expect(Digest(hex: good) != nil)
    #expect(Digest(hex: "") == nil)
    #expect(Digest(hex: String(good.dropLast())) == nil)
    #expect(Digest(hex: String(good.dropLast(2))) == nil)
    #expect(Digest(hex: good + "00") == nil)
    #expect(Digest(hex: "0x" + good.dropFirst(2)) == nil)
    #expect(Digest(hex: good.dropLast() + "ä") == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }

  @Test("digests are ordered by their bytes, the first one first")
  func order() {
    check("order", cases: 300) { choices in
      let a = choices.bytes(32)
      var b = a
      // Mostly alike, so that every byte gets to decide.
      b[choices.int(in: 0...31)] = UInt8(choices.number(upTo: 255))
      b[choices.int(in: 0...31)] = UInt8(choices.number(upTo: 255))
      try demandEqual(
        digest(a) < digest(b), a.lexicographicallyPrecedes(b), "\(a) < \(b)")
      try demandEqual(digest(a) == digest(b), a == b, "\(a) == \(b)")
    }
  }
}
