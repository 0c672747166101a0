/// What a child gives to the proof above it: a chain proof, a carried leaf or a node proof, seen
/// alike.
public struct ChildOutputs: Hashable, Sendable {
  /// Index of the leftmost leaf.
  public var first: Int
  /// Number of leaves.
  public var count: Int
  /// Its checkpoint.
  public var checkpoint: Int
  /// Its hash there.
  public var cur: Digest
  /// Its hash one inclusion before.
  public var prev: Digest
  /// What it still depends on.
  public var exports: [ImportedHash]
}

/// An earlier hash of a node and the children's hashes since, which lead to its newest hash: the
/// chain of links that settles an old export (PROTOCOL 2.1, point 3).
public struct LinkChain: Hashable, Sendable {
  /// Children's hashes at one checkpoint.
  public struct Step: Hashable, Sendable {
    /// The left input.
    public var left: Digest
    /// The right input.
    public var right: Digest

    package init(
      left: Digest, right: Digest
    ) {
      self.left = left
      self.right = right
    }
  }
  /// Index of the leftmost leaf.
  public var first: Int
  /// Number of leaves.
  public var count: Int
  /// The checkpoint of the old hash.
  public var from: Int
  /// The checkpoints after `from`, in order.
  public var steps: [Step]

  package init(
    first: Int, count: Int, from: Int, steps: [Step]
  ) {
    self.first = first
    self.count = count
    self.from = from
    self.steps = steps
  }

  /// The node's hash at checkpoint `from + steps.count`, if `old` was its hash at `from`.
  public func apply(to old: Digest) -> Digest {
    var hash = old
    for (k, step) in steps.enumerated() {
      hash =
        NodePreimage(
          first: UInt32(first), count: UInt32(count), checkpoint: UInt64(from + 1 + k),
          left: step.left, right: step.right, previous: hash
        ).hash
    }
    return hash
  }
}

/// Shows that a hash of a higher node contains a hash of a lower one at the same checkpoint: the
/// preimages from the higher down to the lower (the post's "merged into E").
public struct ContainmentOpening: Hashable, Sendable {
  /// The export that contains the other.
  public var higher: ImportedHash
  /// The export that merges into it.
  public var lower: ImportedHash
  /// From `higher` downwards; the last one's child is `lower`.
  public var path: [NodePreimage]

  package init(
    higher: ImportedHash, lower: ImportedHash, path: [NodePreimage]
  ) {
    self.higher = higher
    self.lower = lower
    self.path = path
  }

  /// Whether the path really leads from `higher` to `lower`.
  public var holds: Bool {
    guard higher.kind == .node, lower.kind == .node, higher.index == lower.index else {
      return false
    }
    var expected = higher.digest
    var (first, count) = (higher.first, higher.count)
    for node in path {
      guard node.hash == expected, node.first == first, node.count == count, count > 1,
        node.checkpoint == higher.index
      else { return false }
      let half = UInt32(NodePreimage.leftCount(of: Int(count)))
      if lower.first < first + half {
        (expected, count) = (node.left, half)
      } else {
        (expected, first, count) = (node.right, first + half, count - half)
      }
    }
    return expected == lower.digest && first == lower.first && count == lower.count
  }
}

/// The node relation, the heart of the construction: folds two child proofs and one loose value
/// into `P(v,i)` (PROTOCOL 2.1; post 2.2.2.2).
public struct NodeRelation: Relation {
  /// `i`. A chain proof of an earlier checkpoint may come in late: its block is the leaf's hash at
  /// `i` all the same.
  public var checkpoint: Int
  /// The left input.
  public var left: SealedProof
  /// The right input.
  public var right: SealedProof
  /// `x`, claimed to be `cur(v,i-2)`. Nothing here checks the claim; continuity does, later, in
  /// whoever consumes the proof.
  public var looseInput: Digest
  /// For exports that merge, and for each that names this node at a checkpoint before `i - 1` or a
  /// rollup's block before its leaf.
  public var links: ExportLinks
  /// For each export that names a block of a rollup below this node.
  public var leaves: [LeafOpening] = []
  /// First leaf of each child in the tree's order.
  public var places: (left: Int, right: Int)
  /// The tree's order: a leaf's proof counts only at its own rollup's place.
  public var order: [RollupID]
  /// Whether this is the root.
  public var isRoot: Bool
  /// Point 5 of the relation, "at the root the remaining exports must be empty"; a switchable
  /// guard.
  public var rootMustBeEmpty: Bool
  /// Point 3, "settles if it equals or links"; a switchable guard.
  public var settleRule = true

