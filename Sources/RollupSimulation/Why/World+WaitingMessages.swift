// What messages wait for, read off the guards (ARCHITECTURE, seam 1).

extension World {
  /// From a message's next level down to the one thing that blocks; empty once it is final or
  /// reverted. O(depth).
  public func waiting(for id: MessageID) -> [Blocker] {
    let message = message(id)
    if message.reverted != nil { return mayComeBack(message) ? [waitForBranch(message)] : [] }
    switch message.level {
    case .sent: return waitingForOpening(message)
    case .openable: return [waitForNextBlock(of: message)]
    case .imported: return waitingForSettling(message)
    case .settled: return [waitForL1(message)]
    case .onL1: return [waitForFinality(message)]
    case .final: return []
    }
  }

  /// The proof of the node that contains the send, and its way to the receiver.
  func waitingForNode(of message: Message) -> [Blocker] {
    guard let (node, i) = opener(of: message) else { return [] }
    var chain = waiting(for: node, i)
    let receive = settings.networkDelay
    if chain.isEmpty, let proof = slot(node, i).proof {
      chain = [
        Blocker(
          condition: .delivery, object: address(of: node, checkpoint: i), actor: .network,
          earliest: max(now, proofs[proof].madeAt + receive), deadline: nil)
      ]
    } else if let first = chain.first {
      // The message itself moves one delivery after the node is proven.
      chain[0].earliest = first.earliest.map { $0 + receive }
    }
    return withWayOut(chain, of: message.destination)
  }

  /// The node, and its checkpoint, through which a message can first be opened; `nil` if it comes
  /// by another way.
  func opener(of message: Message) -> (node: NodeID, checkpoint: Int)? {
    guard route(of: message).imports == .node else { return nil }
    let ancestor = importAncestor(of: message.destination, from: message.source)
    return (
      rollups[message.destination].view.ancestors[ancestor],
      firstCheckpoint(containing: message)
    )
  }

  /// The checkpoint whose tree can first hold the send: where its block is included.
  private func firstCheckpoint(containing message: Message) -> Int {
    firstCheckpoint(of: message.source, height: Int(message.leaf.sentAtBlock))
  }

  /// The checkpoint whose tree can first hold a block of the chain.
  func firstCheckpoint(of r: RollupID, height: Int) -> Int {
    let leaf = tree.leaf(of: r)
    let r = r.index
    var i = checkpointAtLeast(rollups[r].blocks[rollups[r].chain[height]].time)
    // A carried leaf brings its blocks at a later checkpoint.
    while i <= rollups[r].view.lastDecided {
      if let proof = slotProof(leaf, i), let block = proofs[proof].block,
        rollups[r].blocks[block].height >= height, rollups[r].isOnChain(block)
      {
        return i
      }
      if mayDecideAnew(leaf, i) { return i }
      i += 1
    }
    return i
  }

  /// Whether a successor may decide a leaf otherwise: it takes up no more than what is folded.
  func mayDecideAnew(_ leaf: NodeID, _ i: Int) -> Bool {
    guard aggregators[holder(ofCheckpoint: i)].isCrashed, let parent = tree[leaf].parent else {
      return false
    }
    return slotProof(parent, i) == nil
  }

  /// The first checkpoint, from 1, not before a time.
  func checkpointAtLeast(_ time: Instant) -> Int {
    let interval = settings.checkpointInterval.milliseconds
    return max(1, Int((time.milliseconds + interval - 1) / interval))
  }

  func waitForNextBlock(of message: Message) -> Blocker {
    let r = message.destination
    let rollup = rollups[r]
    if rollup.sequencer.isHalted {
      return Blocker(
        condition: .healing, object: .rollup(r), actor: .person, earliest: nil, deadline: nil)
    }
    let next = nextBlockTime(of: r)
    let over = next > .genesis + scenario.duration
    let height = rollup.height + 1
    return Blocker(
      condition: over ? .end : .block, object: .block(r, height: height), actor: .sequencer(r),
      earliest: over ? nil : next, deadline: nil)
  }

