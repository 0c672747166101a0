/// Two statements of one signer that can't both be honest.
public struct Evidence: Hashable, Sendable {
  /// Who signed both.
  public var signer: Party
  /// The signer's public key.
  public var key: VerifyingKey
  /// One statement.
  public var first: Attestation
  /// Its signature.
  public var firstSignature: Signature
  /// The statement that contradicts it.
  public var second: Attestation
  /// Its signature.
  public var secondSignature: Signature

  package init(
    signer: Party, key: VerifyingKey, first: Attestation, firstSignature: Signature,
    second: Attestation, secondSignature: Signature
  ) {
    self.signer = signer
    self.key = key
    self.first = first
    self.firstSignature = firstSignature
    self.second = second
    self.secondSignature = secondSignature
  }

  /// Whether both signatures are the signer's and the statements conflict: one kind, one rollup,
  /// one height, two digests (PROTOCOL 4 and 7.8).
  public var holds: Bool {
    first.kind == second.kind && first.rollup == second.rollup && first.height == second.height
      && first.digest != second.digest
      && key.verify(firstSignature, over: first) && key.verify(secondSignature, over: second)
  }
}
