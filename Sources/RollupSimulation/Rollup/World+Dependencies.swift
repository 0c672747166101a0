// Who depends on whom outside the tree, for whoever shows it (PROTOCOL 3, `direct`; post 1.2).

extension World {
  /// The last block of each other rollup that the chain of `r` depends on, as long as L1 has not
  /// settled it, ascending by rollup (PROTOCOL 3). O(imports).
  public func unsettledImports(of r: RollupID) -> [ImportedHash] {
    let count = rollups[r].importedBlocks.count
    if count == 0 { return [] }
    return rollups[r].importedBlocks.filter { !isSettled($0) }
  }

  /// Who reverts, too, if the unsettled blocks of `r` go: whoever imported one, whoever imported
  /// one of theirs, and so on, ascending (PROTOCOL 3 and 6). O(N · imports).
  public func dependents(of r: RollupID) -> [RollupID] {
    let needs = rollups.indices.map { k in
      unsettledImports(of: RollupID(k)).map { Int($0.first) }
    }
    var isFound = rollups.indices.map { $0 == r.index }
    var isStable = false
    while !isStable {
      isStable = true
      for k in needs.indices where !isFound[k] && needs[k].contains(where: { isFound[$0] }) {
        isFound[k] = true
        isStable = false
      }
    }
    return isFound.indices.filter { isFound[$0] && $0 != r.index }.map { RollupID($0) }
  }

  /// The height that an L3's block has in the contract in its L2's state; `nil` for all others
  /// (post 2.2.1.2).
  public func heightOnL2(of r: RollupID) -> Int? {
    topology.settlingL2(of: r) == nil ? nil : layer3Base(of: r).height
  }

  /// The height up to which a proof of the rollup's own is on its way to L1, or to its L2;
  /// `nil` if none is. O(pending transactions).
  public func loneProofHeight(of r: RollupID) -> Int? {
    func height(_ proof: ProofID) -> Int? {
      guard case .lone(let s) = proofs[proof].statement, s.rollup == r else { return nil }
      return Int(s.curHeight)
    }
    if let sent = rollups[r].sentToL2 { return height(sent) }
    return l1.mempool.lazy.compactMap { id -> Int? in
      guard case .lone(let proof) = l1.transactions[id].kind else { return nil }
      return height(proof)
    }.first
  }
}
