// The witnesses by which exports merge and settle, gathered from what the makers of proofs know
// (PROTOCOL 2.1 and 3).

extension World {
  /// What merges these exports: node links up to checkpoint `newest`, headers between the blocks of
  /// one rollup and up to the block that a node has of it, and headers of L1.
  func exportLinks(
    for exports: [ImportedHash], newest: Int, in rounds: Checkpoints<Round>,
    leaves: [LeafOpening] = []
  ) -> ExportLinks {
    var links = ExportLinks()
    links.nodes = self.links(for: exports, newest: newest, in: rounds)
    if settings.mergeUp { links.containments = containments(in: exports) }
    if exports.allSatisfy({ $0.kind == .node }) { return links }
    links.blocks = blockLinks(for: exports, leaves: leaves)
    let newestOfL1 = exports.filter { $0.kind == .l1Block }.map { Int($0.index) }.max()
    if let newestOfL1 { links.l1 = l1.links(from: exports, to: newestOfL1) }
    return links
  }

  /// Headers for each rollup whose blocks are exported, from the lowest of them up to the highest,
  /// or to the block that the tree holds. O(blocks between).
  func blockLinks(for exports: [ImportedHash], leaves: [LeafOpening] = []) -> [BlockLinks] {
    // Sorted by rollup, and each rollup's by height.
    let sorted = exports.filter { $0.kind == .rollupBlock }.sorted()
    var spans: [(low: ImportedHash, high: ImportedHash)] = []
    for export in sorted {
      if let last = spans.last, last.low.first == export.first {
        spans[spans.count - 1].high = export
      } else {
        spans.append((export, export))
      }
    }
    return spans.compactMap { low, high in
      let rollup = rollups[Int(low.first)]
      let leaf = leaves.first { tree.order[$0.place] == rollup.id }
      let named = leaf.map {
        ImportedHash.rollupBlock(rollup.id, height: $0.block.height, $0.block.digest)
      }
      guard let top = rollup.block(named: named ?? high) else { return nil }
      return rollup.links(from: low.index, to: top)
    }
  }

  /// The leaves below two children whose rollups' blocks are exported, each opened from the child
  /// that holds it.
  func leafOpenings(for exports: [ImportedHash], under children: [Proof]) -> [LeafOpening] {
    var found: [LeafOpening] = []
    for export in exports where export.kind == .rollupBlock {
      let r = RollupID(Int(export.first))
      let place = tree[tree.leaf(of: r)].first
      if found.contains(where: { $0.place == place }) { continue }
      for child in children {
        if let leaf = leafOpening(of: r, at: place, under: child) { found.append(leaf) }
      }
    }
    return found
  }

  private func leafOpening(of r: RollupID, at place: Int, under child: Proof) -> LeafOpening? {
    var id = child.id
    if spans[id].count == 0 {
      guard proofs[id].sealed.includedBlock?.rollup == r else { return nil }
    } else {
      let span = spans[id]
      guard (Int(span.first)..<Int(span.first + span.count)).contains(place) else { return nil }
    }
    var path: [NodePreimage] = []
    while spans[id].count > 0 {
      let span = spans[id]
      path.append(preimage(of: id))
      let half = TreeShape.leftCount(of: Int(span.count))
      id = place < Int(span.first) + half ? span.left : span.right
    }
    guard let block = proofs[id].sealed.includedBlock else { return nil }
    return LeafOpening(
      place: place, block: BlockLinks.Block(height: UInt64(block.height), digest: block.hash),
      path: path)
  }
}
