// What rollups do about the locks of their contracts (PROTOCOL 6, "Lock").

extension World {
  /// When the lock of an epoch ends: at the epoch's end and the grace.
  public func lockEnd(ofEpoch epoch: Int) -> Instant { l1.rules.lockEnd(ofEpoch: epoch) }

  /// Contracts have opened: everybody sees it at once.
  mutating func noteOpened(_ opened: [RollupID]) {
    if opened.isEmpty { return }
    around.topology.open(opened)
    noteTreeRoutes()
    for r in rollups.indices { rollups[r].view.markContracts(fresh: true) }
    for r in opened { noteIncident(.contract(.contractOpened(r))) }
  }

  /// From now on these rollups settle alone, and are reached by L1 roots until they have joined
  /// again.
  mutating func goOnFromOpened(_ opened: [RollupID]) {
    if opened.isEmpty { return }
    for r in opened where l1.contracts[r].isOpen { openContract(r) }
    // What a `B` holds of one that has left is not safe any more.
    if topology.hasBlockImports { recountAtRisk() }
  }

  /// Blocks that no surviving `B` supports are dropped first, because nothing could settle them.
  private mutating func openContract(_ r: RollupID) {
    dropUnsupportedImports(r)
    refreshOpenings(r)
    abandonProving(r)
    startLoneProof(r)
    askToRejoin(r)
  }

  /// A member whose contract has opened wants to come back under the tree: it asks L1 by itself, as
  /// soon as it can prove and hears an aggregator, and the next boundary after that is final takes
  /// it in (PROTOCOL 6, "Lock"). Its request pays gas and waits for a slot as any other.
  mutating func askToRejoin(_ r: RollupID) {
    guard rollups[r].wantsToRejoin(l1.contracts[r], around) else { return }
    if let asked = rollups[r].rejoinRequest, l1.transactions[asked].outcome == .pending { return }
    rollups[r].noteRejoinRequest(L1TransactionID(l1.transactions.count))
    sendToL1(.membership(r, joins: true), from: .prover(r))
  }
}
