// Mode `intermediate` (PROTOCOL 2.2 and 3; post 2.2.2.2 and 3.2): a receiver imports the hash of a
// common ancestor at an earlier checkpoint and opens messages through it.

extension Route {
  static var intermediate: Route {
    Route(
      imports: .node, gates: [], settles: .namedNode, startsInTree: true, hasLayers: false,
      bringsCheckpoints: true)
  }
}

extension World {
  /// The index, among `receiver`'s ancestors, of the node through which `source`'s messages come.
  func importAncestor(of receiver: RollupID, from source: RollupID) -> Int {
    let ancestors = rollups[receiver].view.ancestors
    switch settings.importPolicy {
    case .root: return ancestors.count - 1
    case .lowestCommonAncestor:
      let place = tree[tree.leaf(of: source)].first
      return ancestors.firstIndex { tree[$0].first <= place && place <= tree[$0].last }!
    }
  }

  /// What the next block of `r` can mint through hashes of its ancestors.
  mutating func gatherNodeOpenings(for r: RollupID) -> [HashOpening] {
    var fresh = rollups[r].view.takeFresh()
    if fresh == 0 { return [] }
    var openings: [HashOpening] = []
    while fresh != 0 {
      let ancestor = fresh.trailingZeroBitCount
      fresh &= fresh - 1
      if let opening = openNode(ancestor, for: r) { openings.append(opening) }
    }
    return openings
  }

  mutating func openNode(_ ancestor: Int, for r: RollupID) -> HashOpening? {
    guard let accepted = importable(ancestor, for: r) else { return nil }
    let node = tree[rollups[r].view.ancestors[ancestor]]
    var opening = HashOpening(
      imported: .node(
        first: UInt32(node.first), count: UInt32(node.count),
        checkpoint: UInt64(accepted.checkpoint), accepted.cur),
      preimages: [], senders: [])
    for source in senders(to: r, through: ancestor) {
      guard let block = servedBlock(of: source, under: accepted.proof),
        let sender = open(block, of: source, for: r)
      else { continue }
      opening.senders.append(sender)
    }
    if opening.senders.isEmpty { return nil }
    addPreimages(under: accepted.proof, to: &opening)
    return opening
  }

  /// A message once more, through the node that brings its sender's messages.
  func openingAgainThroughNode(_ message: Message, for r: RollupID) -> HashOpening? {
    let ancestor = importAncestor(of: r, from: message.source)
    guard let accepted = importable(ancestor, for: r),
      let block = servedBlock(of: message.source, under: accepted.proof),
      let opened = senderAgain(message, in: block)
    else { return nil }
    let node = tree[rollups[r].view.ancestors[ancestor]]
    var opening = HashOpening(
      imported: .node(
        first: UInt32(node.first), count: UInt32(node.count),
        checkpoint: UInt64(accepted.checkpoint), accepted.cur),
      preimages: [], senders: [opened])
    addPreimages(under: accepted.proof, to: &opening)
    return opening
  }

  func forgedNode(of r: RollupID, _ digest: Digest) -> ImportedHash {
    let node = tree[rollups[r].view.ancestors[0]]
    return .node(
      first: UInt32(node.first), count: UInt32(node.count),
      checkpoint: UInt64(rollups[r].view.accepted[0]?.checkpoint ?? 0), digest)
  }

  /// The newest hash of an ancestor that `r` may import now. While its contract is open only what
  /// lies under the registry counts, since nothing else could ever settle.
  func importable(_ ancestor: Int, for r: RollupID) -> RollupView.AcceptedNode? {
    guard let accepted = rollups[r].view.accepted[ancestor] else { return nil }
    guard l1.contracts[r].isOpen else { return accepted }
    let known = min(l1.registry.checkpoint, heldCheckpoint(r))
    guard known > 0, let root = rootProof(known) else { return nil }
    let node = rollups[r].view.ancestors[ancestor]
    let proof = nodeProof(of: node, under: root)
    return RollupView.AcceptedNode(checkpoint: known, cur: proofs[proof].cur, proof: proof)
  }

  /// Those with messages for `r` that wait and come through this ancestor, in the tree's order.
  /// O(log N) and the result.
  func senders(to r: RollupID, through ancestor: Int) -> ArraySlice<RollupID> {
    let ancestors = rollups[r].view.ancestors
    let incoming =
      topology.routes(to: r).importsNodesOnly ? book.incoming(of: r) : senders(to: r, by: .node)
    if settings.importPolicy == .root {
      return ancestor == ancestors.count - 1 ? incoming[...] : []
    }
    // Through the lowest common ancestor come those below its other child.
    let below = ancestor == 0 ? tree.leaf(of: r) : ancestors[ancestor - 1]
    let (left, right) = tree[ancestors[ancestor]].children!
    let sibling = tree[below == left ? right : left]
    func firstPlace(from place: Int) -> Int {
      incoming.lowerBound { tree[tree.leaf(of: $0)].first < place }
    }
    return incoming[firstPlace(from: sibling.first)..<firstPlace(from: sibling.last + 1)]
  }

