// Why a chain moves (PROTOCOL 6, "At risk is not reverted", and 7.7).

extension AuditState {
  mutating func checkCause(_ record: BranchRecord, _ r: Int) throws(Breach) {
    let (to, height) = (record.to.value, Int(record.header.height))
    try demand(
      chains[r].blocks[to] != nil && height >= floorForGood(of: r), .revertCause,
      "R\(r) goes below what L1 has settled for good")
    switch record.cause {
    case .fork: return try checkFork(height, r)
    case .otherBranchIncluded, .otherBranchCommitted: try checkOtherBranch(record, r)
    case .importLost, .importTimedOut, .l1Reorg: try checkLost(record, r)
    }
    try demand(
      height >= floor(of: r), .revertCause, "R\(r) goes below the block that its contract stores")
  }

  /// An L3 goes with its L2, which may stand on another branch than L1 stores: it is bound only by
  /// what lies on its chain.
  private func floorForGood(of r: Int) -> Int {
    let final = finalBlock(of: r)
    if case .layer3 = settling[r], !chains[r].isOnChain(final) { return 0 }
    return chains[r].blocks[final]?.height ?? 0
  }

  /// The height of the block that the contract stores; of an L3 the contract in its L2's state, if
  /// that block is on its chain.
  private func floor(of r: Int) -> Int {
    if case .layer3(let l2) = settling[r],
      let stored = chains[l2].ledger.stored(of: UInt32(r)), let index = chains[r].indices[stored],
      let block = chains[r].blocks[index], chains[r].isOnChain(index)
    {
      return block.height
    }
    return l1.eventOfBlock == event ? l1.storedBefore[r] : chains[r].contract.settledHeight
  }

  private mutating func checkFork(_ height: Int, _ r: Int) throws(Breach) {
    let before = Int(chains[r].header.height)
    guard let fork = forks.firstIndex(where: { $0.rollup == r }),
      before - height == min(forks[fork].depth, before)
    else { throw Breach(.revertCause, "R\(r) was not asked to fork that deep") }
    forks.remove(at: fork)
    chains[r].forkedAt = chains[r].made.count
  }

  /// Forwards on one chain nothing reverts, and backwards nothing brings another branch.
  private func checkOtherBranch(_ record: BranchRecord, _ r: Int) throws(Breach) {
    let (to, hash) = (record.to.value, record.header.hash)
    try demand(
      chains[r].blocks(after: to, to: chains[r].head) == nil, .revertCause,
      "R\(r) goes back on its own chain without a lost import")
    if record.cause == .otherBranchCommitted {
      return try demand(
        head.usesCommitments && isMember(r) && to < chains[r].forkedAt, .revertCause,
        "nobody has committed to block \(to) of R\(r) before a fork")
    }
    let contract = chains[r].contract
    var isSettled = to == contract.settled || to == contract.pending.last?.block
    if case .layer3(let l2) = settling[r] {
      isSettled = chains[l2].ledger.stored(of: UInt32(r)) == hash
    }
    let isIncluded =
      chains[r].leaves.contains { $0.cur == hash }
      && (roots[lastRoot].flatMap { leaf(of: r, under: $0) }.map { meets(to, $0, r) } ?? true)
    try demand(
      isSettled || isIncluded, .revertCause,
      "neither L1 nor the tree holds block \(to) of R\(r)")
  }

  /// Whether a block and what the tree holds lie on one branch: of the newest `B`s, and of newer
  /// leaves, the rollup may not have heard.
  private func meets(_ block: Int, _ leaf: HeldLeaf, _ r: Int) -> Bool {
    guard let height = chains[r].blocks[block]?.height else { return false }
    if height >= leaf.height {
      return chains[r].ancestor(of: block, at: leaf.height)?.hash == leaf.hash
    }
    let held = chains[r].indices[leaf.hash].flatMap { chains[r].ancestor(of: $0, at: height) }
    return held?.hash == chains[r].blocks[block]?.hash
  }

  /// The first block that goes imported something that is lost by now, and all before it stay.
  private mutating func checkLost(_ record: BranchRecord, _ r: Int) throws(Breach) {
    guard let imported = record.import,
      let dropped = chains[r].blocks(after: record.to.value, to: chains[r].head)
    else { throw Breach(.revertCause, "the new head is not below the old one") }
    try demand(
      dropped.first?.imports.contains(imported) ?? false, .revertCause,
      "the first block that R\(r) drops did not import that hash")
    // What L1 decides in this event may come after this line.
    if !isGone(imported, record.cause, r), isL1Due { beginL1Block() }
    try demand(
      isGone(imported, record.cause, r), .revertCause,
      "what R\(r) imported of \(imported.index) is not lost")
  }

  private func isGone(
    _ imported: ImportedHash, _ cause: BranchRecord.Cause, _ r: Int
  ) -> Bool {
    switch cause {
    case .importLost: isLost(imported, to: r)
    case .importTimedOut:
      l1.eventOfBlock == event && imported.kind == .rollupBlock && !isSettled(imported)
        && l1.overdue.contains { $0.rollup == r && $0.source == Int(imported.first) }
    case .l1Reorg: imported.kind == .l1Block && !l1.holds(imported)
    case .fork, .otherBranchIncluded, .otherBranchCommitted: false
    }
  }

  private func isLost(_ imported: ImportedHash, to r: Int) -> Bool {
    switch imported.kind {
    case .l1Block:
      return !l1.holds(imported)
        || l1.number + 1 - Int(imported.index) > head.block_hash_window.value
    case .node: return isNodeLost(imported, to: r)
    case .rollupBlock: return isBlockLost(imported, to: r)
    }
  }

  private func isNodeLost(_ imported: ImportedHash, to r: Int) -> Bool {
    let place = NodePlace(
      first: imported.first, count: imported.count, checkpoint: imported.index)
    let stated = hashes[place] ?? []
    if !stated.contains(where: { $0.hash == imported.digest }) || stated.count > 1 { return true }
    let i = Int(imported.index)
    let held = roots[i].flatMap { hash(of: imported, under: $0) }
    if let held, held != imported.digest { return true }
    return chains[r].contract.isOpen && (held == nil || i > l1.checkpoint)
  }

  /// The aggregator carried the leaf, because the tree will not hold the imported block: that one's
  /// rollup is no member with a locked contract, or was carried in the same event and below it.
  private func isForeign(_ imported: ImportedHash, of source: Int, to r: Int) -> Bool {
    chains[r].carries.contains { own in
      guard own.cause == .entangled || own.cause == .deadline else { return false }
      if !(chains[source].locks.last?.holds(at: own.checkpoint) ?? false) { return true }
      return own.cause == .entangled
        && chains[source].carries.contains { other in
          guard other.event == own.event, other.checkpoint == own.checkpoint else { return false }
          guard let leaf = chains[source].indices[other.cur] else { return true }
          return !chains[source].holds(imported, under: leaf)
        }
    }
  }

  private func isBlockLost(_ imported: ImportedHash, to r: Int) -> Bool {
    let source = Int(imported.first)
    guard source < chains.count, let index = chains[source].indices[imported.digest],
      let block = chains[source].blocks[index], block.height == Int(imported.index),
      chains[source].holds(imported, under: chains[source].head)
    else { return true }
    if !chains[source].isOnOneBranch(imported.digest, at: block.height) { return true }
    if isForeign(imported, of: source, to: r) { return true }
    // Whoever is outside the tree can wait on L1.
    return isMember(r) && chains[r].contract.isOpen && !isSettled(imported)
  }
}
