// The locks of the verifier contracts (PROTOCOL 6, "Lock").

extension L1Chain {
  /// Remembers that an accepted `B` of an epoch holds a leaf this new.
  mutating func noteLeafForLock(_ leaf: SettlementStatement.Leaf, checkpoint: Int) {
    let r = leaf.rollup.index
    let place = rules.calendar.epoch(ofCheckpoint: checkpoint) - nextLockEnd
    guard place >= 0 else {
      contracts[r].leafHeightBefore = max(contracts[r].leafHeightBefore, leaf.height)
      return
    }
    // A grace may outlast the next epochs, and each of them must be told from the others.
    while contracts[r].leafHeights.count <= place { contracts[r].leafHeights.append(0) }
    contracts[r].leafHeights[place] = max(contracts[r].leafHeights[place], leaf.height)
  }

  /// Ends every lock that is over before `time`: it is renewed for a member that an accepted `B` of
  /// the ending epoch moved on; otherwise the contract opens. Gives back those that have opened.
  mutating func endLocks(before time: Instant) -> [RollupID] {
    var opened: [RollupID] = []
    while rules.lockEnd(ofEpoch: nextLockEnd) < time {
      let epoch = nextLockEnd
      nextLockEnd += 1
      for r in contracts.indices where contracts[r].lockedForEpoch == epoch {
        let before = contracts[r].leafHeightBefore
        let own = contracts[r].leafHeights.first ?? 0
        contracts[r].leafHeightBefore = max(before, own)
        contracts[r].leafHeights = Array(contracts[r].leafHeights.dropFirst())
        if own > before, contracts[r].isMember {
          contracts[r].lockedForEpoch = epoch + 1
        } else {
          contracts[r].lockedForEpoch = nil
          opened.append(RollupID(r))
        }
      }
    }
    return opened
  }
}
