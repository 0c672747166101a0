// Leaves of the tree: chain proofs and carries (PROTOCOL 0 and 2.1).

extension AuditState {
  mutating func take(_ record: ChainRecord) throws(Breach) {
    let r = try chain(record.rollup)
    try number(record.proof)
    let base = try base(of: record, r)
    let (anchor, anchorHeight) =
      base.map { ($0.anchor, $0.anchorHeight) } ?? (record.prev, record.prev_height.value)
    try demand(record.anchor, is: anchor, .chain, "the anchor")
    try demand(record.anchor_height.value, is: anchorHeight, .chain, "the anchor's height")
    var exports = try union(by: record.links)
    let from = try rejoin(record, r, &exports) ?? record.from.value
    guard let blocks = chains[r].blocks(after: from, to: record.to.value) else {
      throw Breach(.chain, "no chain leads from block \(from) to \(record.to.value)")
    }
    try checkTime(ofProofOf: record.checkpoint.value)
    try checkLast(record.to.value, notAfter: record.checkpoint.value, r)
    try demand(
      try startHash(record, r, base), is: record.prev, .chain,
      "the block that the proof starts from"
    )
    var (cur, height) = (record.prev, record.prev_height.value)
    if record.rejoin != nil, let stored = chains[r].blocks[from] {
      (cur, height) = (stored.hash, stored.height)
    }
    for block in blocks {
      try exports.add(block.imports)
      (cur, height) = (block.hash, block.height)
    }
    try demand(record.cur, is: cur, .chain, "the block that the proof ends at")
    try demand(record.cur_height.value, is: height, .chain, "the height of that block")
    if let start = chains[r].blocks[record.from.value] {
      try demand(record.prev_height.value, is: start.height, .chain, "the height it starts from")
    } else {
      try demand(
        record.rejoin != nil || record.prev_height.value == height - blocks.count, .chain,
        "the height it starts from")
    }
    try compare(record.exports, exports.list)
    try checkBound(record.exports, first: places[r], count: 1)
    try demand(record.statement, is: StatementDigest.chain(record), .statement, "the statement")
    let checkpoint = record.checkpoint.value
    chains[r].proofs[record.statement] = Chain.Leaf(
      checkpoint: checkpoint, prev: record.prev, cur: cur, height: height,
      exports: record.exports, anchor: anchor, anchorHeight: anchorHeight)
    chains[r].noteLeaf(checkpoint, cur, height)
    nodes[record.proof.value] = NodeStatement(
      first: places[r], count: 1, checkpoint: checkpoint, cur: cur, prev: record.prev,
      exports: record.exports,
      leaf: NodeStatement.Leaf(rollup: r, height: height, madeAt: event, carried: nil))
  }

  /// For a rollup that comes back: the block that L1 stores of it, in a header that becomes an
  /// export, so that L1 itself says whether it is true.
  private func rejoin(
    _ record: ChainRecord, _ r: Int, _ exports: inout Exports
  ) throws(Breach) -> Int? {
    guard let rejoin = record.rejoin else { return nil }
    try demand(record.base == nil, .chain, "a rollup that comes back goes on from L1 alone")
    let hash = rejoin.header.hash
    let leaf = L1StateLeaf.settled(RollupID(r), blockHash: hash)
    try demand(
      Int(rejoin.header.rollup.rawValue) == r
        && rejoin.contract.shows(leaf, under: rejoin.l1.stateRoot), .chain,
      "that L1 block does not store that block of R\(r)")
    try exports.add([.l1Block(number: rejoin.l1.number, rejoin.l1.hash)])
    guard let index = chains[r].indices[hash] else {
      throw Breach(.chain, "the block that L1 stores is not known")
    }
    return index
  }

  /// The earlier proof that this one extends, of the same epoch.
  private func base(of record: ChainRecord, _ r: Int) throws(Breach) -> Chain.Leaf? {
    guard let digest = record.base else { return nil }
    guard let base = chains[r].proofs[digest] else {
      throw Breach(.chain, "there is no earlier proof with the statement \(digest.hex)")
    }
    try demand(record.prev, is: base.cur, .chain, "where the earlier proof ends")
    try demand(
      epoch(base.checkpoint), is: epoch(record.checkpoint.value), .chain,
      "the earlier proof's epoch")
    return base
  }

  /// The starting block is one that is still kept, or one that a leaf of the tree holds.
  private func startHash(
    _ record: ChainRecord, _ r: Int, _ base: Chain.Leaf?
  ) throws(Breach) -> Digest {
    if let block = chains[r].blocks[record.from.value] { return block.hash }
    if let base { return base.cur }
    let known = chains[r].leaves.last { $0.cur == record.prev }
    guard let known else { throw Breach(.chain, "the starting block is not known") }
    return known.cur
  }

  mutating func take(_ record: CarryRecord) throws(Breach) {
    let r = try chain(record.rollup)
    try number(record.proof)
    let (cur, height) = (record.cur, record.cur_height.value)
    try checkTime(ofProofOf: record.checkpoint.value)
    try demand(
      chains[r].leaves.contains { $0.cur == cur && $0.height == height }, .carry,
      "no leaf of R\(r) ever held \(cur.hex) at height \(height)")
    try checkCause(record, r)
    try demand(record.statement, is: StatementDigest.carry(record), .statement, "the statement")
    let checkpoint = record.checkpoint.value
    chains[r].noteLeaf(checkpoint, cur, height)
    chains[r].carries.append(
      Chain.Carried(
        event: event, checkpoint: checkpoint, cur: cur, cause: record.cause))
    nodes[record.proof.value] = NodeStatement(
      first: places[r], count: 1, checkpoint: checkpoint, cur: cur, prev: cur, exports: [],
      leaf: NodeStatement.Leaf(
        rollup: r, height: height, madeAt: event, carried: record.cause))
  }

  /// The union of exports by a line's links, none of which merges up where the setting says no.
  func union(by links: Links) throws(Breach) -> Exports {
    try demand(
      head.merge_up || links.contained.isEmpty, .exports, "exports merge into higher nodes")
    return Exports(links)
  }

  /// Exports stand sorted by their bytes.
  func compare(_ declared: [ImportedHash], _ computed: [ImportedHash]) throws(Breach) {
    try demand(
      declared == computed.sorted(), .exports,
      "declared are \(declared.count) exports, and the inputs come to \(computed.count) others")
  }

  /// At most one export for each node above (PROTOCOL 3 and 7.5); those of blocks are not bounded
  /// by the tree.
  func checkBound(_ exports: [ImportedHash], first: Int, count: Int) throws(Breach) {
    let depth = Shape.depth(of: first, count, in: chains.count) ?? 0
    let nodes = exports.count { $0.kind == .node }
    try demand(
      nodes <= depth + (head.merge_up ? 1 : 0), .exports,
      "\(nodes) exports of nodes at depth \(depth)")
  }
}
