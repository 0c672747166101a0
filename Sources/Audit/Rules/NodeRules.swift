// Node proofs, the heart of the protocol (PROTOCOL 2.1), and the chain of `B`s.

extension AuditState {
  mutating func take(_ record: NodeRecord) throws(Breach) {
    try number(record.proof)
    try checkTime(ofProofOf: record.checkpoint.value)
    guard let left = nodes[record.left.value], let right = nodes[record.right.value] else {
      throw Breach(.inputs, "there is no proof \(record.left.value) or \(record.right.value)")
    }
    let (first, count, i) = (record.first.value, record.count.value, record.checkpoint.value)
    try checkInputs(left, right, first: first, count: count, i)
    try demand(
      Shape.depth(of: first, count, in: chains.count) != nil && i >= 1, .inputs,
      "there is no node \(first)+\(count)")
    try demand(
      record.maker.value < head.keys.aggregators.count, .form, "no maker \(record.maker.value)")
    func hash(_ checkpoint: Int, _ a: Digest, _ b: Digest, _ previous: Digest) -> Digest {
      NodePreimage(
        first: UInt32(first), count: UInt32(count), checkpoint: UInt64(checkpoint), left: a,
        right: b, previous: previous
      ).hash
    }
    let prev = hash(i - 1, left.prev, right.prev, record.x)
    try demand(record.prev, is: prev, .hash, "prev")
    let cur = hash(i, left.cur, right.cur, prev)
    try demand(record.cur, is: cur, .hash, "cur")
    let remaining = try settle(record, left, right)
    try compare(record.exports, remaining)
    try checkBound(record.exports, first: first, count: count)
    try demand(
      count < chains.count || record.exports.allSatisfy { $0.kind == .l1Block }, .rootExports,
      "\(record.exports.count) exports are left at the root")
    try demand(record.statement, is: StatementDigest.node(record), .statement, "the statement")
    try checkTurn(of: record.maker.value, at: i)
    var statement = NodeStatement(
      first: first, count: count, checkpoint: i, cur: cur, prev: prev, exports: record.exports,
      leaf: nil, maker: record.maker.value, inputs: [record.left.value, record.right.value])
    // What does not continue a hash before it is a proof that nobody takes.
    func place(_ checkpoint: Int) -> NodePlace {
      NodePlace(first: UInt32(first), count: UInt32(count), checkpoint: UInt64(checkpoint))
    }
    for input in [left, right] {
      // A late leaf is held as of this checkpoint, when its own may be forgotten.
      guard let leaf = input.leaf, input.checkpoint < i else { continue }
      chains[leaf.rollup].noteLeaf(i, input.cur, leaf.height)
    }
    if let before = hashes[place(i - 1)]?.last(where: { $0.hash == prev }) {
      statement.leaves = try leaves(left, right, after: before.proof, at: i)
      hashes[place(i), default: []].append(StatedHash(hash: cur, proof: record.proof.value))
    }
    nodes[record.proof.value] = statement
  }

  private func checkInputs(
    _ left: NodeStatement, _ right: NodeStatement, first: Int, count: Int, _ i: Int
  ) throws(Breach) {
    let half = Shape.left(of: count)
    try demand(
      count >= 2 && left.first == first && left.count == half && right.first == first + half
        && right.count == count - half, .inputs,
      "the inputs are not the halves of node \(first)+\(count)")
    for input in [left, right] {
      // A late chain proof keeps its own checkpoint; an inner node has the node's.
      try demand(
        input.leaf == nil ? input.checkpoint == i : input.checkpoint <= i, .inputs,
        "an input of checkpoint \(input.checkpoint) in a node of \(i)")
    }
  }

