// Who signs a `B`, and whether its signature holds (PROTOCOL 2 and 6).

extension World {
  /// Signs the statement "`B_i` has this hash" as its maker.
  func attest(root: ProofID, checkpoint i: Int, by a: AggregatorID) -> SignedAttestation {
    let attestation = Attestation(
      kind: .aggregate, rollup: UInt32(a.rawValue), height: UInt64(i), deadline: .genesis,
      digest: proofs[root].cur)
    return SignedAttestation(
      signer: .aggregator(a), attestation: attestation,
      signature: signingKey(of: .aggregator(a)).sign(attestation))
  }

  /// Whether the attestation of `B_i` is its maker's and speaks of that very hash.
  func isAttested(_ root: ProofID, checkpoint i: Int) -> Bool {
    guard rootAttestations.has(i) else { return false }
    let signed = rootAttestations[i]
    return signed.attestation.digest == proofs[root].cur
      && signed.signer == proofs[root].maker
      && signed.holds(under: verifyingKey(of: signed.signer))
  }
}
