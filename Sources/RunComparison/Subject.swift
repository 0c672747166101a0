import RollupSimulation

/// What an occurrence is about, named so that the same thing has the same name in both runs:
/// numbers that are given in the order of making, such as those of messages, differ between runs.
public enum Subject: Hashable, Sendable {
  /// A rollup, a proof at a checkpoint, an aggregator, an L1 block.
  case object(Address)
  /// The message with this nonce from one rollup to another.
  case message(from: RollupID, to: RollupID, nonce: UInt64)
  /// What was done by hand or by the scenario.
  case action(Action)
  /// An epoch, or a property of the protocol, by its number.
  case number(Int)
  /// Nothing smaller than the world.
  case world
}

/// What kind of occurrence is compared: those of the engine, and the tracks of single messages.
public enum ComparedKind: UInt8, CaseIterable, Hashable, Sendable {
  case sent, minted, sendReverted, mintUndone, sendRestored, mintRestored
  case blockMade, blockRefused, checkpointReached
  case provingStarted, chainProven, chainProofRefused, jobAbandoned, chainProofLost
  case leafIncluded, leafCarried, leafRefused
  case foldStarted, nodeProven, nodeRefused, foldLost, junkFolded, nodeAccepted, importRefused
  case covered
  case aggregatorCrashed, aggregatorRestarted, takeover, epochBegan
  case settlementStarted, settlementRefused, loneStarted, loneRefused
  case l1Sent, l1BlockMade, l1Refused, registered, loneSettled, l1Final, contractOpened, slashed
  case lonePending, l1Openable, l1Reorganised, importFailed, layer3Verified, membershipChanged
  case faultInjected, healed, exitRequested, chainForked, chainReverted, invariantBroken

  /// Whether it only leads from one outcome to the next, so that a difference in it is told by the
  /// outcome.
  public var isStep: Bool {
    switch self {
    case .provingStarted, .jobAbandoned, .leafIncluded, .foldStarted, .nodeAccepted,
      .settlementStarted, .loneStarted, .l1Sent, .l1BlockMade, .l1Openable:
      true
    default: false
    }
  }

  /// Whether it is about one message.
  public var isOfMessage: Bool { rawValue <= ComparedKind.mintRestored.rawValue }
}

/// What is aligned: the n-th item with a key in one run belongs to the n-th in the other.
struct Key: Hashable {
  var kind: ComparedKind
  var subject: Subject
}
