/// What kind of thing happened: an ``Occurrence`` without its particulars, under a name that
/// conditions and files may rely on.
public enum OccurrenceKind: UInt8, CaseIterable, Hashable, Sendable {
  case blockMade, blockRefused, checkpointReached, provingStarted, chainProven,
    chainProofRefused, jobAbandoned, chainProofLost, leafIncluded, leafCarried, leafRefused,
    foldStarted, nodeProven, nodeRefused, foldLost, junkFolded, nodeAccepted, importRefused,
    covered, heartbeat, aggregatorCrashed, aggregatorRestarted, takeover, epochBegan,
    settlementStarted, settlementRefused, loneStarted, loneRefused, l1Sent, l1BlockMade,
    l1Refused, registered, loneSettled, l1Final, contractOpened, slashed, faultInjected,
    healed, exitRequested, chainForked, chainReverted, messagesReverted, messagesRestored,
    invariantBroken, lonePending, l1Openable, l1Reorganised, importFailed, layer3Verified,
    membershipChanged

  /// The kind of an occurrence.
  public init(_ occurrence: Occurrence) {
    self =
      switch occurrence {
      case .blockMade: .blockMade
      case .blockRefused: .blockRefused
      case .checkpointReached: .checkpointReached
      case .provingStarted: .provingStarted
      case .chainProven: .chainProven
      case .chainProofRefused: .chainProofRefused
      case .jobAbandoned: .jobAbandoned
      case .chainProofLost: .chainProofLost
      case .leafIncluded: .leafIncluded
      case .leafCarried: .leafCarried
      case .leafRefused: .leafRefused
      case .foldStarted: .foldStarted
      case .nodeProven: .nodeProven
      case .nodeRefused: .nodeRefused
      case .foldLost: .foldLost
      case .junkFolded: .junkFolded
      case .nodeAccepted: .nodeAccepted
      case .importRefused: .importRefused
      case .covered: .covered
      case .heartbeat: .heartbeat
      case .aggregatorCrashed: .aggregatorCrashed
      case .aggregatorRestarted: .aggregatorRestarted
      case .takeover: .takeover
      case .epochBegan: .epochBegan
      case .settlementStarted: .settlementStarted
      case .settlementRefused: .settlementRefused
      case .loneStarted: .loneStarted
      case .loneRefused: .loneRefused
      case .l1Sent: .l1Sent
      case .l1BlockMade: .l1BlockMade
      case .l1Refused: .l1Refused
      case .registered: .registered
      case .loneSettled: .loneSettled
      case .l1Final: .l1Final
      case .contractOpened: .contractOpened
      case .slashed: .slashed
      case .faultInjected: .faultInjected
      case .healed: .healed
      case .exitRequested: .exitRequested
      case .chainForked: .chainForked
      case .chainReverted: .chainReverted
      case .messagesReverted: .messagesReverted
      case .messagesRestored: .messagesRestored
      case .invariantBroken: .invariantBroken
      case .lonePending: .lonePending
      case .l1Openable: .l1Openable
      case .l1Reorganised: .l1Reorganised
      case .importFailed: .importFailed
      case .layer3Verified: .layer3Verified
      case .membershipChanged: .membershipChanged
      }
  }

  /// The stable name, such as `leafCarried`.
  public var name: String { "\(self)" }

  /// The kind with a name; `nil` if none has it.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}
