// Who is a member of the tree: decided at boundaries between epochs, by what is final here
// (PROTOCOL 6), so it is written for good.

extension L1Chain {
  /// What a rollup has asked for in a block that is final.
  package func finalRequest(of r: RollupID) -> VerifierContract.Request? {
    contracts[r].request.flatMap { $0.number <= finalNumber ? $0 : nil }
  }

  /// A rollup is a member from the checkpoint after `b` on, and its contract locked for that epoch.
  package mutating func join(_ r: RollupID, after b: Int) {
    let epoch = rules.calendar.epoch(ofCheckpoint: b + 1)
    writeForGood(r) { contract in
      contract.request = nil
      contract.formerMembershipEnd = min(b, contract.membership.upperBound)
      contract.membership = b + 1...Int.max
      contract.lockedForEpoch = epoch
      contract.leafHeightBefore = max(contract.leafHeightBefore, contract.settledHeight)
    }
  }

  /// A rollup is a member up to checkpoint `b`. Its lock stands until the epoch that ends with it
  /// is here or over its grace; then the contract opens, and is not locked again.
  package mutating func leave(_ r: RollupID, after b: Int) {
    writeForGood(r) { contract in
      contract.request = nil
      contract.membership = contract.membership.lowerBound...b
    }
  }

  /// A request has been answered: it asked for what is so.
  package mutating func dropRequest(of r: RollupID) { writeForGood(r) { $0.request = nil } }

  /// Writes into a contract what hangs on final blocks alone: it is so on every branch that L1 can
  /// still go over to.
  private mutating func writeForGood(_ r: RollupID, _ change: (inout VerifierContract) -> Void) {
    change(&contracts[r])
    for k in undo.indices { change(&undo[k].contracts[r]) }
  }
}
