// Lower bounds for when things can happen (ARCHITECTURE, seam 1).

extension World {
  /// A lower bound for when a node will be proven, from proving times alone; `nil` if nobody can
  /// say. O(leaves not in below the node, at each checkpoint that it is behind).
  public func earliest(_ node: NodeID, _ i: Int) -> Instant? {
    guard comes(checkpoint: i) else { return nil }
    if slotProof(node, i) != nil || i < 1 { return earliestAlone(node, i, together: nil) }
    let due = settings.time(ofCheckpoint: i)
    // Each proof of a node goes on from the one before, and takes a fold more.
    var first = min(i, max(1, checkpoint))
    while first > 1, slotProof(node, first - 1) == nil { first -= 1 }
    var time: Instant?
    for j in first...min(i, max(first, checkpoint)) {
      guard let alone = earliestAlone(node, j, together: jointEarliest(j)) else { return nil }
      time = max(alone, time.map { $0 + foldTime(of: node, j) } ?? alone)
    }
    if i <= checkpoint { return time }
    guard let resumes = resumption(i) else { return nil }
    // All of it is still to come: one fold a level, as if every leaf took no time.
    let fold = settings.costs.fold
    let levels = Int64(TreeShape.levels(of: tree[node].count))
    let late = checkpoint < 1 || tree[node].isLeaf ? nil : time
    return max(
      max(due, resumes) + fold * levels,
      late.map { $0 + fold * Int64(i - checkpoint) } ?? due)
  }

  /// What a node takes at the least after its proof before: nothing if it is decided or under way.
  private func foldTime(of node: NodeID, _ i: Int) -> Span {
    if tree[node].isLeaf { return .zero }
    return switch slot(node, i) {
    case .folding, .proven, .carried: .zero
    case .waiting, .ready, .refused, .lost: settings.costs.fold
    }
  }

  /// Where leaves depend on each other's blocks they are decided together: when the last of them
  /// can be. `nil`: each goes in by itself. O(N).
  private func jointEarliest(_ i: Int) -> Instant? {
    guard topology.usesCommitments else { return nil }
    return rollups.filter { topology.isMember($0.id) }.compactMap { leafEarliest($0.id, i) }.max()
  }

  /// The same from what lies below the node at one checkpoint that has been reached.
  private func earliestAlone(_ node: NodeID, _ i: Int, together: Instant?) -> Instant? {
    let due = settings.time(ofCheckpoint: i)
    if let proof = slotProof(node, i) { return max(due, proofs[proof].madeAt) }
    guard let resumes = resumption(i) else { return nil }
    if tree[node].isLeaf {
      return (together ?? leafEarliest(tree.rollup(at: node), i)).map { max($0, resumes) }
    }
    if case .folding(let job) = slot(node, i) { return jobs[job].ends }
    if case .refused = slot(node, i) { return nil }
    guard let (left, right) = tree[node].children,
      let a = earliestAlone(left, i, together: together),
      let b = earliestAlone(right, i, together: together)
    else { return nil }
    return max(resumes, a, b) + settings.costs.fold
  }

  /// Whether a checkpoint is reached before blocks end.
  func comes(checkpoint i: Int) -> Bool {
    settings.time(ofCheckpoint: i) <= .genesis + scenario.duration
  }

  /// When somebody can work on checkpoint `i`: now, or when the first successor takes over from a
  /// dead holder; `nil` if there is none.
  func resumption(_ i: Int) -> Instant? {
    let holder = holder(ofCheckpoint: max(1, i))
    guard aggregators[holder].isCrashed else { return now }
    let term = terms[min(settings.epoch(ofCheckpoint: i), terms.count - 1)]
    return aggregators.filter { !$0.isCrashed }.map { takeoverTime(of: $0.id, term: term) }.min()
      .map { max(now, $0) }
  }

