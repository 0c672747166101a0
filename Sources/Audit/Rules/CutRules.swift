// The tree is cut because of what L1 decided (PROTOCOL 6, "Registry").

extension AuditState {
  /// L1 took `B`s: where they are not the tree's, the tree goes over to them.
  mutating func followRegistry(_ proofs: [Int], to checkpoint: Int) {
    let first = checkpoint - proofs.count + 1
    let isSame = proofs.enumerated().allSatisfy { roots[first + $0]?.proof == $1 }
    if isSame || first - 1 > lastRoot { return }
    cutTree(after: first - 1, adding: proofs)
    l1.expected.append(.cut(after: first - 1, roots: proofs))
  }

  /// A contract took a lone proof: the tree keeps the `B`s up to the last that L1 can still take.
  mutating func leaveContradicted(by r: Int) {
    var last = l1.checkpoint
    while let root = roots[last + 1], !contradicts(root, r) { last += 1 }
    // Of what is under no `B` yet only the aggregators know.
    guard roots[last + 1] != nil else { return l1.movedAlone.append(r) }
    cutTree(after: last, adding: [])
    l1.expected.append(.cut(after: last, roots: []))
  }

  private func contradicts(_ root: Root, _ r: Int) -> Bool {
    guard let leaf = leaf(of: r, under: root) else { return false }
    return !chains[r].isOnOneBranch(leaf.hash, at: leaf.height)
  }

  /// What a `B` holds of a rollup; nil at genesis.
  func leaf(of r: Int, under root: Root) -> HeldLeaf? {
    let place = places[r]
    var node = root.proof.flatMap { nodes[$0] }
    while let inner = node, !inner.inputs.isEmpty {
      let side = place < inner.first + Shape.left(of: inner.count) ? 0 : 1
      if let leaf = inner.leaves[side] { return leaf }
      node = nodes[inner.inputs[side]]
    }
    return nil
  }

  /// The hash of a node under a `B`.
  func hash(of imported: ImportedHash, under root: Root) -> Digest? {
    let (first, count) = (Int(imported.first), Int(imported.count))
    var node = root.proof.flatMap { nodes[$0] }
    while let inner = node {
      if inner.first == first, inner.count == count { return inner.cur }
      if inner.inputs.isEmpty { return nil }
      node = nodes[inner.inputs[first < inner.first + Shape.left(of: inner.count) ? 0 : 1]]
    }
    return nil
  }

  mutating func take(_ record: CutRecord) throws(Breach) {
    let (k, added) = (record.after.value, record.roots.map(\.value))
    try demand(isL1Due || l1.eventOfBlock == event, .cut, "L1 decides nothing now")
    beginL1Block()
    if case .cut(let after, let roots)? = l1.expected.first {
      l1.expected.removeFirst()
      try demand(k, is: after, .cut, "the last B that stays")
      return try demand(added == roots, .cut, "the tree goes over to other Bs")
    }
    let isContradicted = l1.movedAlone.contains { r in
      nodes.values.contains { statement in
        guard let leaf = statement.leaf, leaf.rollup == r else { return false }
        return !chains[r].isOnOneBranch(statement.cur, at: leaf.height)
      }
    }
    try demand(
      isContradicted && added.isEmpty && k == max(lastRoot, l1.checkpoint), .cut,
      "no contract that moved contradicts the tree after B.\(k)")
    cutTree(after: k, adding: [])
  }

  /// `B`s after a checkpoint are given up, none that L1 has taken; or L1 takes `B`s that were given
  /// up before, and they are the tree again.
  private mutating func cutTree(after k: Int, adding proofs: [Int]) {
    for i in stride(from: k + 1, through: lastRoot, by: 1) { roots[i] = nil }
    lastRoot = min(k, lastRoot)
    for (place, found) in hashes where place.checkpoint > UInt64(k) {
      givenUp[place, default: []] += found
      hashes[place] = nil
    }
    for proof in proofs {
      guard let root = nodes[proof] else { continue }
      roots[root.checkpoint] = Root(cur: root.cur, proof: proof, exports: root.exports)
      lastRoot = root.checkpoint
      for (place, found) in givenUp where place.checkpoint == UInt64(root.checkpoint) {
        hashes[place] = found
      }
    }
  }
}
