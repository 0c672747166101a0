// The locks of the verifier contracts (PROTOCOL 6, "Lock").

extension World {
  /// When the lock of an epoch ends: at the epoch's end and the grace.
  public func lockEnd(ofEpoch epoch: Int) -> Instant {
    settings.time(ofCheckpoint: settings.lastCheckpoint(ofEpoch: epoch)) + settings.l1.lockGrace
  }

  /// Remembers that an accepted `B` of an epoch holds a leaf this new.
  mutating func noteLeafForLock(_ leaf: SettlementStatement.Leaf, checkpoint: Int) {
    let r = leaf.rollup.index
    let place = settings.epoch(ofCheckpoint: checkpoint) - l1.nextLockEnd
    guard place >= 0 else {
      l1.contracts[r].leafHeightBefore = max(l1.contracts[r].leafHeightBefore, leaf.height)
      return
    }
    // A grace may outlast the next epochs, and each of them must be told from the others.
    while l1.contracts[r].leafHeights.count <= place { l1.contracts[r].leafHeights.append(0) }
    l1.contracts[r].leafHeights[place] = max(l1.contracts[r].leafHeights[place], leaf.height)
  }

  /// Ends every lock that is over before `time`: it is renewed for a rollup that an accepted `B`
  /// of the ending epoch moved on; otherwise the contract opens.
  ///
  /// Gives back those that have opened: what they do about it they do once the block is whole,
  /// since it may hold the very `B` that they would miss.
  mutating func endLocks(before time: Instant) -> [RollupID] {
    var all: [RollupID] = []
    while lockEnd(ofEpoch: l1.nextLockEnd) < time {
      let epoch = l1.nextLockEnd
      l1.nextLockEnd += 1
      var opened: [RollupID] = []
      for r in l1.contracts.indices where l1.contracts[r].lockedForEpoch == epoch {
        let before = l1.contracts[r].leafHeightBefore
        let own = l1.contracts[r].leafHeights.first ?? 0
        l1.contracts[r].leafHeightBefore = max(before, own)
        l1.contracts[r].leafHeights = Array(l1.contracts[r].leafHeights.dropFirst())
        if own > before, topology.isMember(RollupID(r)) {
          l1.contracts[r].lockedForEpoch = epoch + 1
        } else {
          l1.contracts[r].lockedForEpoch = nil
          opened.append(RollupID(r))
        }
      }
      if opened.isEmpty { continue }
      topology.open(opened)
      noteTreeRoutes()
      for r in rollups.indices { rollups[r].view.markContracts(fresh: true) }
      for r in opened { noteIncident(.contract(.contractOpened(r))) }
      all += opened
    }
    return all
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
