/// A statement with its signer's Ed25519 signature: an aggregator's word for a `B`, which would be
/// half of the evidence against it if it ever signed another (PROTOCOL 2 and 6).
public struct SignedAttestation: Hashable, Sendable {
  /// Who signed.
  public let signer: Party
  /// What was signed.
  public let attestation: Attestation
  /// The signature.
  public let signature: Signature

  /// Whether the signature is the one of `key` over the statement. One Ed25519 verification.
  public func holds(under key: VerifyingKey) -> Bool {
    key.verify(signature, over: attestation)
  }
}
