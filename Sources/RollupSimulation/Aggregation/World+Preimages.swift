extension World {
  /// The proof of `node` that a proof of one of its ancestors was made from. O(depth).
  public func nodeProof(of node: NodeID, under ancestor: ProofID) -> ProofID {
    around.nodeProof(of: node, under: ancestor)
  }

  /// The block of `rollup` that lies under a node proof. O(depth).
  public func includedBlock(of rollup: RollupID, under proof: ProofID) -> BlockIndex {
    around.includedBlock(of: rollup, under: proof)
  }

  /// The preimage of a node proof's `cur`.
  public func preimage(of proof: ProofID) -> NodePreimage { around.preimage(of: proof) }

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
