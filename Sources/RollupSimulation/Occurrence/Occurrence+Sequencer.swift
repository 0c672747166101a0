extension Occurrence {
  /// What sequencers do: blocks, branches, and what they do not believe.
  public enum Sequencer: Hashable, Sendable {
    case blockMade(RollupID, height: Int, imports: Int, mints: [MessageID], sends: [MessageID])
    /// The block that a sequencer proposed is invalid; it makes another.
    case blockRefused(RollupID, Refusal)
    case checkpointReached(Int)
    /// A rollup does not believe a node proof.
    case importRefused(RollupID, NodeID, checkpoint: Int, Refusal)
    /// What a rollup imported can never settle, or did not in time.
    case importFailed(RollupID, ImportedHash, timedOut: Bool)
    case chainForked(RollupID, from: Int, orphaned: Int)
    /// A branch from below what is final on L1 is no chain: nobody takes it for one.
    case forkRefused(RollupID, from: Int, final: Int)
    case chainReverted(RollupID, to: Int, orphaned: Int, RevertCause)
  }
}

extension Occurrence.Sequencer {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case blockMade, blockRefused, checkpointReached, importRefused, importFailed, chainForked,
      forkRefused, chainReverted
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    typealias Facts = OccurrenceFacts
    switch self {
    case .blockMade(let r, let height, _, let mints, let sends):
      return Facts(
        .sequencer(.blockMade), .chains, weight: mints.isEmpty ? (sends.isEmpty ? 5 : 10) : 20,
        .rollup(r), .block(r, height: height),
        messages: mints.isEmpty && sends.isEmpty
          ? []
          : [MessageChanges(.reached(.minted), mints), MessageChanges(.reached(.sent), sends)],
        completes: .block, moves: .head)
    case .blockRefused(let r, _):
      return Facts(
        .sequencer(.blockRefused), .faults, weight: 70, .rollup(r), completes: .proof)
    case .checkpointReached(let i):
      return Facts(
        .sequencer(.checkpointReached), .chains, weight: 48, completes: .checkpoint,
        sign: .checkpoint(i))
    case .importRefused(let r, let node, let i, _):
      return Facts(
        .sequencer(.importRefused), .faults, weight: 70, .rollup(r),
        run.address(of: node, checkpoint: i))
    case .importFailed(let r, _, _):
      return Facts(
        .sequencer(.importFailed), .faults, weight: 78, .rollup(r), completes: .proof)
    case .chainForked(let r, _, _):
      return Facts(
        .sequencer(.chainForked), .faults, weight: 90, .rollup(r), completes: .proof,
        moves: .chain, isAskedFor: true)
    case .forkRefused(let r, _, _):
      return Facts(
        .sequencer(.forkRefused), .faults, weight: 80, .rollup(r), completes: .proof,
        isAskedFor: true)
    case .chainReverted(let r, _, _, _):
      return Facts(
        .sequencer(.chainReverted), .faults, weight: 85, .rollup(r), completes: .proof,
        moves: .chain)
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    case .blockMade(let r, let height, _, _, _):
      return Outcome(
        .rollup(r), [Int64(height)], run.headHash(of: r), by: .sequencer(r))
    case .blockRefused(let r, let why):
      return Outcome(.rollup(r), [why.number], by: .sequencer(r))
    case .checkpointReached(let i): return Outcome(.number(i), by: nil)
    case .importRefused(let r, let node, let i, let why):
      return Outcome(
        .object(run.address(of: node, checkpoint: i)), [Int64(r.rawValue), why.number],
        by: .sequencer(r))
    case .importFailed(let r, let hash, let isLate):
      return Outcome(.rollup(r), hash.numbers + [isLate ? 1 : 0], by: .l1)
    case .chainForked(let r, let from, let orphaned):
      return Outcome(.rollup(r), [Int64(from), Int64(orphaned)], by: .sequencer(r))
    case .forkRefused(let r, let from, let final):
      return Outcome(.rollup(r), [Int64(from), Int64(final)], by: .sequencer(r))
    case .chainReverted(let r, let to, let orphaned, _):
      return Outcome(.rollup(r), [Int64(to), Int64(orphaned)], by: .sequencer(r))
    }
  }

  var background: OccurrenceBackground {
    switch self {
    case .blockRefused(let r, _):
      OccurrenceBackground(
        causes: [.init(.brokenChain(r))], spent: .occasion, rule: "guards.nonces")
    case .chainReverted(let r, let floor, _, let why):
      Self.background(ofRevert: r, to: floor, why)
    case .chainForked(let r, let floor, _):
      OccurrenceBackground(effect: .shortensChain(r, to: floor))
    case .blockMade, .checkpointReached, .importRefused, .importFailed, .forkRefused:
      OccurrenceBackground()
    }
  }

  private static func background(
    ofRevert r: RollupID, to floor: Int, _ why: RevertCause
  ) -> OccurrenceBackground {
    var background = OccurrenceBackground(
      rule: "l1.lockGrace", effect: .shortensChain(r, to: floor))
    switch why {
    case .otherBranchIncluded: background.causes = [.init(.fork(r))]
    case .importLost:
      background.causes = [.init(.opening(r), isAtOnce: true), .init(.brokenChain(r))]
    case .fork: background.causes = [.init(.brokenChain(r))]
    case .otherBranchCommitted, .importTimedOut, .l1Reorg: return background
    }
    background.spent = .occasion
    return background
  }
}
