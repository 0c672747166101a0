extension World {
  /// Keeps a witness if anybody traces.
  @inline(__always)
  mutating func trace(_ witness: @autoclosure () -> Witness) {
    around.trace(witness())
  }

  /// The public half of a signer's Ed25519 key; only sequencers and aggregators have one.
  public func publicKey(of party: Party) -> VerifyingKey { verifyingKey(of: party) }
}
