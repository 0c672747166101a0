// Imports and their openings, each kind by its own way down (PROTOCOL 2.2 and 3).

extension AuditState {
  /// From an imported hash, or from the block's own state, to each sender's block and messages.
  func open(_ opening: BlockRecord.Opening, of r: Int) throws(Breach) {
    guard let imported = opening.import else { return try openOwn(opening, of: r) }
    switch imported.kind {
    case .node:
      try demand(opening.l1 == nil && opening.l2 == nil, .opening, "a state under a node")
      try walk(opening, imported)
    case .rollupBlock: try openBlock(opening, imported)
    case .l1Block: try openL1(opening, imported)
    }
  }

  /// An L2 reads its L3s' blocks in the contract of its own state, as it was before the block.
  private func openOwn(_ opening: BlockRecord.Opening, of r: Int) throws(Breach) {
    try demand(opening.nodes.isEmpty && opening.l1 == nil && opening.l2 == nil, .opening, "a state")
    for sender in opening.senders {
      let rollup = UInt32(sender.header.rollup.rawValue)
      guard let stored = chains[r].ledger.stored(of: rollup) else {
        throw Breach(.opening, "the state of R\(r) stores no block of R\(rollup)")
      }
      try demand(stored, is: sender.header.hash, .opening, "the sender's block")
      try checkMessages(sender)
    }
  }

  /// The sender's own block; or an L2's, and there its own outbox or the L3s' blocks in its state.
  private func openBlock(
    _ opening: BlockRecord.Opening, _ imported: ImportedHash
  ) throws(Breach) {
    try demand(opening.nodes.isEmpty && opening.l1 == nil, .opening, "nodes under a block")
    if let l2 = opening.l2 {
      try demand(
        UInt32(l2.rollup.rawValue) == imported.first && l2.height == imported.index, .opening,
        "another block than the imported one")
      try demand(imported.digest, is: l2.hash, .opening, "the L2's block")
    } else {
      try demand(opening.senders.count == 1, .opening, "one block, and several senders")
    }
    for sender in opening.senders {
      let hash = sender.header.hash
      if let l2 = opening.l2, sender.header.rollup != l2.rollup {
        let leaf = StateLeaf.stored(sender.header.rollup, blockHash: hash)
        try demand(
          sender.contract?.shows(leaf, under: l2.stateRoot) ?? false, .opening,
          "the state of R\(l2.rollup.rawValue) does not store that block of "
            + "R\(sender.header.rollup.rawValue)")
      } else {
        try demand(
          UInt32(sender.header.rollup.rawValue) == imported.first
            && sender.header.height == imported.index, .opening,
          "another block than the imported one")
        try demand(imported.digest, is: hash, .opening, "the sender's block")
      }
      try checkMessages(sender)
    }
  }

  /// The blocks that contracts store in L1's state.
  private func openL1(_ opening: BlockRecord.Opening, _ imported: ImportedHash) throws(Breach) {
    guard let header = opening.l1, header.number == imported.index, opening.nodes.isEmpty,
      opening.l2 == nil
    else { throw Breach(.opening, "expected the header of L1 block \(imported.index)") }
    try demand(imported.digest, is: header.hash, .opening, "the L1 block")
    for sender in opening.senders {
      let leaf = L1StateLeaf.settled(sender.header.rollup, blockHash: sender.header.hash)
      try demand(
        sender.contract?.shows(leaf, under: header.stateRoot) ?? false, .opening,
        "L1 does not store that block of R\(sender.header.rollup.rawValue)")
      try checkMessages(sender)
    }
  }

  /// Whether a hash is said to be of a node, a rollup's block or a block of L1, whatever it is.
  func names(_ imported: ImportedHash) -> Bool {
    let (first, count) = (Int(imported.first), Int(imported.count))
    switch imported.kind {
    case .l1Block: return first == 0 && count == 0
    case .rollupBlock: return first < chains.count && count == 1
    case .node: return count > 1 && Shape.depth(of: first, count, in: chains.count) != nil
    }
  }

  /// A rollup imports hashes that were proven, of nodes above itself.
  func checkImport(_ imported: ImportedHash, of r: Int) throws(Breach) {
    switch imported.kind {
    case .node: try checkNode(imported, of: r)
    case .rollupBlock:
      let source = Int(imported.first)
      try demand(
        source < chains.count && source != r && imported.count == 1, .importedHash,
        "an import of a block of R\(source)")
      let index = chains[source].indices[imported.digest]
      try demand(
        index.map { chains[source].blocks[$0]?.height == Int(imported.index) } ?? false,
        .importedHash, "R\(source) made no such block at height \(imported.index)")
    case .l1Block: try checkL1Block(imported, of: r)
    }
  }

