// What anything at all waits for, read off the guards (ARCHITECTURE, seam 1).

extension World {
  /// From what an object needs next down to the one thing that blocks; empty if it waits for
  /// nothing, or does not exist.
  public func waiting(for address: Address) -> [Blocker] {
    guard exists(address) else { return [] }
    switch address {
    case .message(let id): return waiting(for: id)
    case .chainProof, .node, .child, .root:
      guard let (node, i) = node(at: address), i >= 1 else { return [] }
      return waiting(for: node, i)
    case .block(let r, let height): return waitingForBlock(r, height: height)
    case .rollup(let r): return waitingForRollup(r)
    case .aggregator(let a): return waitingForAggregator(a)
    case .l1Block(let number): return waitingForL1Block(number)
    case .command, .event: return []
    }
  }

  /// What keeps a verifier contract from storing the rollup's newest block: the lock, and who moves
  /// it while that holds (PROTOCOL 6, "Lock").
  public func waitForContract(of r: RollupID) -> Blocker {
    waitForL1(height: l1.contracts[r].settledHeight + 1, of: r, provenAt: 1)
  }

  /// A rollup's wish to join the tree or to leave it, until a boundary grants it.
  public struct PendingRequest: Hashable, Sendable {
    /// Join, or leave.
    public var joins: Bool
    /// The L1 block that took it; `nil` while it waits for one.
    public var number: Int?
    /// The boundary that will see it as final, as things stand.
    public var granted: Instant
  }

  /// What a rollup has asked L1 for; `nil` if nothing.
  public func pendingRequest(of r: RollupID) -> PendingRequest? {
    let waiting = l1.mempool.lazy.compactMap { id -> (joins: Bool, sent: Instant)? in
      guard case .membership(r, let joins) = l1.transactions[id].kind else { return nil }
      return (joins, l1.transactions[id].sentAt)
    }.first
    let taken = l1.contracts[r].request
    guard let joins = waiting?.joins ?? taken?.joins else { return nil }
    let depth = settings.l1.slot * Int64(settings.l1.finalitySlots)
    let final =
      waiting.map { nextL1Block(after: $0.sent) + depth }
      ?? waitForFinality(ofL1Block: taken?.number ?? 0).earliest ?? now
    // It must be final by the checkpoint that ends an epoch.
    var epoch = settings.epoch(ofCheckpoint: max(1, checkpoint))
    while settings.time(ofCheckpoint: settings.lastCheckpoint(ofEpoch: epoch)) < max(final, now) {
      epoch += 1
    }
    return PendingRequest(
      joins: joins, number: waiting == nil ? taken?.number : nil,
      granted: settings.time(ofCheckpoint: settings.lastCheckpoint(ofEpoch: epoch)))
  }

  /// A block's next step towards L1.
  private func waitingForBlock(_ r: RollupID, height: Int) -> [Blocker] {
    switch blockState(r, height: height) {
    case .onL1:
      let number = firstMove(of: r, holding: height, orBefore: l1.finalNumber)
      return number <= l1.finalNumber ? [] : [waitForFinality(ofL1Block: number)]
    case .covered: return [waitForL1(height: height, of: r, provenAt: 1)]
    case .built, .inChainProof:
      if l1.contracts[r].isOpen || !topology.isMember(r) {
        return [waitForL1(height: height, of: r, provenAt: 1)]
      }
      return waitingForRoot(over: height, of: r)
    }
  }

  /// The first `B` that can still hold a block: a leaf may be carried at one checkpoint after
  /// another. If none comes, whatever brings the block to L1.
  private func waitingForRoot(over height: Int, of r: RollupID) -> [Blocker] {
    var i = firstCheckpoint(of: r, height: height)
    while l1.contracts[r].membership.contains(i) {
      let chain = waiting(for: TreeShape.root, i)
      if !chain.isEmpty { return withWayOut(chain, of: r) }
      i += 1
    }
    return [waitForL1(height: height, of: r, provenAt: 1)]
  }

  /// Whoever waits for those who make the tree waits until his own rollup goes on without them.
  func withWayOut(_ chain: [Blocker], of r: RollupID) -> [Blocker] {
    guard let last = chain.last else { return chain }
    var chain = chain
    switch last.condition {
    case .checkpoint, .nodeProof, .chainProof, .proving, .worker, .maker, .delivery, .lost,
      .commitment, .settlement, .lock:
      chain[chain.count - 1].alone = goesAlone(r)
    case .block, .foreignSettlement, .contract, .silence, .finality, .branch, .healing,
      .aggregator, .refused, .end:
      break
    }
    return chain
  }

  /// The rollup's newest leaf on its way into a `B`, and then that `B` on its way to L1; or whoever
  /// keeps the rollup from going on.
  private func waitingForRollup(_ r: RollupID) -> [Blocker] {
    let rollup = rollups[r]
    if rollup.sequencer.isHalted {
      return [
        Blocker(
          condition: .healing, object: .rollup(r), actor: .person, earliest: nil, deadline: nil)
      ]
    }
    if !l1.contracts[r].isOpen, topology.isMember(r), checkpoint >= 1 {
      let leaf = waiting(for: tree.leaf(of: r), checkpoint)
      if !leaf.isEmpty { return leaf }
      let root = waiting(for: TreeShape.root, checkpoint)
      if !root.isEmpty { return root }
    }
    return [waitForContract(of: r)]
  }

  private func waitingForAggregator(_ a: AggregatorID) -> [Blocker] {
    if aggregators[a].isCrashed {
      return [
        Blocker(
          condition: .healing, object: .aggregator(a), actor: .person, earliest: nil,
          deadline: nil)
      ]
    }
    let held = topology.hasTree ? terms.filter { !$0.isSettled && $0.holder == a } : []
    if !held.isEmpty {
      let i = min(roots.count + 1, settings.lastCheckpoint(ofEpoch: held[held.count - 1].epoch))
      return waiting(for: TreeShape.root, i)
    }
    guard topology.hasTree, let term = terms.first(where: { !$0.isSettled }) else { return [] }
    let due = takeoverTime(of: a, term: term)
    return [
      Blocker(
        condition: .silence, object: .aggregator(term.holder), actor: .aggregator(a),
        earliest: max(now, due), deadline: nil)
    ]
  }

  private func waitingForL1Block(_ number: Int) -> [Blocker] {
    number <= l1.finalNumber ? [] : [waitForFinality(ofL1Block: number)]
  }

  func waitForFinality(ofL1Block number: Int) -> Blocker {
    let missing = max(0, number + settings.l1.finalitySlots - l1.height)
    let at = l1.blocks[l1.height].header.time + settings.l1.slot * Int64(missing)
    return Blocker(
      condition: .finality(number: number), object: .l1Block(number), actor: .l1,
      earliest: max(now, at), deadline: nil)
  }
}
