// Mode `direct` (PROTOCOL 3; post 1.2), and all that concerns imports of a sender's own block hash,
// which other modes make too.

extension Route {
  static var direct: Route {
    Route(
      imports: .rollupBlock, gates: .continuity, settles: .l1, startsInTree: false,
      hasLayers: false, bringsCheckpoints: false)
  }
}

extension World {
  mutating func gatherBlockOpenings(for r: RollupID) -> [HashOpening] {
    var openings: [HashOpening] = []
    for source in senders(to: r, by: .rollupBlock) {
      guard case .ready = importGuard(of: source, for: r),
        let block = importableBlock(of: source, for: r),
        let sender = open(block, of: source, for: r)
      else { continue }
      openings.append(
        HashOpening(
          imported: .rollupBlock(source, height: sender.header.height, hash(of: block, source)),
          preimages: [], senders: [sender]))
    }
    return openings
  }

  /// The block of `source` whose hash `r` imports next, if the route between them brings blocks:
  /// the newest that the gates have let through.
  func importableBlock(of source: RollupID, for r: RollupID) -> BlockIndex? {
    if topology.route(from: source, to: r).gates.contains(.commitment) {
      return committedBlock(of: source)
    }
    if rollups[r].view.doubted.contains(source) {
      let settled = l1.contracts[source].settled
      return rollups[source].isOnChain(settled) ? settled : nil
    }
    // A header is known once it has travelled; one of this very instant is known to nobody.
    let known = now - max(settings.networkDelay, .milliseconds(1))
    return known < .genesis ? nil : rollups[source].block(madeBy: known)
  }

  /// Whether `r` may import a block of `source` at all: each gate that can say no is asked.
  func importGuard(of source: RollupID, for r: RollupID) -> Guard {
    // What was imported before must lie on the same branch, else no proof could hold both.
    if topology.route(from: source, to: r).gates.contains(.continuity),
      let before = rollups[r].imported(from: source), !rollups[source].isOnChain(before)
    {
      return .blocked(waitForSettlement(of: before, by: r))
    }
    return .ready
  }

  /// A message once more, through the block that its sender has by now.
  func openingAgainThroughBlock(_ message: Message, for r: RollupID) -> HashOpening? {
    let source = message.source
    guard let block = importableBlock(of: source, for: r),
      let opened = senderAgain(message, in: block)
    else { return nil }
    return HashOpening(
      imported: .rollupBlock(source, height: opened.header.height, hash(of: block, source)),
      preimages: [], senders: [opened])
  }

  /// The opening of one message alone in a block of its sender's chain.
  func senderAgain(_ message: Message, in block: BlockIndex) -> HashOpening.Sender? {
    let source = message.source
    guard rollups[source].isOnChain(block),
      message.leaf.sentAtBlock <= rollups[source].blocks[block].header.height
    else { return nil }
    return sender(source, block: block, pending: [message.id])
  }

  func forgedBlock(of source: RollupID, _ digest: Digest) -> ImportedHash {
    .rollupBlock(source, height: UInt64(rollups[source].height), digest)
  }

  private func hash(of block: BlockIndex, _ r: RollupID) -> Digest {
    rollups[r].blocks[block].hash
  }

  /// A chain has moved. Whoever imported a block that left it hears of that, unless the sequencer
  /// itself went back on its word: nobody tells of that, and who depends on it waits until L1 shows
  /// which branch is the chain (PROTOCOL 3). L3s read the chain that they stand on, and see it at
  /// once.
  mutating func tellImporters(of r: RollupID, floor: Int, cause: RevertCause) {
    forgetCommitments(of: r, above: floor, cause: cause)
    if topology.isL2(r) {
      refuseBadLayer3Proofs(at: r)
      for layer3 in topology.layer3(on: r) {
        dropLostImports(of: r, at: layer3)
        startProving(layer3)
      }
    }
    let hasImporters = rollups.contains { $0.imported(from: r) != nil }
    if cause != .fork, hasImporters {
      schedule(.arrival(.retraction(r)), at: now + settings.networkDelay)
    }
  }

  /// A rollup says that blocks have left its chain: who imported one of them can't settle any more,
  /// and tells those who imported from it.
  mutating func hearRetraction(of r: RollupID) {
    for other in rollups.indices where other != r.index {
      if topology.settlingL2(of: RollupID(other)) == r { continue }
      dropLostImports(of: r, at: RollupID(other))
    }
  }

  /// Reverts a chain to before its first import of a block that `r` does not stand by.
  private mutating func dropLostImports(of r: RollupID, at other: RollupID) {
    guard let last = rollups[other].imported(from: r),
      !rollups[r].isOnChain(last)
    else { return }
    // What the tree may hold of it the next `B` decides.
    let pending = awaitsRoot(other) ? pendingLeaf(other).height : 0
    let floor = max(floorOfReverts(of: other), pending)
    let lost = rollups[other].blockImports(above: floor).first {
      $0.first == UInt32(r.rawValue) && !rollups[r].isOnChain($0)
    }
    if let lost { dropImport(other, lost, above: floor) }
  }

  /// The height below which a chain can't revert: whoever settles it has it. What an L2's contract
  /// stores is as safe as the L2's own chain.
  func floorOfReverts(of r: RollupID) -> Int {
    guard topology.settlingL2(of: r) != nil, case let base = layer3Base(of: r),
      rollups[r].isOnChain(base.block)
    else { return l1.contracts[r].settledHeight }
    return base.height
  }
}
