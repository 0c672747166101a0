// What no later line can name any more. Parties act on what has reached them, so a line may still
// name what L1 has left behind, but not for long: the grace of the locks outlasts all deliveries.

/// What L1 had for good at one time.
struct PastL1 {
  let time: Int
  /// The registry's.
  let checkpoint: Int
  /// By rollup: the older of the block that its contract stores and its leaf under the registry's
  /// `B`, and the height of that leaf.
  let blocks: [Int]
  let heights: [Int]
}

extension AuditState {
  /// Asked when something has become final.
  mutating func forgetSettled() {
    forgetFinalMints()
    past.append(presentL1())
    let deadline = time - head.lock_grace_ms.value
    while past.count > 1, past[1].time <= deadline { past.removeFirst() }
    if past[0].time <= deadline { forget(before: past[0]) }
  }

  private func presentL1() -> PastL1 {
    let leaves = l1.undo.first?.heldLeaves ?? l1.heldLeaves
    let held = chains.indices.map { chains[$0].indices[leaves[$0]] }
    return PastL1(
      time: time, checkpoint: l1.undo.first?.checkpoint ?? l1.checkpoint,
      // A later `B` may still bring an older leaf than the contract has, from the registry's on.
      blocks: chains.indices.map { r in
        let settled = l1.undo.first?.contracts[r].settled ?? chains[r].contract.settled
        return min(settled, held[r] ?? settled)
      },
      heights: chains.indices.map { r in held[r].flatMap { chains[r].blocks[$0]?.height } ?? 0 })
  }

  private mutating func forget(before past: PastL1) {
    if importsNodesOnly {
      for r in chains.indices { chains[r].forget(below: past.blocks[r]) }
    }
    let oldest = past.checkpoint - 2 * head.epoch_checkpoints.value
    guard oldest > 0 else { return }
    let held = chains.indices.map { r in roots[lastRoot].flatMap { leaf(of: r, under: $0) }?.hash }
    // A late leaf goes in at any later checkpoint, as long as it goes on from what the tree holds,
    // which is never below what L1 has for good.
    nodes = nodes.filter { _, node in
      node.checkpoint >= oldest
        || node.leaf.map { $0.carried == nil && $0.height >= past.heights[$0.rollup] } ?? false
    }
    hashes = hashes.filter { $0.key.checkpoint >= UInt64(oldest) }
    roots = roots.filter { $0.key >= oldest }
    givenUp = givenUp.filter { $0.key.checkpoint >= UInt64(oldest) }
    turns = turns.filter { $0.key >= epoch(oldest) }
    rootProofs = rootProofs.filter { $0.value >= oldest }
    for r in chains.indices {
      // A slow prover's next proof may extend its last, however old that is.
      let own = chains[r].proofs.values.map(\.checkpoint).max() ?? oldest
      chains[r].forget(
        before: oldest, proofsBefore: min(oldest, own - head.epoch_checkpoints.value),
        at: oldest * head.checkpoint_ms.value, held: held[r], posted: past.heights[r])
    }
  }
}
