/// Expansion and exposure: opens the last of a chain of `B`s to every rollup's block, and proves
/// the whole chain since the registry's head (PROTOCOL 2).
///
/// The post has L1 look at the last `B` alone; then everything under its loose input would be
/// unproven, so each `B` in between is verified and its `prev` compared.
public struct Settlement: Relation {
  /// A leaf's proof under the last `B`, with the rollup's place.
  public struct LeafWitness: Sendable {
    /// Whose leaf.
    public var rollup: RollupID
    /// The chain proof or carry at it.
    public var proof: SealedProof
    /// The block's header: what L1 is told of rollup and height is read from it, since the tree
    /// commits to the hash alone.
    public var header: BlockHeader

    package init(
      rollup: RollupID, proof: SealedProof, header: BlockHeader
    ) {
      self.rollup = rollup
      self.proof = proof
      self.header = header
    }
  }
  /// With state diffs or without.
  public var kind: SettlementStatement.Kind
  /// Every `B` after the registry's head, in order.
  public var roots: [SealedProof]
  /// Preimages of the last `B`'s inner nodes, in preorder.
  public var preimages: [NodePreimage]
  /// In the tree's order.
  public var leaves: [LeafWitness]
  /// Guard: whether each `prev` must equal the `cur` before it.
  public var continuity: Bool
  /// From the L1 hashes that the `B`s export to the latest, and on to a newer one that L1 still
  /// remembers.
  public var l1Links = L1Links(headers: [])

  package init(
    kind: SettlementStatement.Kind, roots: [SealedProof], preimages: [NodePreimage],
    leaves: [LeafWitness], continuity: Bool, l1Links: L1Links = L1Links(headers: [])
  ) {
    self.kind = kind
    self.roots = roots
    self.preimages = preimages
    self.leaves = leaves
    self.continuity = continuity
    self.l1Links = l1Links
  }

  /// Evaluates the relation.
  public func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> {
    guard !roots.isEmpty, roots.allSatisfy(verifier.verify),
      leaves.allSatisfy({ verifier.verify($0.proof) })
    else { return .failure(.unsealed) }
    var chain: [NodeStatement] = []
    var links = ExportLinks()
    links.l1 = l1Links
    var union = ExportUnion(links: links)
    for root in roots {
      guard case .node(let statement) = root.statement,
        statement.exports.allSatisfy({ $0.kind == .l1Block })
      else { return .failure(.wrongInputs) }
      if let refusal = union.add(statement.exports) { return .failure(refusal) }
      if continuity, let before = chain.last {
        guard statement.prev == before.cur, statement.checkpoint == before.checkpoint + 1 else {
          return .failure(.continuity(declared: statement.prev, computed: before.cur))
        }
      }
      chain.append(statement)
    }
    let last = chain[chain.count - 1]
    var opened: [SettlementStatement.Leaf] = []
    for leaf in leaves {
      guard let block = leaf.proof.includedBlock, block.rollup == leaf.rollup,
        leaf.header.hash == block.hash, leaf.header.rollup == block.rollup,
        Int(leaf.header.height) == block.height
      else { return .failure(.wrongInputs) }
      opened.append(block)
    }
    var walk = Walk(preimages: preimages[...], leaves: opened[...])
    if let refusal = walk.open(last.cur, first: last.first, count: last.count) {
      return .failure(refusal)
    }
    return .success(
      .settlement(
        SettlementStatement(
          kind: kind, firstPrev: chain[0].prev, checkpoint: last.checkpoint, cur: last.cur,
          leaves: opened, l1Block: union.exports.first.map(l1Links.latest))))
  }

  /// Checks preimages and leaves against the root's hash, depth first.
  private struct Walk {
    var preimages: ArraySlice<NodePreimage>
    var leaves: ArraySlice<SettlementStatement.Leaf>

    mutating func open(_ hash: Digest, first: Int, count: Int) -> Refusal? {
      if count == 1 {
        guard let leaf = leaves.popFirst() else { return .wrongInputs }
        return leaf.hash == hash ? nil : .openingMismatch(declared: hash, computed: leaf.hash)
      }
      guard let node = preimages.popFirst(), Int(node.first) == first, Int(node.count) == count
      else { return .wrongInputs }
      let computed = node.hash
      guard computed == hash else {
        return .openingMismatch(declared: hash, computed: computed)
      }
      let half = NodePreimage.leftCount(of: count)
      return open(node.left, first: first, count: half)
        ?? open(node.right, first: first + half, count: count - half)
    }
  }
}

extension SealedProof {
  /// The block that a leaf's proof puts into the tree; `nil` for any other proof.
  public var includedBlock: SettlementStatement.Leaf? {
    switch statement {
    case .chain(let s):
      SettlementStatement.Leaf(rollup: s.rollup, height: s.curHeight, hash: s.cur)
    case .carry(let s):
      SettlementStatement.Leaf(rollup: s.rollup, height: s.curHeight, hash: s.cur)
    case .node, .settlement, .lone: nil
    }
  }
}
