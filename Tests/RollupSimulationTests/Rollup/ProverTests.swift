import Testing

@testable import RollupSimulation

/// Proving by itself: a job comes in; how long it takes, what is thrown away and whether a proof
/// arrives goes out.
@Suite struct ProverTests {
  private let proof = Prover.ChainProof(proof: ProofID(1), checkpoint: 1, block: BlockIndex(4))

  @Test func itIsSlowOnceAndOnlyForTheChain() {
    var prover = Prover(usualTime: .seconds(5))
    #expect(prover.time(intervals: 1) == .seconds(5) && prover.time(intervals: 3) == .seconds(15))
    prover.slowDown(to: .seconds(70))
    #expect(prover.time(intervals: 1) == .seconds(70) && prover.time(intervals: 3) == .seconds(70))
    prover.begin(JobID(0), ofChain: false)
    prover.end()
    #expect(prover.time(intervals: 1) == .seconds(70), "a proof of its own was not the slow one")
    prover.begin(JobID(1), ofChain: true)
    prover.end()
    #expect(prover.time(intervals: 1) == .seconds(5))
  }

  @Test func oneProofIsLostAndNoneAfterIt() {
    var prover = Prover(usualTime: .seconds(5))
    var arrives = [prover.add(proof)]
    prover.loseNextProof()
    for _ in 0..<2 { arrives.append(prover.add(proof)) }
    #expect(arrives == [true, false, true])
    #expect(prover.proofs.count == 3, "it has made all of them")
  }

  @Test func aHaltedProverThrowsAwayItsWorkAndTakesNone() {
    var prover = Prover(usualTime: .seconds(5))
    #expect(prover.isFree)
    var wasted = [prover.halt()]
    #expect(!prover.isFree)
    var healed = [prover.heal(), prover.heal()]
    #expect(prover.isFree)
    prover.begin(JobID(3), ofChain: true)
    #expect(!prover.isFree)
    wasted.append(prover.halt())
    #expect(prover.job == nil && !prover.isFree)
    healed.append(prover.heal())
    prover.begin(JobID(4), ofChain: true)
    wasted += [prover.abandon(), prover.abandon()]
    #expect(prover.isFree && healed == [true, false, true])
    #expect(wasted == [nil, JobID(3), JobID(4), nil])
  }
}
