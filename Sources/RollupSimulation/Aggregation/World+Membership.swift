// Who is a member of the tree (PROTOCOL 1 and 6). The tree has a place for every rollup of the
// scenario; the place of one that is no member is carried at the last block that the tree holds of
// it. So a change of members changes no shape: hashes and exports of the old epoch stay what they
// are, and no proof has to lead from one shape to another (manual, "A place for every rollup").

extension World {
  /// An epoch ends with checkpoint `b`: whoever asked, finally, to join or to leave does so now.
  mutating func changeMembers(at b: Int) {
    for r in rollups.indices.map({ RollupID($0) }) {
      guard let request = l1.finalRequest(of: r), topology.settlingL2(of: r) == nil
      else { continue }
      let isInTree = topology.isMember(r) && !l1.contracts[r].isOpen
      if request.joins, !isInTree {
        if canJoin(r) { join(r, at: b) }
      } else if !request.joins, topology.isMember(r) {
        leave(r, at: b)
      } else {
        l1.dropRequest(of: r)
      }
    }
    // What is safe hangs on who is a member.
    if topology.hasBlockImports { recountAtRisk() }
  }

  /// Whether everything that the tree could not settle is final on L1: imports of other rollups'
  /// blocks, and proofs that wait there; and whether it imported no block of L1 that a reorg could
  /// still take back.
  private func canJoin(_ r: RollupID) -> Bool {
    let rollup = rollups[r]
    let stored = l1.contracts[r].finalBlock
    guard l1.contracts[r].pending.isEmpty, rollup.isOnChain(stored) else { return false }
    for height in stride(from: rollup.block(stored).height + 1, through: rollup.height, by: 1) {
      for imported in rollup.block(atHeight: height).imports {
        switch imported.kind {
        case .rollupBlock: return false
        case .l1Block where Int(imported.index) > l1.finalNumber: return false
        case .l1Block, .node: break
        }
      }
    }
    return true
  }

  private mutating func join(_ r: RollupID, at b: Int) {
    let epoch = settings.epoch(ofCheckpoint: b + 1)
    topology.move(r, to: .tree)
    l1.join(r, after: b)
    abandonProving(r)
    for other in rollups.indices { refreshOpenings(RollupID(other)) }
    // Whoever was no member from the start does not watch the aggregators yet.
    if let after = settings.aggregation.exitAfter, l1.contracts[r].formerMembershipEnd == 0 {
      rollups[r].view.hear(at: max(rollups[r].view.lastBeat, now))
      schedule(.exitCheck(r), at: now + after)
    }
    noteIncident(.contract(.membershipChanged(r, epoch: epoch, isMember: true)))
  }

  private mutating func leave(_ r: RollupID, at b: Int) {
    topology.move(r, to: .alone)
    l1.leave(r, after: b)
    refreshOpenings(r)
    noteIncident(
      .contract(.membershipChanged(r, epoch: settings.epoch(ofCheckpoint: b + 1), isMember: false)))
  }

  /// Whether a member has not been one all along: L1 may have settled more of it than the tree
  /// holds.
  func hasRejoined(_ r: RollupID) -> Bool { l1.contracts[r].hasRejoined }

  /// For a rollup whose leaf in the tree is older than what L1 has finally settled of it: the
  /// witness to go on from there.
  func rejoinWitness(
    of r: RollupID, from: BlockIndex
  ) -> (block: BlockIndex, witness: RejoinWitness)? {
    let stored = l1.contracts[r].finalBlock
    let rollup = rollups[r]
    guard hasRejoined(r), rollup.isOnChain(stored),
      rollup.block(stored).height > rollup.block(from).height,
      let contract = l1.contractPath(of: r, after: l1.finalNumber)
    else { return nil }
    return (
      stored,
      RejoinWitness(
        l1: l1.blocks[l1.finalNumber].header, contract: contract,
        header: rollup.block(stored).header)
    )
  }
}
