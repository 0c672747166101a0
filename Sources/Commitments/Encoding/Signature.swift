import Crypto

/// An Ed25519 signature, 64 bytes inline.
///
/// Signatures never enter a hash (PROTOCOL 1): a library may draw one afresh for each signature,
/// and a run must not depend on that.
public struct Signature: Hashable, Sendable {
  private var firstHalf: Digest
  private var secondHalf: Digest

  /// The signature with these bytes; nil unless there are exactly 64.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 2 * Digest.byteCount,
      let firstHalf = Digest(bytes: bytes.prefix(Digest.byteCount)),
      let secondHalf = Digest(bytes: bytes.dropFirst(Digest.byteCount))
    else { return nil }
    self.firstHalf = firstHalf
    self.secondHalf = secondHalf
  }

  /// The 64 bytes in order.
  public var bytes: [UInt8] { firstHalf.bytes + secondHalf.bytes }
}

/// The secret half of a party's Ed25519 key.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// The public half.
  public let verifyingKey: VerifyingKey

  /// The key whose RFC 8032 seed is these 32 bytes; the same seed gives the same key.
  public init(seed: Digest) {
    // Any 32 bytes are a valid seed; a failure would be a defect of the library.
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed.bytes),
      let publicBytes = Digest(bytes: Array(key.publicKey.rawRepresentation))
    else { preconditionFailure("Ed25519 refused a 32-byte seed") }
    self.key = key
    verifyingKey = VerifyingKey(bytes: publicBytes)
  }

  /// Signs the bytes as they are, without hashing them first. Some 15 microseconds.
  public func sign(_ message: [UInt8]) -> Signature {
    guard let raw = try? key.signature(for: message), let signature = Signature(bytes: Array(raw))
    else { preconditionFailure("Ed25519 did not sign") }
    return signature
  }

  /// Signs an attestation's canonical bytes.
  public func sign(_ attestation: Attestation) -> Signature { sign(attestation.message) }
}

/// The public half of a party's Ed25519 key, which names the party.
public struct VerifyingKey: Hashable, Sendable {
  /// The 32 bytes of the key.
  public let bytes: Digest

  /// The key with these bytes, which need not be a point of the curve.
  public init(bytes: Digest) { self.bytes = bytes }

  /// Whether the signature over exactly these bytes is this key's; false for a key that is none.
  public func verify(_ signature: Signature, over message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.bytes) else {
      return false
    }
    return key.isValidSignature(signature.bytes, for: message)
  }

  /// Whether the signature over an attestation is this key's.
  public func verify(_ signature: Signature, over attestation: Attestation) -> Bool {
    verify(signature, over: attestation.message)
  }
}
