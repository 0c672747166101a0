import SettlementLayer
import Testing

/// Two statements about one height, signed by one party.
func doubleSigned(
  by signer: Party, _ keys: PartyKeys, _ change: (inout Evidence) -> Void = { _ in }
) -> Evidence {
  let key = keys.signingKey(of: signer)
  let first = Attestation(
    kind: .execution, rollup: 0, height: 4, deadline: .genesis, digest: Headers.hash(0, .genesis))
  var second = first
  second.digest = Headers.hash(1, .genesis)
  var evidence = Evidence(
    signer: signer, key: key.verifyingKey, first: first, firstSignature: key.sign(first),
    second: second, secondSignature: key.sign(second))
  change(&evidence)
  return evidence
}

/// PROTOCOL 4: who signed two statements that can't both be honest loses the stake, nobody else.
@Suite struct SlashingTests {
  @Test func aStakeIsTakenWholeAndOnce() {
    var bench = Bench { $0.sequencerStake = 700 }
    for _ in 0..<2 { _ = bench.send(.slash(doubleSigned(by: .sequencer(1), bench.keys))) }
    bench.slot()
    #expect(Array(bench.l1.sequencerStakes) == [700, 0, 700] && bench.l1.slashed == 700)
    #expect(Array(bench.l1.aggregatorStakes) == [32_000, 32_000])
    let amounts = bench.outputs.compactMap { output -> UInt64? in
      if case .slashed(.sequencer(1), let amount) = output { amount } else { nil }
    }
    #expect(amounts == [700, 0])
    _ = bench.send(.slash(doubleSigned(by: .aggregator(0), bench.keys)))
    bench.slot()
    #expect(Array(bench.l1.aggregatorStakes) == [0, 32_000] && bench.l1.slashed == 32_700)
  }

  @Test func whatIsNoConflictTakesNothing() {
    var bench = Bench()
    let stranger = PartyKeys(seed: 8).signingKey(of: .sequencer(0))
    let mine = bench.keys.signingKey(of: .sequencer(0))
    let cases: [(String, (inout Evidence) -> Void)] = [
      ("one statement twice", { ($0.second, $0.secondSignature) = ($0.first, $0.firstSignature) }),
      (
        "another height",
        {
          $0.second.height += 1
          $0.secondSignature = mine.sign($0.second)
        }
      ),
      (
        "another kind",
        {
          $0.second.kind = .proof
          $0.secondSignature = mine.sign($0.second)
        }
      ),
      (
        "another rollup",
        {
          $0.second.rollup = 2
          $0.secondSignature = mine.sign($0.second)
        }
      ),
      ("a signature moved", { $0.secondSignature = $0.firstSignature }),
      ("altered after signing", { $0.second.digest = .zero }),
      ("another's name", { $0.signer = .sequencer(1) }),
      ("another role", { $0.signer = .aggregator(0) }),
      ("nobody with a stake", { $0.signer = .prover(0) }),
      (
        "a key of one's own making",
        {
          $0.key = stranger.verifyingKey
          $0.firstSignature = stranger.sign($0.first)
          $0.secondSignature = stranger.sign($0.second)
        }
      ),
    ]
    for (name, change) in cases {
      let id = bench.send(.slash(doubleSigned(by: .sequencer(0), bench.keys, change)))
      bench.slot()
      #expect(bench.refusal(of: id) == .noConflict, "\(name)")
    }
    #expect(bench.l1.slashed == 0 && bench.l1.sequencerStakes.allSatisfy { $0 == 32_000 })
  }
}