  /// The union of both inputs' exports less those that name this node, each of which must be an
  /// earlier hash of it that `prev` contains.
  private mutating func settle(
    _ record: NodeRecord, _ left: NodeStatement, _ right: NodeStatement
  ) throws(Breach) -> [ImportedHash] {
    var exports = try union(by: record.links)
    try exports.add(left.exports)
    try exports.add(right.exports)
    var remaining: [ImportedHash] = []
    var settled: [(export: ImportedHash, by: SettledBy)] = []
    for export in exports.list.sorted() {
      if let place = place(of: export), place >= left.first, place < right.first + right.count {
        settled.append((export, try meet(export, at: place, record, left, right, exports)))
        continue
      }
      guard export.kind == .node, Int(export.first) == record.first.value,
        Int(export.count) == record.count.value
      else {
        remaining.append(export)
        continue
      }
      let before = record.checkpoint.value - 1
      try demand(
        Int(export.index) <= before && exports.hash(of: export, at: before) == record.prev,
        .settlement,
        "the export of checkpoint \(export.index) is no earlier hash of the node")
      settled.append((export, Int(export.index) == before ? .equality : .link))
    }
    try demand(
      settled.count == record.settled.count
        && zip(settled, record.settled).allSatisfy { $0.export == $1.export && $0.by == $1.by },
      .settlement, "\(record.settled.count) exports are said to settle, and \(settled.count) do")
    summary.settledExports += settled.count
    return remaining
  }

  /// Where a rollup stands whose block is exported.
  private func place(of export: ImportedHash) -> Int? {
    export.kind == .rollupBlock && Int(export.first) < chains.count
      ? places[Int(export.first)] : nil
  }

  /// The leaf of the exported block's rollup is below this node: the export must be that leaf's
  /// block or one that its headers lead down to.
  private func meet(
    _ export: ImportedHash, at place: Int, _ record: NodeRecord, _ left: NodeStatement,
    _ right: NodeStatement, _ exports: Exports
  ) throws(Breach) -> SettledBy {
    guard let leaf = record.opened.first(where: { $0.place.value == place }) else {
      throw Breach(.settlement, "the leaf at place \(place) is not opened")
    }
    let child = place < right.first ? left : right
    let checkpoint = UInt64(record.checkpoint.value)
    try demand(
      Descent.leads(
        from: child.cur, first: UInt32(child.first), count: UInt32(child.count),
        checkpoint: checkpoint, through: leaf.nodes,
        to: .node(first: UInt32(place), count: 1, checkpoint: checkpoint, leaf.hash)),
      .settlement, "the input does not hold that leaf at place \(place)")
    if export.digest == leaf.hash { return .equality }
    try demand(
      exports.headers.lead(from: leaf.hash, at: UInt64(leaf.height.value), downTo: export),
      .settlement, "the leaf at place \(place) does not descend from the exported block")
    return .link
  }

  mutating func take(_ record: RootRecord) throws(Breach) {
    guard let root = nodes[record.proof.value], root.count == chains.count, root.leaf == nil else {
      throw Breach(.inputs, "proof \(record.proof.value) is no B")
    }
    let i = record.checkpoint.value
    try demand(i, is: root.checkpoint, .inputs, "the checkpoint of the B")
    try demand(i, is: lastRoot + 1, .order, "the checkpoint of the B")
    guard let before = roots[i - 1]?.cur else { throw Breach(.continuity, "no B before") }
    try demand(root.prev, is: before, .continuity, "prev of B.\(i)")
    guard record.signer.value < head.keys.aggregators.count else {
      throw Breach(.signature, "there is no aggregator \(record.signer.value)")
    }
    try demand(record.signer.value, is: root.maker ?? -1, .turn, "the signer of B.\(i)")
    let attestation = Attestation(
      kind: .aggregate, rollup: UInt32(record.signer.value), height: UInt64(i), deadline: .genesis,
      digest: root.cur)
    let key = VerifyingKey(bytes: head.keys.aggregators[record.signer.value])
    try demand(
      key.verify(record.signature, over: attestation), .signature,
      "B.\(i) is not signed by Agg\(record.signer.value)")
    roots[i] = Root(cur: root.cur, proof: record.proof.value, exports: root.exports)
    rootProofs[record.proof.value] = i
    lastRoot = i
    summary.roots += 1
  }
}
