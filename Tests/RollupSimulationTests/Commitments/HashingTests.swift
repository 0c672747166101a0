import RollupSimulation
import Support
import Testing

@Suite("Hashing is SHA-256")
struct HashingTests {
  /// FIPS 180-4's examples, and the empty message.
  static let known = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("the engine and the naive model both give the published digests")
  func publishedDigests() {
    for (text, hex) in HashingTests.known {
      var input = HashInput()
      input.append(bytes: Array(text.utf8))
      #expect(input.digest().hex == hex)
      #expect(naiveHex(naiveSHA256(Array(text.utf8))) == hex)
    }
  }

  @Test("the engine agrees with the naive model at every length around the block's edges")
  func everyLength() {
    for length in 0...200 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31 + length) }
      var input = HashInput()
      input.append(bytes: bytes)
      #expect(input.digest().bytes == naiveSHA256(bytes), "\(length) bytes")
      #expect(Merkle.leaf(bytes).bytes == naiveSHA256([0] + bytes), "a leaf of \(length) bytes")
    }
  }

  @Test("integers go in big-endian, digests and bytes as they are")
  func bigEndian() {
    var input = HashInput(tag: .statement)
    input.append(u8: 0xab)
    input.append(u32: 0x0102_0304)
    input.append(u64: 0x1112_1314_1516_1718)
    input.append(RollupID(258))
    input.append(Instant(milliseconds: 0x55aa))
    input.append(bytes: [9, 8])
    let integers: [UInt8] = [
      0x13, 0xab, 1, 2, 3, 4, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18,
      0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0x55, 0xaa, 9, 8,
    ]
    #expect(input.bytes == integers)
    input.append(Merkle.emptyRoot)
    #expect(input.bytes == integers + naiveSHA256([]))
  }
}
