// Lower bounds for when things can happen (ARCHITECTURE, seam 1).

extension World {
  /// A lower bound for when a node will be proven, from proving times alone; `nil` if nobody can
  /// say. O(leaves not in below the node).
  public func earliest(_ node: NodeID, _ i: Int) -> Instant? {
    earliest(node, i, together: jointEarliest(i))
  }

  /// Where leaves depend on each other's blocks they are decided together: when the last of them
  /// can be. `nil`: each goes in by itself. O(N).
  private func jointEarliest(_ i: Int) -> Instant? {
    guard topology.usesCommitments else { return nil }
    return rollups.filter { topology.isMember($0.id) }.compactMap { leafEarliest($0.id, i) }.max()
  }

  private func earliest(_ node: NodeID, _ i: Int, together: Instant?) -> Instant? {
    guard comes(checkpoint: i) else { return nil }
    let settled = settings.time(ofCheckpoint: i)
    if let proof = slotProof(node, i) { return max(settled, proofs[proof].madeAt) }
    guard let resumes = resumption(i) else { return nil }
    if tree[node].isLeaf {
      return (together ?? leafEarliest(tree.rollup(at: node), i)).map { max($0, resumes) }
    }
    if case .folding(let job) = slot(node, i) { return jobs[job].ends }
    if case .refused = slot(node, i) { return nil }
    if i > checkpoint {
      // All of it is still to come: one fold a level, as if every leaf took no time; and each proof
      // of the node goes on from the one before.
      let levels = Int64(TreeShape.levels(of: tree[node].count))
      let before = checkpoint >= 1 ? earliest(node, checkpoint, together: nil) : nil
      return max(
        max(settled, resumes) + settings.costs.fold * levels,
        (before ?? .genesis) + settings.costs.fold)
    }
    guard let (left, right) = tree[node].children else { return nil }
    guard let a = earliest(left, i, together: together),
      let b = earliest(right, i, together: together)
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
    // Of whoever is no member then the tree waits for nothing.
    guard carryReason(r, i, at: holder(ofCheckpoint: i)) == nil else { return max(due, now) }
    let closes = due + settings.aggregation.collectionDeadline
    // After the deadline only a successor decides leaves, as soon as it is there.
    if closes <= now { return max(due, now) }
    // An open contract is carried without waiting for a proof.
    let opens = max(now, lockEnd(ofEpoch: l1.contracts[r].lockedForEpoch ?? 0))
    let latest = min(closes, max(due, opens))
    // Whatever was proven may arrive at any time, also once more at a successor.
    let isProven = rollups[r].prover.proofs.last.map { $0.checkpoint >= i } ?? false
    if isProven { return max(due, now) }
    if let job = rollups[r].prover.job, case .chain(_, let j, _, _) = jobs[job].kind,
      j >= i
    {
      var ends = jobs[job].ends
      // It begins anew, perhaps faster, if the leaf before is carried.
      if rollups[r].view.lastDecided < i - 1 {
        ends = min(ends, now + rollups[r].prover.usualTime)
      }
      // Late or not, the leaf is decided by the deadline at the latest.
      return min(ends + settings.networkDelay, latest)
    }
    return rollups[r].prover.isHalted ? latest : max(due, now)
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
