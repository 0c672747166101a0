// What a proven block waits for until L1 has it (ARCHITECTURE, seam 1; PROTOCOL 6).

extension World {
  /// Who brings a block of the tree to L1, and when at the soonest: a settlement that is under way,
  /// the last `B` of its epoch, an exit with the last `B` once nobody is heard, or, when its
  /// contract is open, a proof of its own.
  func waitForL1(height: Int, of r: RollupID, provenAt checkpoint: Int) -> Blocker {
    if l1.contracts[r].isOpen {
      // Whoever posts a `B` moves this contract too, and nobody settles alone what the tree holds
      // as long as somebody can make that `B`.
      let exit = exitOfOpened(height: height, of: r)
      let posted = (underway(height: height, of: r) + [exit.flatMap(epochsEnd), exit])
        .compactMap { $0 }
      let alone = topology.isMember(r) ? waitAlone(of: r) : waitOutside(height: height, of: r)
      guard let first = posted.first else { return alone }
      let soonest = posted.dropFirst().reduce(first, sooner)
      let holdsBack = waitsForTree(r) && !isSettlingAlone(r)
      var next = holdsBack ? soonest : sooner(soonest, alone)
      // One that does not hold back is at it already.
      next.alone = holdsBack ? goesAlone(r) : alone.earliest
      return next
    }
    let number = max(roots.count, checkpoint, l1.registry.checkpoint + 1, 1)
    let deadline = lockRelease(ofEpoch: lockedThrough(r) ?? l1.nextLockEnd)
    var best = waitForEpochsEnd(number)
    let others =
      underway(height: height, of: r)
      + [
        exitBySilence(height: height, of: r),
        exitOfOpened(height: height, of: r, before: best.earliest),
        waitAlone(of: r),
      ]
    best = others.compactMap { $0 }.reduce(best, sooner)
    best.deadline = deadline
    return best
  }

  /// The last `B` of an epoch, which its aggregator brings to L1.
  private func waitForEpochsEnd(_ i: Int) -> Blocker {
    let last = settings.lastCheckpoint(ofEpoch: settings.epoch(ofCheckpoint: i))
    return Blocker(
      condition: .settlement(checkpoint: last), object: .root(checkpoint: last),
      actor: .aggregator(maker(ofCheckpoint: last) ?? holder(ofCheckpoint: last)),
      earliest: rootEarliest(last).flatMap { made in
        // A `B` that is there still needs somebody to bring it, who may be at it already.
        resumption(last).map { resumes in
          let begins = resumes > now ? max(made, resumes) : made
          return nextL1Block(after: max(now, begins + settings.costs.settlement))
        }
      },
      deadline: nil)
  }

  /// The aggregator may be there before whoever would post a `B` that is still to be made, or
  /// whose contract is still to open.
  private func epochsEnd(_ exit: Blocker) -> Blocker? {
    guard case .settlement(let i) = exit.condition else { return nil }
    if i <= roots.count, case .prover(let r) = exit.actor, l1.contracts[r].isOpen { return nil }
    let end = waitForEpochsEnd(i)
    return end.earliest == nil ? nil : end
  }

  /// The one that can come first, and of two the second, which is the surer; what has no moment of
  /// its own comes after all others.
  private func sooner(_ a: Blocker, _ b: Blocker) -> Blocker {
    guard let time = b.earliest else { return a }
    return a.earliest.map { time <= $0 } ?? true ? b : a
  }

  /// Whether a rollup lets the tree settle what that holds of it: also if an aggregator that is
  /// alive has yet to be heard again.
  private func waitsForTree(_ r: RollupID) -> Bool {
    if awaitsRoot(r) { return true }
    let leaf = pendingLeaf(r)
    return leaf.height > max(leaf.covered, l1.contracts[r].settledHeight)
      && aggregators.contains { !$0.isCrashed }
  }

  /// Whether a proof of the rollup's own is being made, or waits for an L1 block.
  private func isSettlingAlone(_ r: RollupID) -> Bool {
    if let job = rollups[r].prover.job, case .lone = jobs[job].kind { return true }
    return sentAlone(by: r) != nil
  }

