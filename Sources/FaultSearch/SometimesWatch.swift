import RollupSimulation

/// Reads off what happens in a run which `Sometimes` properties it reached.
struct SometimesWatch {
  private(set) var reached = SometimesSet()
  private var unminted: Set<MessageID> = []

  /// To be called after every event of a listening world.
  mutating func look(at world: World) {
    for record in world.records { look(record.occurrence, world) }
  }

  private mutating func look(_ occurrence: Occurrence, _ world: World) {
    switch occurrence {
    case .heartbeat, .l1BlockMade, .checkpointReached, .foldStarted: return
    case .blockMade(_, _, _, let mints, _):
      if !unminted.isEmpty, !unminted.isDisjoint(with: mints) { see(.mintedAgainAfterRevert) }
    case .takeover, .aggregatorRestarted, .aggregatorCrashed, .foldLost, .junkFolded,
      .nodeProven, .nodeRefused, .importRefused:
      lookAtTree(occurrence, world)
    case .leafIncluded, .leafCarried, .leafRefused, .chainProofRefused, .chainProofLost:
      lookAtLeaf(occurrence, world)
    case .registered, .loneSettled, .loneRefused, .l1Refused, .contractOpened, .slashed, .l1Final,
      .lonePending, .l1Openable, .l1Reorganised, .layer3Verified, .membershipChanged:
      lookAtL1(occurrence, world)
    case .blockRefused, .chainForked, .chainReverted, .messagesReverted: lookAtChain(occurrence)
    default: return
    }
  }

  private mutating func see(_ property: Sometimes) { reached.insert(property) }

  private mutating func lookAtTree(_ occurrence: Occurrence, _ world: World) {
    switch occurrence {
    case .takeover: see(.takeover)
    case .aggregatorRestarted(let a):
      if world.terms.contains(where: { $0.holder == a && !$0.isSettled }) { see(.restartAsHolder) }
    case .aggregatorCrashed:
      if world.aggregators.allSatisfy(\.isCrashed) { see(.allAggregatorsDown) }
    case .foldLost: see(.foldLost)
    case .junkFolded: see(.junkFolded)
    case .nodeRefused: see(.nodeRefused)
    case .importRefused: see(.importRefused)
    case .nodeProven(_, _, let id, let settled, _):
      for export in settled { see(export.byLink ? .exportSettledByLink : .exportSettledByEquality) }
      if world.settings.mergeUp, mergesUp(world.proof(id), settled.count, world) { see(.mergedUp) }
    default: return
    }
  }

  /// Whether fewer nodes are named by what went out and settled than by what came in.
  private func mergesUp(_ proof: Proof, _ settled: Int, _ world: World) -> Bool {
    var named: [ImportedHash] = []
    for export in proof.inputs.flatMap({ world.proof($0).exports })
    where !named.contains(where: { $0.first == export.first && $0.count == export.count }) {
      named.append(export)
    }
    return named.count > proof.exports.count + settled
  }

  private mutating func lookAtLeaf(_ occurrence: Occurrence, _ world: World) {
    switch occurrence {
    case .leafIncluded(_, let i, let proof):
      if let own = world.proof(proof).checkpoint, own < i { see(.lateLeafIncluded) }
    case .leafCarried(_, _, .deadline): see(.leafCarried)
    case .leafCarried(_, _, .openContract): see(.leafOfOpenContract)
    case .leafCarried(_, _, .entangled): see(.leafEntangled)
    case .leafRefused(_, _, .foreignExport): see(.foreignExportRefused)
    case .leafRefused: see(.staleLeafRefused)
    case .chainProofRefused: see(.chainProofRefused)
    case .chainProofLost: see(.chainProofLost)
    default: return
    }
  }

  private mutating func lookAtL1(_ occurrence: Occurrence, _ world: World) {
    switch occurrence {
    case .registered:
      let isExit = world.l1.registry.entries.last?.kind == .exposure
      see(isExit ? .exitSettled : .expansionSettled)
    case .loneSettled: see(.loneProofSettled)
    case .loneRefused: see(.loneProofRefused)
    case .l1Refused(_, .locked): see(.frontRunLockedOut)
    case .l1Refused(_, .alreadyRegistered), .l1Refused(_, .notFromHead): see(.settlementRaced)
    case .contractOpened: see(.contractOpened)
    case .slashed: see(.slashed)
    case .lonePending: see(.lonePending)
    case .l1Openable: see(.openedThroughL1)
    case .l1Reorganised: see(.l1Reorganised)
    case .layer3Verified: see(.layer3Verified)
    case .membershipChanged(_, _, let isMember): see(isMember ? .joined : .left)
    case .l1Final(_, let messages): if !messages.isEmpty { see(.mintFinal) }
    default: return
    }
  }

  private mutating func lookAtChain(_ occurrence: Occurrence) {
    switch occurrence {
    case .blockRefused: see(.secondMintRefused)
    case .chainForked: see(.forked)
    case .chainReverted(_, _, _, .otherBranchIncluded): see(.revertedToOtherBranch)
    case .chainReverted(_, _, _, .importLost): see(.revertedByLostImport)
    case .chainReverted(_, _, _, .importTimedOut): see(.revertedByTimeout)
    case .chainReverted(_, _, _, .l1Reorg): see(.revertedByReorg)
    case .chainReverted(_, _, _, .otherBranchCommitted): see(.revertedToCommittedBranch)
    case .messagesReverted(let sends, let mints):
      if !sends.isEmpty { see(.sendReverted) }
      unminted.formUnion(mints)
    default: return
    }
  }

  /// To be called once the run is over.
  mutating func finish(_ world: World) {
    if world.stuckMessages > 0 { see(.stuckAtEnd) }
    if world.messages.allSatisfy({ $0.reverted != nil || $0.level == .final }) {
      see(.allDoneAtEnd)
    }
  }
}
