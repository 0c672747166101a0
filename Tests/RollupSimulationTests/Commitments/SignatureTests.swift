import RollupSimulation
import Support
import Testing

@Suite("Attestations are signed with Ed25519")
struct SignatureTests {
  @Test("the first example of RFC 8032 holds")
  func publishedExample() {
    let key = SigningKey(
      seed: digest(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    #expect(
      key.verifyingKey.bytes.hex
        == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    let firstHalf = digest(
      hex: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")
    let secondHalf = digest(
      hex: "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
    let published = Signature(bytes: firstHalf.bytes + secondHalf.bytes)
    #expect(published.map { key.verifyingKey.verify($0, over: [UInt8]()) } == true)
    #expect(published.map { key.verifyingKey.verify($0, over: [0]) } == false)
  }

  @Test("the signed bytes are those of PROTOCOL 1")
  func message() {
    check("attestations", seed: 41) { choices in
      let attestation = SignatureTests.attestation(choices)
      let kinds: [Attestation.Kind: UInt8] = [
        .inclusion: 0, .execution: 1, .proof: 2, .aggregate: 3,
      ]
      let expected = NaiveProtocol.attestation(
        kind: kinds[attestation.kind] ?? 255, rollup: attestation.rollup,
        height: attestation.height, deadlineMs: attestation.deadline.unsigned,
        digest: attestation.digest.bytes)
      try demandEqual(attestation.message, expected, "\(attestation)")
    }
  }

  @Test("a signature is good for one key and one attestation only")
  func tampering() {
    check("tampering", cases: 40, seed: 42) { choices in
      let key = SigningKey(seed: choices.digest())
      let attestation = SignatureTests.attestation(choices)
      let signature = key.sign(attestation)
      let isAccepted = key.verifyingKey.verify(signature, over: attestation)
      try demand(isAccepted, "its own signature is refused")
      try demandEqual(Signature(bytes: signature.bytes), signature, "bytes")

      var other = attestation
      other.height &+= 1
      try demand(!key.verifyingKey.verify(signature, over: other), "another height")
      let stranger = SigningKey(seed: Merkle.emptyRoot).verifyingKey
      try demand(!stranger.verify(signature, over: attestation), "another key")
      var bytes = signature.bytes
      bytes[choices.int(in: 0...63)] ^= UInt8(1 << choices.int(in: 0...7))
      if let forged = Signature(bytes: bytes) {
        try demand(!key.verifyingKey.verify(forged, over: attestation), "a flipped bit")
      }
    }
  }

  @Test("a signature has 64 bytes")
  func length() {
    #expect(Signature(bytes: [UInt8](repeating: 0, count: 63)) == nil)
    #expect(Signature(bytes: [UInt8](repeating: 0, count: 65)) == nil)
    #expect(Signature(bytes: [UInt8](repeating: 0, count: 64)) != nil)
  }

  static func attestation(_ choices: Choices) -> Attestation {
    Attestation(
      kind: choices.element(of: Attestation.Kind.allCases),
      rollup: UInt32(choices.anyNumber(bits: 32)), height: choices.anyNumber(),
      deadline: choices.instant(), digest: choices.digest())
  }
}
