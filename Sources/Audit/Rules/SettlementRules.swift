// What is proven for L1: expansions, exposures and lone proofs (PROTOCOL 2 and 6).

extension AuditState {
  mutating func take(_ record: SettlementRecord) throws(Breach) {
    try number(record.proof)
    let checkpoints = try rootCheckpoints(record)
    let (first, last) = (checkpoints[0], checkpoints[checkpoints.count - 1])
    try demand(record.checkpoint.value, is: last, .expansion, "the checkpoint")
    guard let cur = roots[last]?.cur, let before = roots[first - 1]?.cur else {
      throw Breach(.expansion, "the B is not known any more")
    }
    try demand(record.cur, is: cur, .expansion, "cur")
    // Each `B` was shown to continue the one before, so the first's `prev` is that one's hash.
    try demand(record.prev, is: before, .expansion, "prev of the first B")
    let leaves = record.leaves.map { (header: $0, hash: $0.hash) }
    var nodes = record.nodes[...]
    var hashes = leaves[...]
    try open(cur, first: 0, count: chains.count, UInt64(last), &nodes, &hashes)
    try demand(nodes.isEmpty && hashes.isEmpty, .expansion, "more than the B opens to")
    var union = Exports(Links(l1: record.l1_links))
    for i in checkpoints { try union.add(roots[i]?.exports ?? []) }
    try demand(
      record.l1_block == union.list.first.map(union.headers.latest), .exports,
      "the L1 block is not the one that the B's exports come to")
    try demand(
      record.statement, is: StatementDigest.settlement(record, leaves: leaves), .statement,
      "the statement")
    pendingL1[record.proof.value] = .settlement(
      isExpansion: record.opens == .expansion, checkpoint: last, prev: record.prev, cur: cur,
      leaves: record.leaves, hashes: leaves.map(\.hash),
      l1: record.l1_block, roots: record.roots.map(\.value))
  }

  /// The `B`s that the proof verifies, without a gap.
  private func rootCheckpoints(_ record: SettlementRecord) throws(Breach) -> [Int] {
    var checkpoints: [Int] = []
    for root in record.roots {
      guard let i = rootProofs[root.value] else {
        throw Breach(.expansion, "proof \(root.value) is no B")
      }
      try demand(
        checkpoints.isEmpty || i == checkpoints[checkpoints.count - 1] + 1, .expansion,
        "a gap before B.\(i)")
      checkpoints.append(i)
    }
    try demand(!checkpoints.isEmpty, .expansion, "no B is opened")
    return checkpoints
  }

  private func open(
    _ expected: Digest, first: Int, count: Int, _ checkpoint: UInt64,
    _ nodes: inout ArraySlice<NodePreimage>,
    _ leaves: inout ArraySlice<(header: BlockHeader, hash: Digest)>
  ) throws(Breach) {
    if count == 1 {
      guard let leaf = leaves.popFirst() else { throw Breach(.expansion, "a leaf is missing") }
      try demand(
        Int(leaf.header.rollup.rawValue), is: head.order[first].value, .expansion,
        "the rollup at place \(first)")
      return try demand(expected, is: leaf.hash, .expansion, "the leaf at place \(first)")
    }
    guard let node = nodes.popFirst(), Int(node.first) == first, Int(node.count) == count,
      node.checkpoint == checkpoint
    else { throw Breach(.expansion, "expected the preimage of node \(first)+\(count)") }
    try demand(expected, is: node.hash, .expansion, "node \(first)+\(count)")
    let half = Shape.left(of: count)
    try open(node.left, first: first, count: half, checkpoint, &nodes, &leaves)
    try open(
      node.right, first: first + half, count: count - half, checkpoint, &nodes, &leaves)
  }

  mutating func take(_ record: LoneRecord) throws(Breach) {
    let r = try chain(record.rollup)
    try number(record.proof)
    guard let start = chains[r].blocks[record.from.value],
      let blocks = chains[r].blocks(after: record.from.value, to: record.to.value),
      let last = blocks.last
    else {
      throw Breach(.chain, "no chain leads from block \(record.from.value) to \(record.to.value)")
    }
    try demand(record.anchor, is: start.hash, .chain, "the anchor")
    try demand(record.cur, is: last.hash, .chain, "the block that the proof ends at")
    try demand(record.cur_height.value, is: last.height, .chain, "the height of that block")
    try demand(
      l1.acceptedHeads.contains(record.registry_head), .lone, "the registry never had that head")
    var union = Exports(record.links)
    for block in blocks {
      try union.add(block.imports.filter { $0.kind != .node })
      for imported in block.imports where imported.kind == .node {
        try demand(
          record.openings.contains { $0.export == imported && opens($0, record.registry_head) },
          .lone,
          "an import of checkpoint \(imported.index) does not open under the registry's head")
      }
    }
    try demand(
      union.list.allSatisfy { $0.kind != .rollupBlock || Int($0.first) < chains.count }, .lone,
      "an export of a rollup that does not exist")
    let exports = union.list.sorted().map(union.headers.latest)
    try demand(
      record.exports == exports, .exports,
      "\(record.exports.count) exports are declared, and the blocks come to others")
    try demand(record.statement, is: StatementDigest.lone(record), .statement, "the statement")
    let statement = LoneStatement(
      rollup: r, from: record.from.value, block: record.to.value, anchor: record.anchor,
      cur: record.cur, height: last.height, head: record.registry_head, exports: exports)
    if case .layer3 = settling[r] { chains[r].lones.append(statement) }
    pendingL1[record.proof.value] = .lone(statement)
  }

  /// Back over the roots by their previous-links, then down to the imported node.
  private func opens(_ opening: LoneRecord.Opening, _ registryHead: Digest) -> Bool {
    var expected = registryHead
    for root in opening.roots {
      guard root.hash == expected, root.first == 0, Int(root.count) == chains.count else {
        return false
      }
      expected = root.previous
    }
    guard let root = opening.roots.last, opening.export.kind == .node,
      opening.export.index == root.checkpoint
    else { return false }
    return Descent.leads(
      from: root.hash, first: root.first, count: root.count, checkpoint: root.checkpoint,
      through: opening.nodes, to: opening.export)
  }
}
