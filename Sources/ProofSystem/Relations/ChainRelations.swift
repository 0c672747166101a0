/// A block as the chain relations see it: its parent, itself, the hashes it imported, and the seal
/// of its transition.
public struct ProvenBlock: Hashable, Sendable {
  /// The parent's hash.
  public var parent: Digest
  /// The block's hash.
  public var hash: Digest
  /// The block's height.
  public var height: Int
  /// What it imported, in order of use.
  public var imports: [ImportedHash]
  package var seal: Digest

  package init(
    parent: Digest, hash: Digest, height: Int, imports: [ImportedHash], seal: Digest
  ) {
    self.parent = parent
    self.hash = hash
    self.height = height
    self.imports = imports
    self.seal = seal
  }
}

/// Chain extension: `A(r,i)` from an earlier `A` that ends at `prev` (or from the anchor itself)
/// by the blocks since (PROTOCOL 0, `A(r,i)`, and 2.1).
public struct ChainExtension: Relation {
  /// Whose chain.
  public var rollup: RollupID
  /// The checkpoint that the proof is for.
  public var checkpoint: Int
  /// An earlier chain proof of the same epoch; `nil` starts at the anchor.
  public var base: SealedProof?
  /// Hash and height of the block that the proof starts from.
  public var start: (hash: Digest, height: Int)
  /// For a rollup that comes back into the tree: the block to go on from, as L1 has settled it.
  public var rejoin: RejoinWitness?
  /// The blocks after the start, oldest first.
  public var blocks: [ProvenBlock]
  /// For two imports of one node, rollup or L1.
  public var links: ExportLinks

  package init(
    rollup: RollupID, checkpoint: Int, base: SealedProof?, start: (hash: Digest, height: Int),
    rejoin: RejoinWitness? = nil, blocks: [ProvenBlock], links: ExportLinks
  ) {
    self.rollup = rollup
    self.checkpoint = checkpoint
    self.base = base
    self.start = start
    self.rejoin = rejoin
    self.blocks = blocks
    self.links = links
  }

  /// Evaluates the relation.
  public func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> {
    var anchor = start
    if let base {
      guard verifier.verify(base) else { return .failure(.unsealed) }
      guard case .chain(let earlier) = base.statement, earlier.rollup == rollup else {
        return .failure(.wrongInputs)
      }
      guard earlier.cur == start.hash else {
        return .failure(.staleBase(declared: start.hash, computed: earlier.cur))
      }
      anchor = (earlier.anchor, earlier.anchorHeight)
    }
    var head = start
    var union = ExportUnion(links: links)
    if let rejoin {
      guard base == nil, let stored = rejoin.storedBlock(of: rollup) else {
        return .failure(.wrongInputs)
      }
      head = stored
      if let refusal = union.add([rejoin.export]) { return .failure(refusal) }
    }
    for block in blocks {
      guard block.parent == head.hash, block.height == head.height + 1 else {
        return .failure(.notAnExtension(declared: block.parent, computed: head.hash))
      }
      guard verifier.verify(block) else { return .failure(.unsealed) }
      if let refusal = union.add(block.imports) { return .failure(refusal) }
      head = (block.hash, block.height)
    }
    return .success(
      .chain(
        ChainStatement(
          rollup: rollup, checkpoint: checkpoint, anchor: anchor.hash, anchorHeight: anchor.height,
          prev: start.hash, prevHeight: start.height, cur: head.hash, curHeight: head.height,
          exports: union.exports)))
  }
}

/// Carries a leaf that brings nothing this time: `cur = prev =` its last included hash. Sound only
/// because consumers check continuity (PROTOCOL 2.1).
public struct Carry: Relation {
  /// Whose chain.
  public var rollup: RollupID
  /// The checkpoint that the proof is for.
  public var checkpoint: Int
  /// The last included block.
  public var included: (hash: Digest, height: Int)

  package init(
    rollup: RollupID, checkpoint: Int, included: (hash: Digest, height: Int)
  ) {
    self.rollup = rollup
    self.checkpoint = checkpoint
    self.included = included
  }

  /// Evaluates the relation.
  public func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> {
    .success(
      .carry(
        CarryStatement(
          rollup: rollup, checkpoint: checkpoint, cur: included.hash, curHeight: included.height)))
  }
}

/// A lone proof: the blocks since the one stored in the contract of a rollup outside the tree.
/// Every node hash that they imported opens under the registry's head through proven `B`s (PROTOCOL
/// 6, "Lone proof"); block hashes of L1 and of other rollups stay exports, merged along the chain,
/// for the contract to compare (PROTOCOL 3; post 1.1 and 1.2).
public struct LoneSettlement: Relation {
  /// Leads from the registry's head to an imported hash: back over the roots between, then down.
  public struct ExportOpening: Hashable, Sendable {
    /// The imported hash.
    public var export: ImportedHash
    /// Preimages of the roots from the head's checkpoint down to the export's.
    public var roots: [NodePreimage]
    /// Preimages below that root, towards the export.
    public var path: [NodePreimage]

    package init(
      export: ImportedHash, roots: [NodePreimage], path: [NodePreimage]
    ) {
      self.export = export
      self.roots = roots
      self.path = path
    }
  }
  /// Whose chain.
  public var rollup: RollupID
  /// The block in the contract.
  public var stored: (hash: Digest, height: Int)
  /// The blocks after the start, oldest first.
  public var blocks: [ProvenBlock]
  /// The registry's head.
  public var registryHead: Digest
  /// One for each imported node hash.
  public var openings: [ExportOpening]
  /// For two imports of one rollup or of L1, and from the L1 hash to a newer one if the proof is to
  /// export that: L1 remembers its hashes for a while only.
  public var links = ExportLinks()

  package init(
    rollup: RollupID, stored: (hash: Digest, height: Int), blocks: [ProvenBlock],
    registryHead: Digest, openings: [ExportOpening], links: ExportLinks = ExportLinks()
  ) {
    self.rollup = rollup
    self.stored = stored
    self.blocks = blocks
    self.registryHead = registryHead
    self.openings = openings
    self.links = links
  }

  /// Evaluates the relation.
  public func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> {
    // Without a block nothing would bind the height.
    guard !blocks.isEmpty else { return .failure(.wrongInputs) }
    var head = stored
    var union = ExportUnion(links: links)
    for block in blocks {
      guard block.parent == head.hash else {
        return .failure(.notAnExtension(declared: block.parent, computed: head.hash))
      }
      guard verifier.verify(block) else { return .failure(.unsealed) }
      if let refusal = union.add(block.imports.filter { $0.kind != .node }) {
        return .failure(refusal)
      }
      for imported in block.imports where imported.kind == .node {
        guard let opening = openings.first(where: { $0.export == imported }), holds(opening) else {
          return .failure(.foreignExport(imported))
        }
      }
      head = (block.hash, block.height)
    }
    return .success(
      .lone(
        LoneStatement(
          rollup: rollup, anchor: stored.hash, cur: head.hash, curHeight: head.height,
          registryHead: registryHead, exports: union.exports.map(links.l1.latest))))
  }

  private func holds(_ opening: ExportOpening) -> Bool {
    var expected = registryHead
    guard var root = opening.roots.first else { return false }
    for preimage in opening.roots {
      guard preimage.hash == expected else { return false }
      root = preimage
      expected = preimage.previous
    }
    return ContainmentOpening(
      higher: .node(
        first: root.first, count: root.count, checkpoint: root.checkpoint, root.hash),
      lower: opening.export, path: opening.path
    ).holds
  }
}
