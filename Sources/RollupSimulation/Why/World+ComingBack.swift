// Blocks that have left a chain and come back: the sequencer went on with another branch than the
// one that the tree, an aggregator's word or L1 holds, and that decides (PROTOCOL 6 and 7.7).

extension World {
  /// Whether the block that sent a reverted message lies on a branch that may still decide: then
  /// its rollup has to go back to it, and the message is where it was. O(blocks held).
  public func mayComeBack(_ message: Message) -> Bool {
    let r = message.source
    guard message.reverted != nil else { return false }
    // What contradicts the contract L1 takes from nobody any more.
    let stored = l1.contracts[r].settled
    return branchesHeld(of: r).contains { block in
      !rollups[r].isOnChain(block) && rollups[r].descends(block, from: message.sentIn)
        && areOnOneBranch(r, block, stored)
    }
  }

  /// The first `B` that holds the send, whatever its rollup's sequencer says by now.
  public func rootHolding(_ message: Message) -> Int? {
    let r = message.source
    let root = roots.firstIndex {
      rollups[r].descends(includedBlock(of: r, under: $0), from: message.sentIn)
    }
    return root.map { $0 + 1 }
  }

  /// Nobody can say whether it is decided for that branch, so no moment is named.
  func waitForBranch(_ message: Message) -> Blocker {
    Blocker(
      condition: .branch, object: .rollup(message.source), actor: .prover(message.source),
      earliest: nil, deadline: nil)
  }

  /// The newest blocks of each branch of a rollup that somebody holds who can decide: its chain
  /// goes back there if it is elsewhere.
  private func branchesHeld(of r: RollupID) -> [BlockIndex] {
    let contract = l1.contracts[r]
    var held = [contract.settled, contract.finalBlock, rollups[r].view.included.block]
    held += contract.pending.map(\.block)
    held += commitments.map { $0.heads[r] }
    held += leavesHeld(of: r) + leavesForL1(of: r)
    if let l2 = topology.settlingL2(of: r) { held += blocksOnL2(of: r, l2) }
    // Whatever was proven on the included block may be taken in yet.
    let height = rollups[r].height(of: rollups[r].view.included.block)
    for proof in rollups[r].prover.proofs where rollups[r].height(of: proof.block) > height {
      if rollups[r].descends(proof.block, from: rollups[r].view.included.block) {
        held.append(proof.block)
      }
    }
    return held
  }

  /// Its leaves under the newest `B` and in all rounds after that.
  private func leavesHeld(of r: RollupID) -> [BlockIndex] {
    let leaf = tree.leaf(of: r)
    var held = roots.last.map { [includedBlock(of: r, under: $0)] } ?? []
    for aggregator in aggregators {
      for round in aggregator.rounds.reversed() {
        if round.checkpoint <= roots.count { break }
        if let block = round.slots[leaf].proof.flatMap({ proofs[$0].block }) { held.append(block) }
      }
    }
    return held
  }

  /// What proofs that wait for an L1 block would have its contract store.
  private func leavesForL1(of r: RollupID) -> [BlockIndex] {
    let l2 = topology.settlingL2(of: r)
    return l1.mempool.compactMap { id in
      switch l1.transactions[id].kind {
      case .settle(let proof):
        return proofs[proof].inputs.last.map { includedBlock(of: r, under: $0) }
      case .lone(let proof):
        guard let block = proofs[proof].block else { return nil }
        if l1.transactions[id].sender == .prover(r) { return block }
        guard let l2, l1.transactions[id].sender == .prover(l2) else { return nil }
        return verifiedBlock(of: r, on: l2, upTo: block)
      case .slash, .membership: return nil
      }
    }
  }

  /// What the contract in the L2's state stores, on the L2's chain and on the branch that L1 holds,
  /// and what waits for it.
  private func blocksOnL2(of r: RollupID, _ l2: RollupID) -> [BlockIndex] {
    let contract = l1.contracts[l2]
    let waiting = [rollups[r].sentToL2].compactMap { $0 } + rollups[l2].layer3Inbox
    return [layer3Block(of: r, on: l2), verifiedBlock(of: r, on: l2, upTo: contract.settled)]
      .compactMap { $0 }
      + contract.pending.compactMap { verifiedBlock(of: r, on: l2, upTo: $0.block) }
      + waiting.compactMap { id in
        guard case .lone(let s) = proofs[id].statement, s.rollup == r else { return nil }
        return proofs[id].block
      }
  }
}
