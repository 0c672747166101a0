// L1 leaves its newest blocks, and rollups join or leave the tree (PROTOCOL 3 and 6).

extension AuditState {
  func undoPoint(number: Int) -> L1State.Undo {
    L1State.Undo(
      number: number, contracts: chains.map(\.contract), checkpoint: l1.checkpoint,
      registryHead: l1.registryHead, heads: l1.acceptedHeads.count, heldLeaves: l1.heldLeaves,
      nextLockEnd: l1.nextLockEnd, sequencerStakes: l1.sequencerStakes,
      aggregatorStakes: l1.aggregatorStakes)
  }

  /// An action asks for it: what the orphaned blocks did is undone, their transactions wait again,
  /// the first slot is missed, and the others get blocks that carry nothing.
  mutating func reorgL1(depth: Int) throws(Breach) {
    let first = max(l1.finalNumber, l1.number - min(depth, l1.number)) + 1
    guard first <= l1.number else { return }
    try demand(l1.expected.isEmpty, .decision, "a decision of L1 is missing")
    let old = l1.blocks[first...]
    if let before = l1.undo.first(where: { $0.number >= first }) { restore(before) }
    l1.undo.removeAll { $0.number >= first }
    l1.blocks.removeSubrange(first...)
    l1.stateRoot = l1.blocks[first - 1].header.stateRoot
    let returned = old.flatMap(\.transactions)
    l1.mempool = returned + l1.mempool
    l1.missed += 1
    l1.eventOfBlock = event
    for block in old.dropFirst() {
      let before = undoPoint(number: l1.number + 1)
      let opened = endLocks(before: Int(block.header.time.milliseconds) + 1)
      for r in opened { l1.expected.append(.opened(r)) }
      if before.nextLockEnd != l1.nextLockEnd { l1.undo.append(before) }
      append(at: block.header.time, [])
    }
    l1.storedBefore = chains.map(\.contract.settledHeight)
    (l1.moves, l1.overdue, l1.movedAlone) = ([], [], [])
    l1.expected.append(
      .reorg(from: first, orphaned: old.count, returned: returned.map(\.number)))
  }

  private mutating func restore(_ before: L1State.Undo) {
    for r in chains.indices {
      takeBackSettled(of: r, to: before.contracts[r].settled)
      chains[r].contract = before.contracts[r]
      noteLock(r)
    }
    (l1.checkpoint, l1.registryHead) = (before.checkpoint, before.registryHead)
    l1.acceptedHeads.removeLast(l1.acceptedHeads.count - before.heads)
    l1.heldLeaves = before.heldLeaves
    l1.nextLockEnd = before.nextLockEnd
    l1.sequencerStakes = before.sequencerStakes
    l1.aggregatorStakes = before.aggregatorStakes
  }

  /// The next block of L1, over the state as it is.
  mutating func append(at time: Instant, _ transactions: [L1State.Transaction]) {
    let header = L1Header(
      number: UInt64(l1.number + 1), time: time, parent: l1.hash, stateRoot: l1.stateRoot)
    l1.blocks.append(
      L1State.Block(header: header, hash: header.hash, transactions: transactions))
  }

  mutating func take(_ record: ReorgRecord) throws(Breach) {
    guard l1.eventOfBlock == event,
      case .reorg(let from, let orphaned, let returned)? =
        l1.expected.first
    else { throw Breach(.reorg, "no action asks for a reorg now") }
    l1.expected.removeFirst()
    try demand(record.from.value, is: from, .reorg, "the first block that is taken back")
    try demand(record.orphaned.value, is: orphaned, .reorg, "the number of orphaned blocks")
    try demand(
      record.returned.map(\.value) == returned, .reorg,
      "\(record.returned.count) transactions wait again, and \(returned.count) should")
    try demand(record.hash, is: l1.hash, .hash, "the newest block of L1")
  }

  /// What hangs on final blocks alone stands on every branch that L1 can still go over to.
  private mutating func writeForGood(_ r: Int, _ change: (inout Contract) -> Void) {
    change(&chains[r].contract)
    for k in l1.undo.indices { change(&l1.undo[k].contracts[r]) }
  }

  /// An epoch ends: who asked in a final block of L1 joins or leaves.
  mutating func take(_ record: MemberRecord) throws(Breach) {
    let r = try chain(record.rollup)
    let length = head.epoch_checkpoints.value * head.checkpoint_ms.value
    try demand(
      record.epoch.value >= 1 && time == record.epoch.value * length, .membership,
      "epoch \(record.epoch.value) does not begin now")
    guard let request = chains[r].contract.request, request.joins == record.joins,
      request.number <= l1.finalNumber
    else { throw Breach(.membership, "R\(r) has not asked for that in a final block") }
    if case .layer3 = settling[r] { throw Breach(.membership, "R\(r) settles on its L2") }
    let isInTree = isMember(r) && !chains[r].contract.isOpen
    if record.joins {
      try demand(
        !isInTree && chains[r].contract.pending.isEmpty, .membership,
        "R\(r) is a member, or its proofs wait on L1")
      let here = time / head.checkpoint_ms.value
      writeForGood(r) { contract in
        contract.lockedForEpoch = record.epoch.value
        contract.leafBefore = max(contract.leafBefore, contract.settledHeight)
        contract.firstCheckpoint = here + 1
        contract.lastCheckpoint = Int.max
      }
      settling[r] = .tree
    } else {
      try demand(isMember(r), .membership, "R\(r) is no member")
      let here = time / head.checkpoint_ms.value
      writeForGood(r) { $0.lastCheckpoint = here }
      settling[r] = .alone
    }
    writeForGood(r) { $0.request = nil }
    noteLock(r)
    importsNodesOnly = false
    summary.changesOfMembers += 1
  }
}