  package init(
    checkpoint: Int, left: SealedProof, right: SealedProof, looseInput: Digest, links: ExportLinks,
    leaves: [LeafOpening] = [], places: (left: Int, right: Int), order: [RollupID], isRoot: Bool,
    rootMustBeEmpty: Bool, settleRule: Bool = true
  ) {
    self.checkpoint = checkpoint
    self.left = left
    self.right = right
    self.looseInput = looseInput
    self.links = links
    self.leaves = leaves
    self.places = places
    self.order = order
    self.isRoot = isRoot
    self.rootMustBeEmpty = rootMustBeEmpty
    self.settleRule = settleRule
  }

  /// Evaluates the relation, and tells what became of each export.
  public func evaluate(verifier: ProofVerifier) -> Result<NodeFold, Refusal> {
    guard verifier.verify(left), verifier.verify(right) else { return .failure(.unsealed) }
    guard let a = left.childOutputs(first: places.left),
      let b = right.childOutputs(first: places.right),
      a.first + a.count == b.first, fits(a), fits(b), stands(left, a), stands(right, b),
      NodePreimage.leftCount(of: a.count + b.count) == a.count
    else { return .failure(.wrongInputs) }
    let count = a.count + b.count
    let prev = NodePreimage(
      first: UInt32(a.first), count: UInt32(count), checkpoint: UInt64(checkpoint - 1),
      left: a.prev, right: b.prev, previous: looseInput
    ).hash
    let cur = NodePreimage(
      first: UInt32(a.first), count: UInt32(count), checkpoint: UInt64(checkpoint),
      left: a.cur, right: b.cur, previous: prev
    ).hash

    var union = ExportUnion(links: links)
    if let refusal = union.add(a.exports) ?? union.add(b.exports) { return .failure(refusal) }
    var fold = NodeFold(
      statement: NodeStatement(
        first: a.first, count: count, checkpoint: checkpoint, cur: cur, prev: prev, exports: []),
      looseInput: looseInput, settled: [])
    let below = RollupPlaces(order: order, exports: union.exports)
    for export in union.exports {
      let how: SettledBy?
      switch export.kind {
      case .node where export.first == a.first && export.count == count:
        how = settle(export, prev: prev, checkpoint: checkpoint)
      case .rollupBlock
      where below.place(of: export).map((a.first..<b.first + b.count).contains)
        ?? false:
        how = settle(export, at: below.place(of: export)!, under: a, b)
      case .l1Block, .rollupBlock, .node:
        fold.statement.exports.append(export)
        continue
      }
      guard let how else { return .failure(.exportDoesNotLink(export, prev: prev)) }
      fold.settled.append(NodeFold.Settled(export: export, byLink: how == .link))
    }
    // What is L1's own can be compared nowhere but on L1.
    let left = fold.statement.exports.filter { $0.kind != .l1Block }
    if isRoot, rootMustBeEmpty, !left.isEmpty { return .failure(.exportsLeftAtRoot(left)) }
    return .success(fold)
  }

  private func fits(_ child: ChildOutputs) -> Bool {
    child.count == 1 ? child.checkpoint <= checkpoint : child.checkpoint == checkpoint
  }

  private func stands(_ child: SealedProof, _ outputs: ChildOutputs) -> Bool {
    guard let leaf = child.includedBlock else { return true }
    return order.indices.contains(outputs.first) && order[outputs.first] == leaf.rollup
  }

  private enum SettledBy { case equality, link }

