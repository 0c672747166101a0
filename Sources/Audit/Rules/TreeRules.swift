// When leaves come into the tree, and which (PROTOCOL 0, 2.1 and 6): the last block at a
// checkpoint, of members whose contracts are locked.

extension AuditState {
  func epoch(_ checkpoint: Int) -> Int { max(0, checkpoint - 1) / head.epoch_checkpoints.value }

  /// Nothing is proven of a checkpoint before it.
  func checkTime(ofProofOf checkpoint: Int) throws(Breach) {
    try demand(
      checkpoint <= time / head.checkpoint_ms.value, .checkpoint,
      "checkpoint \(checkpoint) is not yet")
  }

  /// A chain proof ends at the last block of the rollup's chain that is not after its checkpoint.
  func checkLast(_ to: Int, notAfter checkpoint: Int, _ r: Int) throws(Breach) {
    let end = checkpoint * head.checkpoint_ms.value
    var next = chains[r].head
    while let block = chains[r].blocks[next], block.time > end, next > to { next = block.parent }
    try demand(
      next == to && chains[r].blocks[to].map { $0.time <= end } ?? false, .checkpoint,
      "block \(to) of R\(r) is not its last at checkpoint \(checkpoint)")
  }

  /// Why a leaf is carried can be told from its contract, but for what came too late.
  func checkCause(_ record: CarryRecord, _ r: Int) throws(Breach) {
    let (lock, i) = (chains[r].locks[chains[r].locks.count - 1], record.checkpoint.value)
    switch record.cause {
    case .openContract:
      try demand(!lock.holds(at: i), .carry, "the contract of R\(r) is locked")
    case .deadline: break
    case .entangled:
      try demand(head.usesCommitments, .carry, "no members import each other's blocks")
    case .lockEnds:
      try demand(
        lock.epoch.map { $0 < epoch(i) } ?? false, .carry, "the lock of R\(r) does not end")
    }
    if record.cause != .openContract {
      try demand(
        lock.holds(at: i), .carry, "the contract of R\(r) is open, or it is no member at \(i)")
    }
  }

  /// The leaves below a node whose hash one checkpoint ago is stated by proof `before`. A rollup's
  /// own proof may stand there only if the tree could take it at some moment since it was made.
  func leaves(
    _ left: NodeStatement, _ right: NodeStatement, after before: Int?, at i: Int
  ) throws(Breach) -> [HeldLeaf?] {
    var found: [HeldLeaf?] = []
    let epoch = epoch(i)
    for (side, input) in [left, right].enumerated() {
      guard let leaf = input.leaf else {
        found.append(nil)
        continue
      }
      let old = before.flatMap { nodes[$0]?.leaves[side] }
      let isNew = epoch > self.epoch(i - 1)
      let held = HeldLeaf(
        hash: input.cur, height: leaf.height,
        last: (isNew ? old?.height : old?.last) ?? 0, first: (isNew ? old?.last : old?.first) ?? 0)
      found.append(held)
      if leaf.carried == nil { try checkMayEnter(leaf, held, at: i) }
      if leaf.carried == .lockEnds {
        try demand(
          held.last == held.first, .carry, "the epoch before moved the leaf of R\(leaf.rollup)")
      }
    }
    return found
  }

  private func checkMayEnter(
    _ leaf: NodeStatement.Leaf, _ held: HeldLeaf, at i: Int
  ) throws(Breach) {
    let (r, epoch, k) = (leaf.rollup, epoch(i), head.epoch_checkpoints.value)
    let isStill = epoch > 0 && held.last <= held.first
    let locks = chains[r].locks
    let mayEnter = locks.indices.contains { n in
      // It was decided on after it was made, and after its checkpoint.
      if n + 1 < locks.count {
        let end = locks[n + 1]
        if end.event < leaf.madeAt || end.time < i * head.checkpoint_ms.value { return false }
      }
      guard locks[n].holds(at: i), let locked = locks[n].epoch else { return false }
      return !(isStill && locked < epoch && locks[n].first <= (epoch - 1) * k + 1)
    }
    try demand(
      mayEnter, .leaf, "the tree takes no leaf of R\(r) at checkpoint \(i) but the one it has")
  }

  /// What the contract of a rollup is like by now, for leaves that are decided on from here on.
  mutating func noteLock(_ r: Int) {
    let contract = chains[r].contract
    let lock = LockState(
      event: event, time: time, epoch: contract.lockedForEpoch, first: contract.firstCheckpoint,
      last: contract.lastCheckpoint)
    let before = chains[r].locks.last
    if before?.epoch == lock.epoch, before?.first == lock.first, before?.last == lock.last {
      return
    }
    chains[r].locks.append(lock)
  }

  /// Who makes the proofs of an epoch: the next in the rotation, and after it whoever took over
  /// because it had fallen silent.
  mutating func checkTurn(of maker: Int, at checkpoint: Int) throws(Breach) {
    let epoch = epoch(checkpoint)
    let start = epoch * head.epoch_checkpoints.value * head.checkpoint_ms.value
    let turn = turns[epoch] ?? Turn(holder: epoch % head.keys.aggregators.count, since: start)
    try demand(
      maker == turn.holder || silentUntil[turn.holder] >= turn.since, .turn,
      "Agg\(maker) makes a proof of epoch \(epoch), and Agg\(turn.holder) has not been silent")
    turns[epoch] = Turn(holder: maker, since: time)
  }

  /// An aggregator speaks again.
  mutating func noteWord(of a: Int) {
    if silentUntil[a] == Int.max { silentUntil[a] = time }
  }
}

/// Who holds an epoch, and when it last showed.
struct Turn {
  let holder: Int
  let since: Int
}

/// A contract's lock and membership from an event on.
struct LockState {
  let event: Int
  let time: Int
  /// The epoch that it is locked for; nil: open.
  let epoch: Int?
  /// The checkpoints at which the tree takes leaves of the rollup.
  let first: Int
  let last: Int

  func holds(at checkpoint: Int) -> Bool {
    epoch != nil && checkpoint >= first && checkpoint <= last
  }
}