  /// A member of the tree imports final blocks of L1, anybody else one that is deep enough.
  private func checkL1Block(_ imported: ImportedHash, of r: Int) throws(Breach) {
    let newest =
      isMember(r) ? l1.finalNumber : max(0, l1.number - head.import_depth.value)
    try demand(
      imported.first == 0 && imported.count == 0 && l1.holds(imported), .importedHash,
      "L1 has no such block \(imported.index)")
    try demand(
      Int(imported.index) <= newest, .importedHash,
      "R\(r) imports L1 block \(imported.index), and \(newest) is the newest that it may")
  }

  private func checkNode(_ imported: ImportedHash, of r: Int) throws(Breach) {
    let place = NodePlace(
      first: imported.first, count: imported.count, checkpoint: imported.index)
    try demand(
      hashes[place]?.contains { $0.hash == imported.digest } ?? false, .importedHash,
      "no proof states \(imported.digest.hex) of node \(imported.first)+\(imported.count) "
        + "at checkpoint \(imported.index)")
    let own = places[r]
    try demand(
      own >= Int(imported.first) && own - Int(imported.first) < Int(imported.count),
      .importedHash, "R\(r) is not below the node that it imports")
  }

  /// Down the preimages, depth first, to each sender's block and its messages.
  private func walk(
    _ opening: BlockRecord.Opening, _ imported: ImportedHash
  ) throws(Breach) {
    var nodes = opening.nodes[...]
    var senders = opening.senders[...]
    try open(
      imported.digest, first: Int(imported.first), count: Int(imported.count),
      checkpoint: imported.index, &nodes, &senders)
    try demand(nodes.isEmpty && senders.isEmpty, .opening, "more in the opening than it opens")
  }

  private func open(
    _ expected: Digest, first: Int, count: Int, checkpoint: UInt64,
    _ nodes: inout ArraySlice<NodePreimage>, _ senders: inout ArraySlice<BlockRecord.Sender>
  ) throws(Breach) {
    guard let sender = senders.first, sender.place.value < first + count else { return }
    try demand(sender.place.value >= first, .opening, "senders out of order")
    if count == 1 {
      senders.removeFirst()
      return try check(sender, under: expected)
    }
    guard let node = nodes.popFirst(), Int(node.first) == first, Int(node.count) == count,
      node.checkpoint == checkpoint
    else { throw Breach(.opening, "expected the preimage of node \(first)+\(count)") }
    try demand(expected, is: node.hash, .opening, "node \(first)+\(count)")
    let half = Shape.left(of: count)
    try open(node.left, first: first, count: half, checkpoint: checkpoint, &nodes, &senders)
    try open(
      node.right, first: first + half, count: count - half, checkpoint: checkpoint, &nodes,
      &senders)
  }

  private func check(_ sender: BlockRecord.Sender, under expected: Digest) throws(Breach) {
    try demand(expected, is: sender.header.hash, .opening, "the sender's block")
    let rollup = Int(sender.header.rollup.rawValue)
    try demand(
      rollup < places.count && places[rollup] == sender.place.value, .opening,
      "R\(rollup) does not stand at place \(sender.place.value)")
    try checkMessages(sender)
  }

  private func checkMessages(_ sender: BlockRecord.Sender) throws(Breach) {
    let rollup = Int(sender.header.rollup.rawValue)
    // Nothing in a header says how long its outbox is; the sender's own line does.
    if let block = chains[rollup].indices[sender.header.hash].flatMap({ chains[rollup].blocks[$0] })
    {
      try demand(
        sender.outbox_count.value, is: block.outboxCount, .inclusion,
        "the number of messages in the outbox of R\(rollup)")
    }
    for message in sender.messages {
      try demand(
        message.leaf.source == sender.header.rollup, .inclusion, "a message of another sender")
      try demand(
        Merkle.verifyInclusion(
          leafHash: message.leaf.hash, index: UInt64(message.index.value),
          treeSize: UInt64(sender.outbox_count.value), proof: message.path,
          root: sender.header.outboxRoot), .inclusion,
        "message \(message.leaf.nonce) of R\(rollup) is not in its outbox")
    }
  }
}
