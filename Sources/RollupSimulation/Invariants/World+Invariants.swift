// PROTOCOL 7, checked after every event while the setting is on.

extension World {
  mutating func report(
    _ property: InvariantViolation.Property, _ object: Address?, declared: Int64, computed: Int64
  ) {
    let violation = InvariantViolation(
      property: property, event: eventCount, time: now, object: object, declared: declared,
      computed: computed)
    violations.append(violation)
    note(.invariant(.invariantBroken(violation)))
  }

  /// What can be told after any event; the rest is checked where it happens.
  mutating func checkInvariants(after event: Event) {
    switch event {
    case .rollupBlock(let r):
      checkMints(of: r)
      recountSupply(of: r)
      checkConservation()
    case .arrival(.receipt(let r, _, _, _, _)):
      recountSupply(of: r)
      checkConservation()
    case .jobEnds(let job):
      if case .lone(let r, _) = jobs[job].kind {
        recountSupply(of: r)
        checkConservation()
      }
      checkNewestProof()
    case .fault, .command, .l1Block:
      // Whatever any of these did, and whatever escaped the sums in between.
      for r in rollups.indices { recountSupply(of: RollupID(r)) }
      checkConservation()
    case .arrival(.chainProof), .arrival(.nodeProof), .arrival(.headers), .arrival(.retraction),
      .arrival(.doubleSigned), .arrival(.branchRefused), .arrival(.layer3Proof),
      .arrival(.heartbeat), .arrival(.takeover), .arrival(.missedProofs), .heartbeat, .watch,
      .collectionDeadline, .exitCheck, .checkpoint:
      break
    }
  }

  /// Takes a rollup's balances, summed anew from its ledger, into the sum over all. Only what a
  /// rollup's own event can have changed is summed at that event: all of them at each block would
  /// be O(N) a block.
  private mutating func recountSupply(of r: RollupID) {
    WorkMeter.count(.invariantVisits)
    let supply = rollups[r].state.ledger.supply
    book.conservation.hold(supply, at: r)
  }

  /// 1, on the live heads.
  private mutating func checkConservation() {
    if book.conservation.isStale {
      book.conservation.isStale = false
      for r in rollups.indices { recountSupply(of: RollupID(r)) }
    }
    let declared = Int64(book.conservation.supply)
    let computed = book.conservation.held + book.inFlight
    if computed != declared { report(.conservation, nil, declared: declared, computed: computed) }
  }

  /// 2: what the newest block minted is the source's own message, not minted before here, and the
  /// spent counter stands right behind it.
  private mutating func checkMints(of r: RollupID) {
    let head = rollups[r].head
    for id in rollups[r].blocks[head].mints {
      WorkMeter.count(.invariantVisits)
      let leaf = book.entries[id].leaf
      let behind = rollups[r].state.ledger.nextSpent(from: leaf.source)
      let isReal =
        rollups[leaf.source].blocks[book.entries[id].sentIn].sends.contains(id)
        && leaf.destination == r
      if !isReal { tally.forgedAccepted += 1 }
      if !isReal || book.entries[id].mint?.block != head || leaf.nonce >= behind {
        report(
          .noDoubleMint, .message(id), declared: Int64(leaf.nonce),
          computed: Int64(behind))
      }
    }
  }

  /// 3: a settled block is never replaced; each new one descends from it.
  mutating func checkForward(_ r: RollupID, from: BlockIndex, to: BlockIndex) {
    guard isChecking else { return }
    let floor = rollups[r].blocks[from].height
    let block = rollups[r].ancestor(of: to, at: floor)
    if block != from {
      report(
        .l1OnlyForward, .block(r, height: floor), declared: Int64(from.rawValue),
        computed: Int64(block.rawValue))
    }
  }

  /// 4 and 5: the newest proof continues the one before, and its exports stay within the bound.
  private mutating func checkNewestProof() {
    guard let proof = proofs.last else { return }
    switch proof.statement {
    case .node(let s):
      guard let node = tree.node(first: s.first, count: s.count) else { return }
      checkExportBound(of: proof.id, at: node, leaves: s.count, s.checkpoint, s.exports.count)
      // A `B` with junk in it that nobody took breaks nothing.
      if node == TreeShape.root, roots.last == proof.id {
        let before =
          s.checkpoint == 1
          ? genesisHashes[0]
          : roots.count >= s.checkpoint
            ? proofs[roots[s.checkpoint - 1]].cur : nil
        if let before, before != s.prev {
          report(.continuity, .root(checkpoint: s.checkpoint), declared: 0, computed: 1)
        }
      }
    case .chain(let s):
      checkExportBound(
        of: proof.id, at: tree.leaf(of: s.rollup), leaves: 1, s.checkpoint, s.exports.count)
    // What exports nothing, and what L1 looks at itself.
    case .carry, .settlement, .lone: break
    }
  }

  /// 7: a cause that really is there.
  mutating func checkRevert(_ r: RollupID, floor: Int, cause: RevertCause) {
    guard isChecking else { return }
    checkSettledStays(r, floor: floor, cause: cause)
    let isJustified: Bool
    switch cause {
    case .fork: isJustified = rollups[r].sequencer.forks > 0
    case .otherBranchIncluded:
      isJustified =
        !rollups[r].isOnChain(rollups[r].view.included.block)
        || !rollups[r].isOnChain(l1.contracts[r].settled)
        || !rollups[r].isOnChain(proofBase(of: r).block)
    case .otherBranchCommitted: isJustified = rollups[r].sequencer.forks > 0
    case .importLost(let export), .importTimedOut(let export), .l1Reorg(let export):
      isJustified = rollups[r].block(atHeight: floor + 1).imports.contains(export)
    }
    if !isJustified {
      report(.justifiedReverts, .block(r, height: floor), declared: 1, computed: 0)
    }
  }
}
