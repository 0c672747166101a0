// What a rollup can do for itself when the tree does not settle it: post the last `B` that it
// holds, prove its chain alone, ask to join again (PROTOCOL 6, "Exit", "Lone proof", "Lock"). All
// of it becomes a part of its callers, or a rollup and what is around it would be copied for each
// call.

extension Rollup {
  /// The checkpoint of the last `B` that it holds; 0 for none.
  @inline(__always) func heldCheckpoint(_ proofs: Table<Proof>) -> Int {
    view.lastRoot.flatMap { proofs[$0].checkpoint } ?? 0
  }

  /// Whether it could post a `B` that L1 has not.
  @inline(__always) func canPost(after registered: Int, _ proofs: Table<Proof>) -> Bool {
    !prover.isHalted && heldCheckpoint(proofs) > registered
  }

  /// The block up to which it would prove alone, for a checkpoint, from a height on; `nil` if there
  /// is nothing to prove, or nobody who could.
  @inline(__always) func loneTarget(for checkpoint: Int, from height: Int) -> BlockIndex? {
    let target = checkpointBlocks[checkpoint]
    guard prover.isFree, isOnChain(target), self.height(of: target) > height else { return nil }
    return target
  }

  /// The heights of the newest leaf that the tree may hold, as far as it can know, and of the one
  /// under the last `B` that it holds; both 0 if the former is not on its chain.
  @inline(__always) func pendingLeaf(_ around: Surroundings) -> (height: Int, covered: Int) {
    let block = provingBase(around.proofs).block
    guard isOnChain(block) else { return (0, 0) }
    let covered = view.lastRoot.map { height(of: around.includedBlock(of: id, under: $0)) }
    return (height(of: block), covered ?? 0)
  }

  /// Whether an aggregator is heard.
  @inline(__always) func hearsAnyone(_ around: Surroundings) -> Bool {
    around.now < view.lastBeat + around.settings.patience
  }

  /// Whether a leaf of its own is in the tree, or on its way there, and under no `B` yet, while an
  /// aggregator is heard that can make one.
  @inline(__always) func awaitsRoot(_ contract: VerifierContract, _ around: Surroundings) -> Bool {
    guard hearsAnyone(around) else { return false }
    let leaf = pendingLeaf(around)
    return leaf.height > max(leaf.covered, contract.settledHeight)
  }

  /// Whether it asks to come back under the tree: as soon as it can prove and hears an aggregator.
  @inline(__always) func wantsToRejoin(_ contract: VerifierContract, _ around: Surroundings) -> Bool
  {
    around.topology.isMember(id) && contract.isOpen && contract.request == nil
      && !prover.isHalted && hearsAnyone(around)
  }
}

extension Settings {
  /// How long one that settles alone hears nothing before it takes all aggregators for gone: each
  /// of them could have taken over meanwhile.
  var patience: Span { aggregation.timeout * Int64(aggregation.aggregators + 1) }
}