  private func waitingForSettling(_ message: Message) -> [Blocker] {
    guard let mint = message.mint else { return [] }
    let r = message.destination
    if !topology.isMember(r), !mayStillHold(Int(mint.height), of: r) { return [waitForL1(message)] }
    // A branch that came back may lie under a `B` already, and so may the last leaf before a
    // rollup left.
    let isSafe =
      Int(mint.height) <= safeHeight(of: r)
      || !topology.isMember(r) && holds(Int(mint.height), of: r, checkpoint: roots.count)
    let first = firstCheckpoint(of: r, height: Int(mint.height))
    let onL1 = waitForL1(height: Int(mint.height), of: r, provenAt: isSafe ? 1 : first)
    // What no node settles only L1 does.
    if isSafe, mint.settlesAt == nil { return [onL1] }
    // An open contract waits for the tree only if that holds the block and has not folded it yet.
    if l1.contracts[r].isOpen, !isSafe, !leafHolds(Int(mint.height), of: r, at: first) {
      return [onL1]
    }
    var chain = waitingForNode(over: mint, of: r)
    guard let tree = chain.first?.earliest else { return [onL1] }
    guard let soonest = onL1.earliest else { return withWayOut(chain, of: r) }
    if soonest < tree { return [onL1] }
    chain[0].deadline = onL1.deadline
    return withWayOut(chain, of: r)
  }

  /// Whether the tree can hold a block of a rollup that has left: the last leaf before that is
  /// folded after it.
  private func mayStillHold(_ height: Int, of r: RollupID) -> Bool {
    let last = l1.contracts[r].membership.upperBound
    return last < .max && firstCheckpoint(of: r, height: height) <= last
  }

  /// Whether the leaf that was taken in at a checkpoint holds a block of the rollup's chain. Of an
  /// open contract a successor takes in none that is not folded yet.
  func leafHolds(_ height: Int, of r: RollupID, at i: Int) -> Bool {
    let leaf = tree.leaf(of: r)
    guard let proof = slotProof(leaf, i), let block = proofs[proof].block,
      !l1.contracts[r].isOpen || !mayDecideAnew(leaf, i)
    else { return false }
    return rollups[r].blocks[block].height >= height
  }

  /// The first proof of the node that a mint came through which can hold the mint's block. A leaf
  /// may be carried at one checkpoint after another; one that was taken in is folded, also if its
  /// rollup is no member by now, or a member anew from a later checkpoint on.
  private func waitingForNode(over mint: Message.Mint, of r: RollupID) -> [Blocker] {
    var i = firstCheckpoint(of: r, height: Int(mint.height))
    let node = settlingNode(of: mint, at: r)
    let membership = l1.contracts[r].membership
    let isOpen = l1.contracts[r].isOpen
    while i <= membership.upperBound {
      if !isOpen && membership.contains(i) || leafHolds(Int(mint.height), of: r, at: i) {
        let chain = waiting(for: node, i)
        if !chain.isEmpty { return chain }
      }
      if isOpen, i > rollups[r].view.lastDecided { break }
      i += 1
    }
    return []
  }

  /// Where the tree settles what opened a mint, as it stood when it was minted: whoever sent it may
  /// have left since. L1's own hash settles past the root.
  func settlingNode(of mint: Message.Mint, at r: RollupID) -> NodeID {
    mint.settlesAt.map { rollups[r].view.ancestors[Int($0)] } ?? TreeShape.root
  }

  private func waitForL1(_ message: Message) -> Blocker {
    guard let mint = message.mint else { preconditionFailure("only a mint settles") }
    return waitForL1(
      height: Int(mint.height), of: message.destination,
      provenAt: mint.settled?.node?.checkpoint ?? 1)
  }

  private func waitForFinality(_ message: Message) -> Blocker {
    guard let mint = message.mint, message.onL1 != nil else {
      preconditionFailure("only what is on L1")
    }
    // A branch that came back was there before: what counts is when the contract took it.
    return waitForFinality(
      ofL1Block: firstMove(
        of: message.destination, holding: Int(mint.height), orBefore: l1.finalNumber))
  }
}
