extension Occurrence {
  /// What becomes of chain proofs on their way to the tree.
  public enum Prover: Hashable, Sendable {
    case provingStarted(RollupID, checkpoint: Int, JobID)
    /// A chain proof is ready and sent.
    case chainProven(RollupID, checkpoint: Int, ProofID)
    /// The relation does not hold on what the prover was given.
    case chainProofRefused(RollupID, checkpoint: Int, Refusal)
    /// Work that was thrown away, because what it built on is no longer there.
    case jobAbandoned(JobID)
    /// Sent, but it will never arrive.
    case chainProofLost(RollupID, checkpoint: Int)
  }
}

extension Occurrence.Prover {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case provingStarted, chainProven, chainProofRefused, jobAbandoned, chainProofLost
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    func facts(
      _ kind: Kind, weight: Int, _ r: RollupID, _ i: Int, completes: StepUnits = []
    ) -> OccurrenceFacts {
      OccurrenceFacts(
        .prover(kind), .proofs, weight: weight, .chainProof(r, checkpoint: i), .rollup(r),
        completes: completes)
    }
    switch self {
    case .provingStarted(let r, let i, _): return facts(.provingStarted, weight: 12, r, i)
    case .chainProven(let r, let i, _):
      return facts(.chainProven, weight: 40, r, i, completes: .proof)
    case .chainProofRefused(let r, let i, _):
      return facts(.chainProofRefused, weight: 70, r, i, completes: .proof)
    case .jobAbandoned(let job):
      return OccurrenceFacts(
        .prover(.jobAbandoned), .proofs, weight: 30, run.object(of: job))
    case .chainProofLost(let r, let i): return facts(.chainProofLost, weight: 65, r, i)
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    case .provingStarted(let r, let i, _):
      return Outcome(.leaf(r, i), isStep: true, by: .prover(r))
    case .chainProven(let r, let i, let id):
      let proof = run.proof(id)
      return Outcome(
        .leaf(r, i), proof.exports.flatMap(\.numbers), proof.cur, by: .prover(r))
    case .chainProofRefused(let r, let i, let why):
      return Outcome(.leaf(r, i), [why.number], by: .prover(r))
    case .jobAbandoned(let job):
      return Outcome(
        run.object(of: job).map { .object($0) }, isStep: true, by: run.job(job).party)
    case .chainProofLost(let r, let i): return Outcome(.leaf(r, i), by: .prover(r))
    }
  }

  var background: OccurrenceBackground {
    switch self {
    case .chainProofRefused(let r, let i, _):
      OccurrenceBackground(
        causes: [.init(.brokenChain(r))], spent: .occasion, effect: .losesLeaf(r, checkpoint: i))
    case .chainProofLost(let r, let i):
      OccurrenceBackground(
        causes: [.init(.fault(.loseChainProof(r)))], spent: .occasion,
        effect: .losesLeaf(r, checkpoint: i))
    case .provingStarted, .chainProven, .jobAbandoned: OccurrenceBackground()
    }
  }
}
