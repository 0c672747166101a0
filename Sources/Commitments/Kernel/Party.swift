/// Someone who can act, and on whom something can wait.
public enum Party: Hashable, Sendable {
  case sequencer(RollupID)
  case prover(RollupID)
  case aggregator(AggregatorID)
  case l1
  case network
  /// Whoever sits at the keyboard.
  case person
}

/// The keys of a run's parties, drawn from its seed. They are made when somebody needs one: those
/// of ten thousand sequencers would cost more than many a run.
package struct PartyKeys: Hashable, Sendable {
  private let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// The key of a signer; Ed25519 signatures are deterministic, so what it signed is computed when
  /// somebody needs it.
  package func signingKey(of party: Party) -> SigningKey {
    var input = HashInput()
    input.append(bytes: Array("prooftop signing key".utf8))
    input.append(u64: seed)
    switch party {
    case .sequencer(let r):
      input.append(u8: 0)
      input.append(r)
    case .aggregator(let a):
      input.append(u8: 1)
      input.append(u32: UInt32(a.rawValue))
    case .prover, .l1, .network, .person:
      preconditionFailure("only sequencers and aggregators sign")
    }
    return SigningKey(seed: input.digest())
  }

  /// The half of it that everybody knows.
  package func verifyingKey(of party: Party) -> VerifyingKey { signingKey(of: party).verifyingKey }
}
