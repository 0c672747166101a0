extension Occurrence {
  /// What contracts on L1 decided; all of it stands in traces.
  public enum Contract: Hashable, Sendable {
    /// The registry took a `B`; these rollups moved, these mints are on L1.
    case registered(checkpoint: Int, L1TransactionID, moved: [RollupID], messages: [MessageID])
    /// One contract took a lone proof.
    case loneSettled(RollupID, L1TransactionID, messages: [MessageID])
    /// L1 keeps a lone proof until others have settled what it imported from them.
    case lonePending(RollupID, L1TransactionID, exports: Int)
    case contractOpened(RollupID)
    case slashed(Party, L1TransactionID, amount: UInt64)
    /// From this epoch on a rollup is a member of the tree, or is none any more.
    case membershipChanged(RollupID, epoch: Int, isMember: Bool)
    /// A contract stores a block of another branch than the tree holds: the `B`s after this
    /// checkpoint can never stand on L1, and the tree goes on from there.
    case rootsLost(after: Int, count: Int, by: RollupID)
    /// L1 took `B`s that the tree had been cut before: it goes on from them.
    case rootsRestored(from: Int, count: Int)
  }
}

extension Occurrence.Contract {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case registered, loneSettled, lonePending, contractOpened, slashed, membershipChanged,
      rootsLost, rootsRestored
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    typealias Facts = OccurrenceFacts
    switch self {
    case .registered(let i, _, let moved, let messages):
      return Facts(
        .contract(.registered), .l1, weight: 75, .root(checkpoint: i), rollups: moved,
        messages: [MessageChanges(.reached(.onL1), messages)], completes: [.proof, .settlement],
        sign: .settlement, moves: .settled)
    case .loneSettled(let r, _, let messages):
      return Facts(
        .contract(.loneSettled), .l1, weight: 75, .rollup(r),
        messages: [MessageChanges(.reached(.onL1), messages)], completes: [.proof, .settlement],
        sign: .settlement, moves: .settled)
    case .lonePending(let r, _, _):
      return Facts(
        .contract(.lonePending), .l1, weight: 66, .rollup(r), completes: [.proof, .settlement])
    case .contractOpened(let r):
      return Facts(
        .contract(.contractOpened), .l1, weight: 70, .rollup(r), completes: .proof,
        moves: .settled)
    case .slashed(let party, _, _):
      return Facts(
        .contract(.slashed), .l1, weight: 85, party.object, completes: .proof, moves: .l1)
    case .membershipChanged(let r, _, _):
      return Facts(
        .contract(.membershipChanged), .l1, weight: 78, .rollup(r), completes: .proof,
        moves: .settled)
    case .rootsLost(let k, _, let r):
      return Facts(
        .contract(.rootsLost), .faults, weight: 92, .rollup(r), .root(checkpoint: k + 1),
        completes: [.proof, .settlement], moves: [.settled, .health])
    case .rootsRestored(let i, _):
      return Facts(
        .contract(.rootsRestored), .faults, weight: 88, .root(checkpoint: i),
        completes: [.proof, .settlement], moves: [.settled, .health])
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    case .registered(let i, _, let moved, let messages):
      return Outcome(.root(i), [Int64(moved.count), Int64(messages.count)], by: .l1)
    case .loneSettled(let r, _, let messages):
      return Outcome(.rollup(r), [Int64(messages.count)], by: .l1)
    case .lonePending(let r, _, let exports):
      return Outcome(.rollup(r), [Int64(exports)], by: .l1)
    case .contractOpened(let r): return Outcome(.rollup(r), by: .l1)
    case .slashed(let party, _, let amount):
      return Outcome(.of(party), [Int64(clamping: amount)], by: .l1)
    case .membershipChanged(let r, let epoch, let isMember):
      return Outcome(.rollup(r), [Int64(epoch), isMember ? 1 : 0], by: .l1)
    case .rootsLost(let k, let count, let r):
      return Outcome(.rollup(r), [Int64(k), Int64(count)], by: .l1)
    case .rootsRestored(let i, let count): return Outcome(.root(i), [Int64(count)], by: .l1)
    }
  }

  var background: OccurrenceBackground {
    switch self {
    case .contractOpened: OccurrenceBackground(causes: [.init(.crash(nil))], spent: .lock)
    case .slashed(.sequencer(let r), _, _):
      OccurrenceBackground(
        causes: [.init(.fork(r))], spent: .slot, rule: "l1.sequencerStake")
    case .slashed: OccurrenceBackground(rule: "l1.sequencerStake")
    case .rootsLost(_, _, let r):
      OccurrenceBackground(
        causes: [.init(.fork(r)), .init(.opening(r))], spent: .slot, rule: "l1.lockGrace")
    case .registered, .loneSettled, .lonePending, .membershipChanged, .rootsRestored:
      OccurrenceBackground()
    }
  }
}
