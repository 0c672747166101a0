extension Occurrence {
  /// Proofs for L1, or for the contract in an L2's state, until they are there.
  public enum Settlement: Hashable, Sendable {
    case settlementStarted(SettlementStatement.Kind, checkpoint: Int, JobID)
    case settlementRefused(SettlementStatement.Kind, checkpoint: Int, Refusal)
    case exitRequested(RollupID)
    case loneStarted(RollupID, JobID)
    /// A proof of one rollup alone is ready and sent.
    case loneProven(RollupID, ProofID)
    case loneRefused(RollupID, Refusal)
    /// The contract in an L2's state has taken proofs of these L3s.
    case layer3Verified([RollupID], on: RollupID, height: Int)
  }
}

extension Occurrence.Settlement {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case settlementStarted, settlementRefused, exitRequested, loneStarted, loneProven, loneRefused,
      layer3Verified
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    typealias Facts = OccurrenceFacts
    switch self {
    case .settlementStarted(_, let i, _):
      return Facts(.settlement(.settlementStarted), .l1, weight: 25, .root(checkpoint: i))
    case .settlementRefused(_, let i, _):
      return Facts(
        .settlement(.settlementRefused), .l1, weight: 70, .root(checkpoint: i),
        completes: .proof)
    case .exitRequested(let r):
      return Facts(
        .settlement(.exitRequested), .faults, weight: 68, .rollup(r), completes: .proof,
        sign: .act, isAskedFor: true)
    case .loneStarted(let r, _):
      return Facts(.settlement(.loneStarted), .l1, weight: 25, .rollup(r))
    case .loneProven(let r, _):
      return Facts(
        .settlement(.loneProven), .l1, weight: 40, .rollup(r), completes: .proof)
    case .loneRefused(let r, _):
      return Facts(
        .settlement(.loneRefused), .l1, weight: 70, .rollup(r), completes: .proof)
    case .layer3Verified(let verified, let l2, let height):
      return Facts(
        .settlement(.layer3Verified), .l1, weight: 57, .rollup(l2), .block(l2, height: height),
        rollups: verified, completes: [.proof, .settlement])
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    case .settlementStarted(let kind, let i, let job):
      return Outcome(
        .root(i), [kind == .expansion ? 0 : 1], isStep: true, by: run.job(job).party)
    case .settlementRefused(_, let i, let why):
      return Outcome(.root(i), [why.number], by: nil)
    case .exitRequested(let r): return Outcome(.action(.exit(r)), by: .prover(r))
    case .loneStarted(let r, _): return Outcome(.rollup(r), isStep: true, by: .prover(r))
    case .loneProven(let r, let id):
      let proof = run.proof(id)
      return Outcome(
        .rollup(r), proof.exports.flatMap(\.numbers), proof.cur, isStep: true, by: .prover(r))
    case .loneRefused(let r, let why): return Outcome(.rollup(r), [why.number], by: .prover(r))
    case .layer3Verified(let verified, let l2, _):
      return Outcome(.rollup(l2), verified.map { Int64($0.rawValue) }, by: .sequencer(l2))
    }
  }

  var background: OccurrenceBackground {
    switch self {
    case .exitRequested: OccurrenceBackground(causes: [.init(.crash(nil))], spent: .exitAfter)
    case .settlementStarted, .settlementRefused, .loneStarted, .loneProven, .loneRefused,
      .layer3Verified:
      OccurrenceBackground()
    }
  }
}
