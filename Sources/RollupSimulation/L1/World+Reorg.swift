// L1 has left its newest blocks for others (PROTOCOL 3 and 6): what everybody does about it.

extension World {
  /// L1 leaves its last `depth` blocks, as far as they are not final. Their transactions wait for a
  /// block again; rollups that imported one of the orphaned hashes revert.
  mutating func reorgL1(depth: Int) {
    guard let reorg = l1.leaveBlocks(depth: depth) else { return }
    tally.l1Transactions -= reorg.returned.count
    forgetRegistered(reorg.unregistered)
    around.topology.setOpen { l1.contracts[$0].isOpen }
    noteTreeRoutes()
    // The slot of the first is missed.
    for block in reorg.orphaned.dropFirst() {
      let opened = l1.passSlot(at: block.header.time)
      noteOpened(opened)
      goOnFromOpened(opened)
    }
    noteIncident(
      .l1(
        .l1Reorganised(
          from: reorg.first, orphaned: reorg.orphaned.count, returned: reorg.returned)))
    for r in reorg.unsettled { unsettle(r) }
    recountAtRisk()
    for r in rollups.indices {
      rollups[r].view.markContracts(fresh: true)
      dropOrphanedImports(of: RollupID(r))
    }
  }

  private mutating func forgetRegistered(_ gone: [Registry.Entry]) {
    tally.settlements -= gone.count
    tally.exits -= gone.count { $0.kind == .exposure }
    tally.slashed = l1.slashed
    for k in terms.indices {
      let last = settings.lastCheckpoint(ofEpoch: terms[k].epoch)
      let wasSettled = terms[k].isSettled
      terms[k].isSettled = last <= l1.registry.checkpoint
      if wasSettled, !terms[k].isSettled { takeUpTerm(k) }
    }
  }

  /// The mints that L1 no longer has are not on L1.
  private mutating func unsettle(_ r: RollupID) {
    let gone = book.takeOffL1(r, downTo: mintCount(of: r, under: l1.contracts[r].settled))
    if !gone.isEmpty {
      let mints = gone.map { book.inbox(of: r)[$0] }
      note(.message(.mintsOffL1(r, mints)))
    }
    rollups[r].noteSettled(l1.contracts[r].settledHeight, wasLower: false)
  }

  private mutating func dropOrphanedImports(of r: RollupID) {
    let rollup = rollups[r]
    let floor = floorOfReverts(of: r)
    guard rollup.height > floor else { return }
    for height in floor + 1...rollup.height {
      let lost = rollup.block(atHeight: height).imports.first {
        $0.kind == .l1Block && !isOnL1($0)
      }
      guard let lost else { continue }
      dropImport(r, lost, cause: .l1Reorg(lost))
      return
    }
  }
}
