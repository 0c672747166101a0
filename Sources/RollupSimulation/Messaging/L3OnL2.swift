// Mode `l3-on-l2` (PROTOCOL 3; post 2.2.1.2): the L3s' proofs go to a verifier contract inside the
// L2's state. The L2 opens its L3s' messages in its own state; an L3 imports the L2's block hash,
// and opens the L2's outbox, or its siblings' blocks in the contract there.

extension Route {
  static var l3OnL2: Route {
    Route(
      imports: .contractState, gates: [], settles: .l2State, startsInTree: false,
      hasLayers: true, bringsCheckpoints: true)
  }
}

extension World {
  mutating func gatherContractOpenings(for r: RollupID) -> [HashOpening] {
    if let l2 = topology.settlingL2(of: r) { return openState(of: l2, for: r) }
    return topology.isL2(r) ? openOwnState(of: r) : []
  }

  private mutating func openOwnState(of r: RollupID) -> [HashOpening] {
    var senders: [HashOpening.Sender] = []
    for source in self.senders(to: r, by: .contractState) {
      guard let hash = rollups[r].state.ledger.stored(of: source),
        let block = rollups[source].block(hash: hash),
        rollups[source].isOnChain(block), let sender = open(block, of: source, for: r)
      else { continue }
      senders.append(sender)
    }
    return senders.isEmpty ? [] : [HashOpening(imported: nil, preimages: [], senders: senders)]
  }

  private mutating func openState(of l2: RollupID, for r: RollupID) -> [HashOpening] {
    guard let state = knownState(of: l2) else { return [] }
    var senders: [HashOpening.Sender] = []
    for source in self.senders(to: r, by: .contractState) {
      let opened: HashOpening.Sender?
      if source == l2 {
        opened = open(state.block, of: l2, for: r)
      } else if let hash = state.ledger.stored(of: source),
        let block = rollups[source].block(hash: hash),
        rollups[source].isOnChain(block)
      {
        opened = open(
          block, of: source, for: r,
          contract: state.ledger.contractPath(of: source))
      } else {
        opened = nil
      }
      if let opened { senders.append(opened) }
    }
    if senders.isEmpty { return [] }
    let block = rollups[l2].blocks[state.block]
    return [
      HashOpening(
        imported: .rollupBlock(l2, height: block.header.height, block.hash), preimages: [],
        state: .l2(block.header), senders: senders)
    ]
  }

  /// The newest state of an L2 whose header has reached its L3s.
  func knownState(of l2: RollupID) -> Rollup.RecentState? {
    let known = now - max(settings.networkDelay, .milliseconds(1))
    return rollups[l2].recentStates.last {
      rollups[l2].isOnChain($0.block)
        && rollups[l2].madeAt($0.block) <= known
    }
  }

  /// An L2 keeps its newest states as long as its headers are on their way; so many.
  func keptStates(of r: RollupID) -> Int {
    guard topology.isL2(r) else { return 0 }
    return Int(settings.networkDelay.milliseconds / settings.blockTime.milliseconds) + 2
  }

  /// A lone proof of an L3 is on its way to the contract.
  mutating func sendToL2(_ proof: ProofID, of r: RollupID, on l2: RollupID) {
    rollups[r].noteSentToL2(proof)
    schedule(.arrival(.layer3Proof(proof, to: l2)), at: now + settings.networkDelay)
  }

  func isLayer3Underway(_ r: RollupID) -> Bool { rollups[r].sentToL2 != nil }

  /// The L2 looks at a proof before it takes it into a block.
  mutating func receiveLayer3Proof(_ proof: ProofID, at l2: RollupID) {
    rollups[l2].queue(layer3: proof)
    refuseBadLayer3Proofs(at: l2)
  }

  /// Refuses what the contract could not take: a proof that starts elsewhere than at the stored
  /// block, or an L3 that imported a block which is not on this chain. Asked whenever that can have
  /// changed.
  mutating func refuseBadLayer3Proofs(at l2: RollupID) {
    for id in rollups[l2].layer3Inbox {
      guard case .lone(let s) = proofs[id].statement, let refusal = refusal(of: s, at: l2)
      else { continue }
      rollups[l2].dequeue(layer3: [id])
      rollups[s.rollup].noteAnswer(to: id)
      tally.refusedProofs += 1
      noteIncident(.settlement(.loneRefused(s.rollup, refusal)))
      if case .foreignExport(let export) = refusal { dropImport(s.rollup, export) }
      startProving(s.rollup)
    }
  }