  private func leafEarliest(_ r: RollupID, _ i: Int) -> Instant? {
    let due = settings.time(ofCheckpoint: i)
    // Of whoever is no member then the tree waits for nothing, nor of a leaf that may turn out to
    // have been carried through all of the epoch before.
    if carryReason(r, i, at: holder(ofCheckpoint: i)) != nil || mayEndWithLock(r, i) {
      return max(due, now)
    }
    let closes = due + settings.aggregation.collectionDeadline
    // After the deadline only a successor decides leaves, as soon as it is there.
    if closes <= now { return max(due, now) }
    // An open contract is carried without waiting for a proof.
    let opens = max(now, lockEnd(ofEpoch: l1.contracts[r].lockedForEpoch ?? 0))
    let latest = min(closes, max(due, opens))
    // Whatever was proven may arrive at any time, also once more at a successor.
    let prover = rollups[r].prover
    let isProven = prover.proofs.last.map { $0.checkpoint >= i } ?? false
    if isProven { return isLost(r, i) && !areProofsSentAgain(i) ? latest : max(due, now) }
    // Without a proof of just this checkpoint the deadline decides, late proofs or none.
    guard let arrives = proofEarliest(r, i) else { return latest }
    return min(max(due, arrives) + settings.networkDelay, latest)
  }

  /// When a prover can be done with the chain proof of a checkpoint that it has not made; `nil` if
  /// it makes none by itself: it is halted, or will go on with a newer checkpoint.
  private func proofEarliest(_ r: RollupID, _ i: Int) -> Instant? {
    let prover = rollups[r].prover
    let usual = prover.slowNext ?? prover.usualTime
    guard let job = prover.job, case .chain(_, let j, _, _) = jobs[job].kind else {
      if prover.isHalted || i < checkpoint && prover.job == nil { return nil }
      return now + usual
    }
    // It begins anew, perhaps faster, if the leaf before is carried.
    let mayRestart = rollups[r].view.lastDecided < j - 1
    if j >= i { return mayRestart ? min(jobs[job].ends, now + usual) : jobs[job].ends }
    // It is behind: what comes next is the proof of the newest checkpoint.
    if mayRestart { return now + usual }
    return i < checkpoint ? nil : jobs[job].ends + usual
  }

  /// Whether a leaf's lock may keep it out at a checkpoint, since nobody knows yet whether it was
  /// carried through all of the epoch before. O(checkpoints of an epoch).
  private func mayEndWithLock(_ r: RollupID, _ i: Int) -> Bool {
    let epoch = settings.epoch(ofCheckpoint: i)
    let last = settings.lastCheckpoint(ofEpoch: epoch - 1)
    let first = last - settings.checkpointsPerEpoch
    guard epoch > 0, let locked = l1.contracts[r].lockedForEpoch, locked < epoch,
      l1.contracts[r].membership.lowerBound <= first + 1
    else { return false }
    let leaf = tree.leaf(of: r)
    func height(_ j: Int) -> Int? {
      if j == 0 { return 0 }
      return mayDecideAnew(leaf, j)
        ? nil : includedLeaf(holder(ofCheckpoint: j), leaf, at: j)?.height
    }
    guard let before = height(first) else { return true }
    return !(first + 1...last).contains { height($0).map { $0 > before } ?? false }
  }

  /// The next block of a rollup; the one of this very instant may still be to come. O(1).
  func nextBlockTime(of r: RollupID) -> Instant {
    let step = settings.blockTime.milliseconds
    let next = Instant(milliseconds: (now.milliseconds + step - 1) / step * step)
    // The one that was made now may have left the chain again.
    let newest = rollups[r].blocks[rollups[r].blocks.count - 1].time
    return newest < next ? next : next + settings.blockTime
  }

  /// The first L1 block still to come that is strictly after `time`. After a reorg the newest one
  /// may lie more than a slot back.
  func nextL1Block(after time: Instant) -> Instant {
    let slot = settings.l1.slot.milliseconds
    let newest = l1.blocks[l1.height].header.time
    let next = max(time, newest).milliseconds / slot + 1
    return Instant(milliseconds: max(next, (now.milliseconds + slot - 1) / slot) * slot)
  }
}