  /// A rollup whose contract has opened posts the newest `B` as soon as it has it, before it
  /// settles alone; that brings whatever the `B` holds to L1. If no `B` holds the block yet it is
  /// the first one that can.
  ///
  /// Nothing if that cannot be before `bound`: when a `B` will be made is looked up only if it
  /// matters.
  private func exitOfOpened(
    height: Int, of r: RollupID, before bound: Instant? = nil
  ) -> Blocker? {
    // What is asked for may be the next block, which is not there yet.
    guard height <= rollups[r].height, let poster = firstToOpen() else { return nil }
    // One that is on its way there is posted when it arrives.
    let held = max(heldCheckpoint(poster.rollup), l1.registry.checkpoint)
    var i = roots.count > held ? firstRoot(after: held, holding: height, of: r) : roots.count
    if i <= l1.registry.checkpoint || !holds(height, of: r, checkpoint: i) {
      i = max(roots.count + 1, firstCheckpoint(of: r, height: height))
      // The leaf of an open contract is carried, unless it was taken in before.
      if l1.contracts[r].isOpen, !leafHolds(height, of: r, at: i) { return nil }
    }
    // The aggregator itself needs no delivery to settle the last `B` of its epoch.
    let isLast = settings.lastCheckpoint(ofEpoch: settings.epoch(ofCheckpoint: i)) == i
    if !isLast, let bound, poster.opens >= bound { return nil }
    guard let made = rootEarliest(i) else { return nil }
    let arrives = isLast ? made : max(made + settings.networkDelay, poster.opens)
    return Blocker(
      condition: .settlement(checkpoint: i), object: .root(checkpoint: i),
      actor: .prover(poster.rollup),
      earliest: nextL1Block(after: max(now, arrives) + settings.costs.settlement), deadline: nil)
  }

  /// The first `B` after one that holds a block, or the newest.
  private func firstRoot(after i: Int, holding height: Int, of r: RollupID) -> Int {
    (i + 1...roots.count).first { holds(height, of: r, checkpoint: $0) } ?? roots.count
  }

  /// The member whose contract is open, or may be first to open: whether a lock is renewed in time
  /// nobody can know. O(N), and no more than a few steps while none is open.
  private func firstToOpen() -> (rollup: RollupID, opens: Instant)? {
    func canPost(_ r: RollupID) -> Bool { topology.isMember(r) && !rollups[r].prover.isHalted }
    if topology.hasOpened,
      let open = rollups.numbers.first(where: { l1.contracts[$0].isOpen && canPost($0) })
    {
      return (open, now)
    }
    // No lock ends before the next one.
    var found: (rollup: RollupID, opens: Instant)?
    for r in rollups.numbers where canPost(r) {
      let epoch = max(l1.contracts[r].lockedForEpoch ?? 0, l1.nextLockEnd)
      let opens = lockEnd(ofEpoch: epoch)
      if found.map({ opens < $0.opens }) ?? true { found = (r, opens) }
      if epoch == l1.nextLockEnd { break }
    }
    return found
  }

  /// Settlements that are being proven, or wait for an L1 block, and hold the block.
  private func underway(height: Int, of r: RollupID) -> [Blocker?] {
    let proving = settlementJobs.map { id -> Blocker? in
      guard case .settlement(_, let i) = jobs[id].kind, jobs[id].state == .running,
        holds(height, of: r, checkpoint: i)
      else { return nil }
      let actor: Party =
        switch jobs[id].maker {
        case .prover(let r): .prover(r)
        case .worker(let a, _): .aggregator(a)
        }
      return Blocker(
        condition: .settlement(checkpoint: i), object: .root(checkpoint: i), actor: actor,
        earliest: nextL1Block(after: jobs[id].ends), deadline: nil)
    }
    let sent = l1.mempool.map { id -> Blocker? in
      guard case .settle(let proof) = l1.transactions[id].kind,
        let i = proofs[proof].checkpoint, holds(height, of: r, checkpoint: i)
      else { return nil }
      return Blocker(
        condition: .settlement(checkpoint: i), object: .root(checkpoint: i), actor: .l1,
        earliest: nextL1Block(after: l1.transactions[id].sentAt), deadline: nil)
    }
    return proving + sent
  }

  /// Once no aggregator has been heard for long enough, any rollup posts the last `B`.
  private func exitBySilence(height: Int, of r: RollupID) -> Blocker? {
    guard let after = settings.aggregation.exitAfter, terms.contains(where: { !$0.isSettled })
    else { return nil }
    let due = max(now, rollups[r].view.lastBeat + after)
    // The newest may be on its way there.
    let arrives = roots.last.map { proofs[$0].madeAt + settings.networkDelay }
    let i = arrives.map { $0 <= due } ?? false ? roots.count : heldCheckpoint(r)
    guard holds(height, of: r, checkpoint: i) else { return nil }
    // Beats come as long as somebody lives who will be heard before then.
    if let heard = nextBeatHeard(i + 1), heard < due { return nil }
    return Blocker(
      condition: .settlement(checkpoint: i), object: .root(checkpoint: i), actor: .prover(r),
      earliest: nextL1Block(after: due + settings.costs.settlement), deadline: nil)
  }

