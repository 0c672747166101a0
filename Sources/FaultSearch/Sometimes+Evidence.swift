import RollupSimulation

extension Sometimes {
  /// What shows that a run reached a property.
  enum Evidence {
    /// An occurrence of this kind, if it has something more.
    case occurrence(OccurrenceKind, (Occurrence, World) -> Bool)
    /// The world at the run's end.
    case end((World) -> Bool)
    /// More than one occurrence: the watch itself remembers.
    case history
  }

  /// The one table of what shows which property.
  var evidence: Evidence {
    switch self {
    case .takeover: any(.aggregator(.takeover))
    case .restartAsHolder:
      .occurrence(.aggregator(.aggregatorRestarted)) { occurrence, world in
        guard case .aggregator(.aggregatorRestarted(let a)) = occurrence else { return false }
        return world.terms.contains { $0.holder == a && !$0.isSettled }
      }
    case .allAggregatorsDown:
      .occurrence(.aggregator(.aggregatorCrashed)) { _, world in
        world.aggregatorNumbers.allSatisfy { world.aggregator($0).isCrashed }
      }
    case .foldLost: any(.tree(.foldLost))
    case .expansionSettled: registered { $0 != .exposure }
    case .exitSettled: registered { $0 == .exposure }
    case .settlementRaced:
      refusedByL1 {
        if case .alreadyRegistered = $0 { return true }
        if case .notFromHead = $0 { return true }
        return false
      }
    case .contractOpened: any(.contract(.contractOpened))
    case .loneProofSettled: any(.contract(.loneSettled))
    case .loneProofRefused: any(.settlement(.loneRefused))
    case .frontRunLockedOut: refusedByL1 { $0 == .locked }
    case .leafCarried: carried(.deadline)
    case .leafOfOpenContract: carried(.openContract)
    case .leafEntangled: carried(.entangled)
    case .lateLeafIncluded:
      .occurrence(.tree(.leafIncluded)) { occurrence, world in
        guard case .tree(.leafIncluded(_, let i, let id)) = occurrence,
          let own = world.proof(id).checkpoint
        else { return false }
        return own < i
      }
    case .staleLeafRefused: refusedLeaf { if case .foreignExport = $0 { false } else { true } }
    case .foreignExportRefused: refusedLeaf { if case .foreignExport = $0 { true } else { false } }
    case .chainProofRefused: any(.prover(.chainProofRefused))
    case .chainProofLost: any(.prover(.chainProofLost))
    case .nodeRefused: any(.tree(.nodeRefused))
    case .junkFolded: any(.tree(.junkFolded))
    case .importRefused: any(.sequencer(.importRefused))
    case .secondMintRefused: any(.sequencer(.blockRefused))
    case .forked: any(.sequencer(.chainForked))
    case .revertedToOtherBranch:
      reverted { if case .otherBranchIncluded = $0 { true } else { false } }
    case .revertedByLostImport: reverted { if case .importLost = $0 { true } else { false } }
    case .revertedByTimeout: reverted { if case .importTimedOut = $0 { true } else { false } }
    case .revertedByReorg: reverted { if case .l1Reorg = $0 { true } else { false } }
    case .revertedToCommittedBranch:
      reverted { if case .otherBranchCommitted = $0 { true } else { false } }
    case .sendReverted:
      .occurrence(.message(.messagesReverted)) { occurrence, world in
        occurrence.facts(in: world).messages.contains { $0.change == .lost(.sent) }
      }
    case .mintedAgainAfterRevert: .history
    case .slashed: any(.contract(.slashed))
    case .exportSettledByEquality: settled { _, settled, _ in settled.contains { !$0.byLink } }
    case .exportSettledByLink: settled { _, settled, _ in settled.contains(where: \.byLink) }
    case .mergedUp:
      settled { id, settled, world in
        world.settings.mergeUp && Self.mergesUp(world.proof(id), settled.count, world)
      }
    case .lonePending: any(.contract(.lonePending))
    case .openedThroughL1: any(.message(.l1Openable))
    case .l1Reorganised: any(.l1(.l1Reorganised))
    case .layer3Verified: any(.settlement(.layer3Verified))
    case .joined: changedMembership(joins: true)
    case .left: changedMembership(joins: false)
    case .mintFinal:
      .occurrence(.message(.l1Final)) { !$0.facts(in: $1).messages.isEmpty }
    case .stuckAtEnd: .end { $0.stuckMessages > 0 }
    case .allDoneAtEnd:
      .end { $0.messages.allSatisfy { $0.reverted != nil || $0.level == .final } }
    }
  }

  private func any(_ kind: OccurrenceKind) -> Evidence { .occurrence(kind) { _, _ in true } }

  private func registered(_ fits: @escaping (SettlementStatement.Kind?) -> Bool) -> Evidence {
    .occurrence(.contract(.registered)) { fits($1.layer1.lastAccepted?.kind) }
  }

  private func refusedByL1(_ fits: @escaping (Refusal) -> Bool) -> Evidence {
    .occurrence(.l1(.l1Refused)) { occurrence, _ in
      if case .l1(.l1Refused(_, let refusal)) = occurrence { fits(refusal) } else { false }
    }
  }

  private func carried(_ reason: CarryReason) -> Evidence {
    .occurrence(.tree(.leafCarried)) { occurrence, _ in
      if case .tree(.leafCarried(_, _, reason)) = occurrence { true } else { false }
    }
  }

  private func refusedLeaf(_ fits: @escaping (Refusal) -> Bool) -> Evidence {
    .occurrence(.tree(.leafRefused)) { occurrence, _ in
      if case .tree(.leafRefused(_, _, let refusal)) = occurrence { fits(refusal) } else { false }
    }
  }

  private func reverted(_ fits: @escaping (RevertCause) -> Bool) -> Evidence {
    .occurrence(.sequencer(.chainReverted)) { occurrence, _ in
      if case .sequencer(.chainReverted(_, _, _, let why)) = occurrence {
        fits(why)
      } else {
        false
      }
    }
  }

  private func settled(
    _ fits: @escaping (ProofID, [NodeFold.Settled], World) -> Bool
  ) -> Evidence {
    .occurrence(.tree(.nodeProven)) { occurrence, world in
      if case .tree(.nodeProven(_, _, let id, let settled, _)) = occurrence {
        fits(id, settled, world)
      } else {
        false
      }
    }
  }

  private func changedMembership(joins: Bool) -> Evidence {
    .occurrence(.contract(.membershipChanged)) { occurrence, _ in
      if case .contract(.membershipChanged(_, _, joins)) = occurrence { true } else { false }
    }
  }

  /// Whether fewer nodes are named by what went out and settled than by what came in.
  private static func mergesUp(_ proof: Proof, _ settled: Int, _ world: World) -> Bool {
    var named: [ImportedHash] = []
    for export in proof.inputs.flatMap({ world.proof($0).exports })
    where !named.contains(where: { $0.first == export.first && $0.count == export.count }) {
      named.append(export)
    }
    return named.count > proof.exports.count + settled
  }
}
