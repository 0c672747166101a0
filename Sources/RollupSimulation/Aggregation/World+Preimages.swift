extension World {
  /// The proof of `node` that a proof of one of its ancestors was made from. O(depth).
  public func nodeProof(of node: NodeID, under ancestor: ProofID) -> ProofID {
    nodeProof(first: tree.nodes[node].first, count: tree.nodes[node].count, ancestor)
  }

  private func nodeProof(first: Int, count: Int, _ ancestor: ProofID) -> ProofID {
    var id = ancestor
    while true {
      let span = spans[id]
      if span.count <= count { return id }
      let half = TreeShape.leftCount(of: Int(span.count))
      id = first < Int(span.first) + half ? span.left : span.right
    }
  }

  /// The block of `rollup` that lies under a node proof. O(depth).
  public func includedBlock(of rollup: RollupID, under proof: ProofID) -> BlockIndex {
    let place = tree.nodes[tree.leaf(of: rollup)].first
    return spans[nodeProof(first: place, count: 1, proof)].block!
  }

  /// The preimage of a node proof's `cur`.
  public func preimage(of proof: ProofID) -> NodePreimage {
    let span = spans[proof]
    guard span.count > 0, let checkpoint = proofs[proof].checkpoint else {
      preconditionFailure("only inner nodes have two children")
    }
    return NodePreimage(
      first: UInt32(span.first), count: UInt32(span.count), checkpoint: UInt64(checkpoint),
      left: proofs[span.left].cur, right: proofs[span.right].cur, previous: proofs[proof].prev)
  }

  /// The children's hashes of a node at the checkpoints after `from` up to `to`, as this chain of
  /// root proofs (or the aggregator's rounds) has them; as far as they are known, since two exports
  /// may merge long before the newest hash is there.
  func links(of node: NodeID, from: Int, to: Int, in rounds: Checkpoints<Round>) -> LinkChain? {
    guard let (left, right) = tree[node].children, from < to else { return nil }
    var chain = LinkChain(
      first: tree[node].first, count: tree[node].count, from: from, steps: [])
    for i in (from + 1)...to {
      guard rounds.has(i), let a = rounds[i].slots[left].proof,
        let b = rounds[i].slots[right].proof
      else { break }
      chain.steps.append(
        LinkChain.Step(left: proofs[a].cur, right: proofs[b].cur))
    }
    return chain.steps.isEmpty ? nil : chain
  }

  /// Links for every export that names an inner node older than `newest`.
  func links(for exports: some Sequence<ImportedHash>, newest: Int, in rounds: Checkpoints<Round>)
    -> [LinkChain]
  {
    exports.compactMap { export in
      guard export.kind == .node, Int(export.index) < newest,
        let node = tree.node(first: Int(export.first), count: Int(export.count))
      else { return nil }
      return links(of: node, from: Int(export.index), to: newest, in: rounds)
    }
  }
}