  /// When the rollups hear the next beat of whoever works on a checkpoint, or will.
  private func nextBeatHeard(_ i: Int) -> Instant? {
    let delay = settings.networkDelay
    guard let resumes = resumption(i), let maker = maker(ofCheckpoint: i) else { return nil }
    if resumes > now { return resumes + delay }
    let last = aggregators[maker].lastBeat + delay
    return last > now ? last : max(now, last + settings.aggregation.heartbeat)
  }

  func holds(_ height: Int, of r: RollupID, checkpoint i: Int) -> Bool {
    guard let root = rootProof(i) else { return false }
    return rollups[r].block(includedBlock(of: r, under: root)).height >= height
  }

  /// The rollup settles by itself, now or once its lock has ended and its contract may open.
  func waitAlone(of r: RollupID) -> Blocker {
    let rollup = rollups[r]
    guard let epoch = lockedThrough(r) else { return waitForLoneProof(of: r) }
    let opens = lockEnd(ofEpoch: epoch)
    // Whoever tried to run ahead may have a proof waiting there.
    let ready =
      sentAlone(by: r).map { max(l1.transactions[$0].sentAt, opens) }
      ?? max(now, opens) + rollup.prover.usualTime
    return Blocker(
      condition: .lock, object: .rollup(r), actor: .l1, earliest: nextL1Block(after: ready),
      deadline: lockRelease(ofEpoch: epoch))
  }

  /// The epoch through which a contract is locked, as far as L1 has decided: a lock that ends is
  /// renewed if a `B` of its epoch was accepted which moved the rollup on. `nil`: it is open.
  func lockedThrough(_ r: RollupID) -> Int? {
    let contract = l1.contracts[r]
    guard let locked = contract.lockedForEpoch else { return nil }
    var (epoch, height) = (max(locked, l1.nextLockEnd), contract.leafHeightBefore)
    guard topology.isMember(r) else { return epoch }
    for leaf in contract.leafHeights.dropFirst(epoch - l1.nextLockEnd) {
      if leaf <= height { break }
      (epoch, height) = (epoch + 1, leaf)
    }
    return epoch
  }

  /// When an epoch's lock ends as contracts see it: they look at the clock with the next block of
  /// L1.
  public func lockRelease(ofEpoch epoch: Int) -> Instant {
    let end = lockEnd(ofEpoch: epoch)
    return end < now ? nextL1Block(after: end) : end
  }

  /// From when on a rollup goes on without those who make the tree, if nothing comes of it: its
  /// contract opens, and it settles alone and is reached by L1 roots; or, if that is open, it has
  /// heard nobody for too long. `nil` if that time is over.
  func goesAlone(_ r: RollupID) -> Instant? {
    guard let epoch = lockedThrough(r) else {
      let end = rollups[r].view.lastBeat + settings.patience
      return end >= now ? end : nil
    }
    return lockRelease(ofEpoch: epoch)
  }

  /// A proof of the rollup's own that waits for an L1 block.
  private func sentAlone(by r: RollupID) -> L1TransactionID? {
    l1.mempool.first {
      if case .lone = l1.transactions[$0].kind {
        l1.transactions[$0].sender == .prover(r)
      } else {
        false
      }
    }
  }

  private func waitForLoneProof(of r: RollupID) -> Blocker {
    let prover = rollups[r].prover
    var (actor, ready, isHalted) = (Party.prover(r), now + prover.usualTime, prover.isHalted)
    if let sent = sentAlone(by: r) {
      (actor, ready, isHalted) = (.l1, l1.transactions[sent].sentAt, false)
    } else if let job = prover.job, case .lone = jobs[job].kind {
      ready = jobs[job].ends
    }
    return Blocker(
      condition: isHalted ? .healing : .settlement(checkpoint: checkpoint), object: .rollup(r),
      actor: isHalted ? .person : actor, earliest: isHalted ? nil : nextL1Block(after: ready),
      deadline: nil)
  }

  private func rootEarliest(_ i: Int) -> Instant? {
    if let proof = rootProof(i) { return proofs[proof].madeAt }
    return earliest(TreeShape.root, i)
  }
}