  /// The block of `source` under a node proof, if the source still stands by that branch: a
  /// sequencer that left it serves no openings of it.
  private func servedBlock(of source: RollupID, under proof: ProofID) -> BlockIndex? {
    let index = includedBlock(of: source, under: proof)
    return rollups[source].isOnChain(index) ? index : nil
  }

  private func height(of block: BlockIndex, _ r: RollupID) -> UInt64 {
    UInt64(rollups[r].height(of: block))
  }

  /// Messages of the source's chain not yet minted on the destination's, by nonce.
  func pendingMessages(from source: RollupID, to r: RollupID) -> [MessageID] {
    let next = Int(rollups[r].state.ledger.nextSpent(from: source))
    return book.lane(from: source, to: r, since: next)
  }

  func sender(
    _ source: RollupID, block: BlockIndex, pending: [MessageID]
  ) -> HashOpening.Sender {
    let header = rollups[source].blocks[block].header
    let size = Int(rollups[source].blocks[block].outboxCount)
    var opened: [HashOpening.OpenedMessage] = []
    for id in pending {
      guard book.entries[id].leaf.sentAtBlock <= header.height else { break }
      let index = Int(book.entries[id].outboxIndex)
      opened.append(
        HashOpening.OpenedMessage(
          leaf: book.entries[id].leaf, index: index,
          path: rollups[source].state.outbox.inclusionProof(index: index, size: size)))
    }
    return HashOpening.Sender(
      place: tree[tree.leaf(of: source)].first, contract: nil, header: header, outboxCount: size,
      messages: opened)
  }

  /// Preimages of the inner nodes on the way to the senders, in preorder, each once.
  private func addPreimages(under proof: ProofID, to opening: inout HashOpening) {
    var remaining = opening.senders.map(\.place)[...]
    func walk(_ id: ProofID) {
      let span = spans[id]
      guard span.count > 0, let first = remaining.first, first < Int(span.first + span.count)
      else {
        // A leaf: its sender is done.
        remaining = remaining.dropFirst()
        return
      }
      opening.preimages.append(preimage(of: id))
      let half = TreeShape.leftCount(of: Int(span.count))
      if first < Int(span.first) + half { walk(span.left) }
      if let next = remaining.first, next < Int(span.first + span.count) { walk(span.right) }
    }
    walk(proof)
  }

  /// A node proof arrives at a rollup below it: continuity is checked against the proof accepted
  /// before (PROTOCOL 2.1, "the guard").
  mutating func acceptNodeProof(_ id: ProofID, at r: RollupID, node: NodeID) -> [MessageID] {
    guard case .node(let statement) = proofs[id].statement,
      let ancestor = tree.place(of: node, above: r)
    else { return [] }
    let arrived = RollupView.AcceptedNode(
      checkpoint: statement.checkpoint, cur: statement.cur, proof: id)
    switch rollups[r].view.receive(
      arrived, prev: statement.prev, of: ancestor, genesis: genesisHashes[node],
      isGuarded: settings.guards.continuity)
    {
    case .known: return []
    case .refused(let before):
      note(
        .sequencer(
          .importRefused(
            r, node, checkpoint: statement.checkpoint,
            .continuity(declared: statement.prev, computed: before))))
      return []
    case .accepted(let before): checkContinuity(of: id, after: before)
    }
    return markOpenable(through: ancestor, at: r, statement: statement, proof: id)
  }

  private mutating func markOpenable(
    through ancestor: Int, at r: RollupID, statement: NodeStatement, proof: ProofID
  ) -> [MessageID] {
    var found = around.messagesToTell
    var isFresh = false
    for source in senders(to: r, through: ancestor) {
      let pending = pendingMessages(from: source, to: r)
      guard let first = pending.first, let block = servedBlock(of: source, under: proof),
        book.entries[first].leaf.sentAtBlock <= height(of: block, source)
      else { continue }
      let height = height(of: block, source)
      isFresh = true
      for id in pending {
        guard book.entries[id].leaf.sentAtBlock <= height else { break }
        let node = rollups[r].view.ancestors[ancestor]
        let via = Message.Via(place: .node(node, checkpoint: statement.checkpoint), at: now)
        guard book.open(id, via: via) else { continue }
        found.append(id)
      }
    }
    if isFresh { rollups[r].view.markFresh(ancestor) }
    return found.ids
  }
}
