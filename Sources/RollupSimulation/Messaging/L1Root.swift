// Mode `l1-root` (PROTOCOL 3; post 1.1): a receiver imports the hash of an L1 block and opens,
// through the sender's contract there, the block that L1 had settled, and its outbox.

extension Route {
  static var l1Root: Route {
    Route(
      imports: .l1Block, gates: .finality, settles: .l1, startsInTree: true, hasLayers: false,
      bringsCheckpoints: false)
  }
}

extension World {
  /// The newest L1 block whose hash `r` may import: through the gate of finality a final one in the
  /// tree, since an L1 reorg would take the whole `B` with it.
  func importableL1Block(for r: RollupID) -> Int {
    guard topology.routes(to: r).gates.contains(.finality) else { return l1.height }
    return topology.isMember(r) ? l1.finalNumber : max(0, l1.height - settings.l1.importDepth)
  }

  /// Whether contracts may open something that they did not before; asked once. A replay asks too,
  /// so that what follows it is what followed the first time.
  @discardableResult
  mutating func takeFreshContracts(_ r: RollupID) -> Bool {
    guard rollups[r].view.hasFreshContracts, topology.importsBlocks(r),
      !book.incoming(of: r).isEmpty, topology.settlingL2(of: r) == nil
    else { return false }
    // What has not arrived yet is looked for again at the next block.
    rollups[r].view.markContracts(fresh: openableL1Block(for: r) < importableL1Block(for: r))
    return true
  }

  /// The newest L1 block that `r` may import and whose settled messages, without which its root
  /// opens nothing, have come over the network. L1 can be there first, with short epochs and a long
  /// way: what it had settled one delivery ago was made before, and is here. O(senders, and L1's
  /// moves if something is on its way).
  private func openableL1Block(for r: RollupID) -> Int {
    let newest = importableL1Block(for: r)
    let isHere = senders(to: r, by: .l1Block).allSatisfy {
      hasArrived(l1.settledBlock(of: $0, after: newest), of: $0)
    }
    return isHere ? newest : min(newest, l1.number(at: now - deliveryOfBlocks))
  }

  /// A header is known once it has travelled; one of the very instant is known to nobody.
  private var deliveryOfBlocks: Span { max(settings.networkDelay, .milliseconds(1)) }

  /// Whether a block's messages have come over the network.
  func hasArrived(_ block: BlockIndex, of source: RollupID) -> Bool {
    block == .genesis || rollups[source].madeAt(block) + deliveryOfBlocks <= now
  }

  mutating func gatherL1Openings(for r: RollupID) -> [HashOpening] {
    guard takeFreshContracts(r) else { return [] }
    let number = openableL1Block(for: r)
    var senders: [HashOpening.Sender] = []
    for source in self.senders(to: r, by: .l1Block) {
      let block = l1.settledBlock(of: source, after: number)
      guard rollups[source].isOnChain(block),
        let sender = open(
          block, of: source, for: r,
          contract: l1.contractPath(of: source, after: number))
      else { continue }
      senders.append(sender)
    }
    if senders.isEmpty { return [] }
    let block = l1.blocks[number]
    return [
      HashOpening(
        imported: .l1Block(number: UInt64(number), block.hash), preimages: [],
        state: .l1(block.header), senders: senders)
    ]
  }

  /// A message once more, through the contract that settled its block.
  func openingAgainThroughL1(_ message: Message, for r: RollupID) -> HashOpening? {
    let (source, number) = (message.source, importableL1Block(for: r))
    guard var opened = senderAgain(message, in: l1.settledBlock(of: source, after: number)) else {
      return nil
    }
    opened.contract = l1.contractPath(of: source, after: number)
    let block = l1.blocks[number]
    return HashOpening(
      imported: .l1Block(number: block.header.number, block.hash), preimages: [],
      state: .l1(block.header), senders: [opened])
  }

  func forgedL1Block(of r: RollupID, _ digest: Digest) -> ImportedHash {
    .l1Block(number: UInt64(importableL1Block(for: r)), digest)
  }

  /// Contracts have moved in a block that is importable from now on, for members or for those
  /// outside: what they settled can be opened. O(N + messages that wait).
  mutating func openContracts(ofL1Block number: Int, forMembers isForMembers: Bool) {
    if !topology.hasBlockImports { return }
    var found: [MessageID] = []
    for r in rollups.indices where topology.isMember(RollupID(r)) == isForMembers {
      rollups[r].view.markContracts(fresh: true)
      for source in senders(to: RollupID(r), by: .l1Block) {
        let block = l1.settledBlock(of: source, after: number)
        guard rollups[source].isOnChain(block), hasArrived(block, of: source) else { continue }
        found += markOpenable(
          from: source, to: RollupID(r), upTo: block, via: .l1Block(number))
      }
    }
    if !found.isEmpty { note(.message(.l1Openable(number, messages: found))) }
  }

  /// Whether an imported hash is that of a block on L1's chain.
  func isOnL1(_ imported: ImportedHash) -> Bool { l1.isOnChain(imported) }
}