  private func settle(_ export: ImportedHash, prev: Digest, checkpoint: Int) -> SettledBy? {
    if !settleRule { return .equality }
    let age = checkpoint - 1 - Int(export.index)
    if age == 0 { return export.digest == prev ? .equality : nil }
    let chain = links.nodes.first {
      $0.first == Int(export.first) && $0.count == Int(export.count)
        && $0.from == Int(export.index) && $0.steps.count == age
    }
    return chain?.apply(to: export.digest) == prev ? .link : nil
  }

  /// Where the two sides meet: an export that names a block of a rollup on the other side settles
  /// if that rollup's leaf is the block or descends from it (PROTOCOL 3, `shared-direct`).
  private func settle(
    _ export: ImportedHash, at place: Int, under a: ChildOutputs, _ b: ChildOutputs
  ) -> SettledBy? {
    if !settleRule { return .equality }
    guard let leaf = leaves.first(where: { $0.place == place }) else { return nil }
    let child = place < b.first ? a : b
    let opening = ContainmentOpening(
      higher: .node(
        first: UInt32(child.first), count: UInt32(child.count), checkpoint: UInt64(checkpoint),
        child.cur),
      lower: .node(
        first: UInt32(place), count: 1, checkpoint: UInt64(checkpoint), leaf.block.digest),
      path: leaf.path)
    guard opening.holds else { return nil }
    if export.digest == leaf.block.digest { return .equality }
    return links.blocks(of: export.first).connect(export, to: leaf.block) ? .link : nil
  }
}

/// A leaf below a node, opened from the child that holds it.
public struct LeafOpening: Hashable, Sendable {
  /// Its place in the tree's order.
  public var place: Int
  /// The block that the tree holds there.
  public var block: BlockLinks.Block
  /// From the child downwards; empty if that is the leaf.
  public var path: [NodePreimage]

  package init(
    place: Int, block: BlockLinks.Block, path: [NodePreimage]
  ) {
    self.place = place
    self.block = block
    self.path = path
  }
}

/// Where the rollups stand whose blocks are exported; empty, and made for nothing, if none are.
private struct RollupPlaces {
  /// By rollup; `nil` for one that is not in the tree.
  private var places = ByNumber<RollupID, Int?>([])

  init(order: [RollupID], exports: [ImportedHash]) {
    guard exports.contains(where: { $0.kind == .rollupBlock }) else { return }
    places = ByNumber(repeating: nil, count: (order.map(\.index).max() ?? -1) + 1)
    for (place, rollup) in order.enumerated() { places[rollup] = place }
  }

  func place(of export: ImportedHash) -> Int? {
    Int(export.first) < places.count ? places[Int(export.first)] : nil
  }
}

/// What a fold did, beyond its public statement.
public struct NodeFold: RelationOutput, Hashable {
  /// An export that was compared with the true value and dropped.
  public struct Settled: Hashable, Sendable {
    /// The export.
    public var export: ImportedHash
    /// By a chain of links to an older hash rather than by equality with `prev`.
    public var byLink: Bool
  }
  /// The public outputs.
  public var statement: NodeStatement
  /// The loose value `x`.
  public var looseInput: Digest
  /// Exports that were settled here.
  public var settled: [Settled]

  /// What is sealed.
  public var stated: Statement { .node(statement) }
}

extension SealedProof {
  /// What this proof gives to the one above it; `nil` if it is no input of a fold. `first` is the
  /// place of the leaf in the tree's order, used where the statement names a rollup.
  public func childOutputs(first: Int) -> ChildOutputs? {
    switch statement {
    case .chain(let s):
      ChildOutputs(
        first: first, count: 1, checkpoint: s.checkpoint, cur: s.cur, prev: s.prev,
        exports: s.exports)
    case .carry(let s):
      ChildOutputs(
        first: first, count: 1, checkpoint: s.checkpoint, cur: s.cur, prev: s.cur, exports: [])
    case .node(let s):
      s.first == first
        ? ChildOutputs(
          first: s.first, count: s.count, checkpoint: s.checkpoint, cur: s.cur, prev: s.prev,
          exports: s.exports) : nil
    case .settlement, .lone: nil
    }
  }
}