  private func refusal(of s: LoneStatement, at l2: RollupID) -> Refusal? {
    let stored = rollups[l2].state.ledger.stored(of: s.rollup) ?? .zero
    if s.anchor != stored { return .staleBase(declared: s.anchor, computed: stored) }
    for export in s.exports {
      switch export.kind {
      case .rollupBlock
      where RollupID(Int(export.first)) == l2 && rollups[l2].isOnChain(export):
        continue
      case .l1Block where isOnL1(export): continue
      case .l1Block, .rollupBlock, .node: return .foreignExport(export)
      }
    }
    return nil
  }

  /// What waits for the L2's next block, with the headers that show the L3's imports on its chain.
  func gatherLayer3Proofs(for r: RollupID) -> [Layer3Proof] {
    rollups[r].layer3Inbox.map { id in
      let export = proofs[id].exports.first { $0.kind == .rollupBlock }
      let links = export.map { rollups[r].links(from: $0.index, to: rollups[r].head) }
      return Layer3Proof(
        proof: proofs[id].sealed, links: links ?? BlockLinks(rollup: r, headers: []))
    }
  }

  /// The L2's block has run the contract: the L3s may go on from there.
  mutating func noteVerified(_ block: Block, of l2: RollupID) {
    var verified: [RollupID] = []
    for case .verify(let layer3, _, let hash) in block.others {
      rollups[l2].dequeue(layer3: rollups[l2].layer3Inbox.filter { proofs[$0].cur == hash })
      rollups[layer3].noteAnswer()
      verified.append(layer3)
    }
    if verified.isEmpty { return }
    note(.settlement(.layer3Verified(verified, on: l2, height: block.height)))
    for layer3 in verified { startProving(layer3) }
    markOpenable(onL2: l2, verified)
  }

  private mutating func markOpenable(onL2 l2: RollupID, _ verified: [RollupID]) {
    var found: [MessageID] = []
    for source in verified {
      guard let block = layer3Block(of: source, on: l2), rollups[source].isOnChain(block)
      else { continue }
      for r in book.destinations(of: source)
      where topology.route(from: source, to: r).imports == .contractState {
        found += markOpenable(
          from: source, to: r, upTo: block,
          via: r == l2
            ? .ownState(l2, height: rollups[l2].height)
            : .block(l2, height: rollups[l2].height))
      }
    }
    if !found.isEmpty {
      let height = rollups[l2].height
      note(.message(.layer3Openable(l2, height: height, messages: found)))
    }
  }

  func layer3Block(of r: RollupID, on l2: RollupID) -> BlockIndex? {
    rollups[l2].state.ledger.stored(of: r).flatMap { rollups[r].block(hash: $0) }
  }

  /// The block that an L3's next proof starts from: the one in its L2's contract.
  func layer3Base(of r: RollupID) -> (block: BlockIndex, hash: Digest, height: Int) {
    guard let l2 = topology.settlingL2(of: r), let block = layer3Block(of: r, on: l2) else {
      preconditionFailure("only L3s settle in an L2's state")
    }
    let stored = rollups[r].block(block)
    return (block, stored.hash, stored.height)
  }

  /// Blocks of L3s that an L2 verified after a height up to a block of its own: their state diffs
  /// travel to L1 with its own.
  func layer3Blocks(on l2: RollupID, after height: Int, to block: BlockIndex) -> Int {
    guard topology.isL2(l2) else { return 0 }
    func blocks(_ verified: [SettlementStatement.Leaf]) -> Int {
      verified.reduce(0) { $0 + $1.height }
    }
    let before = rollups[l2].ancestor(of: block, at: height)
    return blocks(headers.stored(on: l2, after: block))
      - blocks(headers.stored(on: l2, after: before))
  }

  /// The height of an L3's block that the contract stores after a block of its L2; 0 for none.
  func verifiedHeight(of r: RollupID, on l2: RollupID, upTo block: BlockIndex) -> Int {
    headers.stored(on: l2, after: block).first { $0.rollup == r }?.height ?? 0
  }

  /// That block itself; `nil` for none.
  func verifiedBlock(of r: RollupID, on l2: RollupID, upTo block: BlockIndex) -> BlockIndex? {
    headers.stored(on: l2, after: block).first { $0.rollup == r }
      .flatMap { rollups[r].block(hash: $0.hash) }
  }
}

extension Layer3Proof {
  /// The transaction by which the L2's block runs the contract.
  var transaction: Transaction? {
    statement.map { .verify($0.rollup, height: UInt64($0.curHeight), $0.cur) }
  }
}
