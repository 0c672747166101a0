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
  mutating func endLocks(before time: Instant) {
    while lockEnd(ofEpoch: l1.nextLockEnd) < time {
      let epoch = l1.nextLockEnd
      l1.nextLockEnd += 1
      for r in l1.contracts.indices where l1.contracts[r].lockedForEpoch == epoch {
        let before = l1.contracts[r].leafHeightBefore
        let own = l1.contracts[r].leafHeights.first ?? 0
        l1.contracts[r].leafHeightBefore = max(before, own)
        l1.contracts[r].leafHeights = Array(l1.contracts[r].leafHeights.dropFirst())
        if own > before, topology.isMember(RollupID(r)) {
          l1.contracts[r].lockedForEpoch = epoch + 1
        } else {
          openContract(RollupID(r))
        }
      }
    }
  }

  /// From now on the rollup settles alone: blocks that no surviving `B` supports are dropped
  /// first, because nothing could settle them.
  private mutating func openContract(_ r: RollupID) {
    l1.contracts[r].lockedForEpoch = nil
    noteIncident(.contract(.contractOpened(r)))
    dropUnsupportedImports(r)
    refreshOpenings(r)
    abandonProving(r)
    startLoneProof(r)
  }
}
