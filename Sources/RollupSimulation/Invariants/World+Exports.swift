// Property 2, the second half: what a chain imported stays an export until it is settled, and only
// a true hash settles. Read off the blocks and the maker's history, not by the relations' code.
// And property 5: how many exports there may be.

extension World {
  /// 5: what routes there were is a matter of the epochs whose blocks a proof holds: its own, the
  /// one before, whose last blocks are late, and all since the oldest block if a leaf was carried
  /// for longer. Leaves are walked only where those two are not enough.
  mutating func checkExportBound(
    of proof: ProofID, at node: NodeID, leaves: Int, _ checkpoint: Int, _ count: Int
  ) {
    let (epoch, depth) = (settings.epoch(ofCheckpoint: checkpoint), tree[node].depth)
    let usual = max(0, epoch - 1)...epoch
    if count <= exportBound(depth: depth, leaves: leaves, epochs: usual) { return }
    let oldest = min(oldestEpoch(under: proof), usual.lowerBound)
    let bound = exportBound(depth: depth, leaves: leaves, epochs: oldest...epoch)
    guard count > bound else { return }
    let object =
      proofs[proof].block == nil
      ? address(of: node, checkpoint: checkpoint)
      : .chainProof(tree.rollup(at: node), checkpoint: checkpoint)
    report(.exportBounds, object, declared: Int64(bound), computed: Int64(count))
  }

  /// The epoch of the oldest block that the chain proofs under a proof hold. O(leaves).
  private func oldestEpoch(under proof: ProofID) -> Int {
    var oldest = Int.max
    var open = [proof]
    while let id = open.popLast() {
      switch proofs[id].statement {
      case .node: open += [spans[id].left, spans[id].right]
      case .chain(let s):
        guard let block = proofs[id].block else { continue }
        let before = rollups[s.rollup].ancestor(of: block, at: s.prevHeight)
        let time = rollups[s.rollup].block(before).time
        let next = Int(time.milliseconds / settings.checkpointInterval.milliseconds) + 1
        oldest = min(oldest, settings.epoch(ofCheckpoint: next))
      // They hold no blocks that bring exports into the tree.
      case .carry, .settlement, .lone: continue
      }
    }
    return oldest
  }

  /// A chain proof is filed: each import of its blocks is still an export, or a later hash of the
  /// same node is, or, with `mergeUp`, one of a node above it. O(imports of the blocks).
  mutating func checkImports(under proof: ProofID, from: BlockIndex) {
    guard isChecking, let to = proofs[proof].block,
      case .chain(let s) = proofs[proof].statement
    else { return }
    let floor = rollups[s.rollup].block(from).height
    var block = to
    while rollups[s.rollup].blocks[block].height > floor {
      for imported in rollups[s.rollup].blocks[block].imports
      where !isAccounted(imported, in: s.exports) {
        report(
          .noDoubleMint,
          .block(s.rollup, height: rollups[s.rollup].block(block).height), declared: 1,
          computed: 0)
      }
      block = rollups[s.rollup].blocks[block].parent
    }
  }

  /// A node proof is filed: each export that its inputs had and that it has no more names this node
  /// by a hash that it really had, or lives on in a later or higher one. O(exports²).
  mutating func checkVanished(at proof: ProofID) {
    guard isChecking, case .node(let s) = proofs[proof].statement,
      case .aggregator(let maker) = proofs[proof].maker,
      let node = tree.node(first: s.first, count: s.count)
    else { return }
    for input in proofs[proof].inputs {
      for export in proofs[input].exports where !s.exports.contains(export) {
        let isHere =
          export.kind == .rollupBlock
          ? holds(export, under: proof)
          : export.first == UInt32(s.first) && export.count == UInt32(s.count)
        if isTrue(export, by: maker), isHere || isAccounted(export, in: s.exports) { continue }
        report(
          .noDoubleMint, address(of: node, checkpoint: s.checkpoint),
          declared: Int64(export.index), computed: Int64(s.checkpoint))
      }
    }
  }

  /// Whether an import or a vanished export lives on among `exports`.
  private func isAccounted(_ imported: ImportedHash, in exports: [ImportedHash]) -> Bool {
    exports.contains { export in
      if export == imported { return true }
      guard export.kind == imported.kind else { return false }
      if export.first == imported.first, export.count == imported.count {
        return export.index > imported.index
      }
      return settings.mergeUp && export.first <= imported.first
        && imported.first + imported.count <= export.first + export.count
    }
  }

  /// Whether a node's proof has a block of the rollup that is the exported one or comes after it.
  private func holds(_ export: ImportedHash, under proof: ProofID) -> Bool {
    let r = RollupID(Int(export.first))
    let place = Int32(tree[tree.leaf(of: r)].first)
    let span = spans[proof]
    guard (span.first..<span.first + span.count).contains(place),
      let block = rollups[r].block(named: export)
    else { return false }
    return rollups[r].descends(includedBlock(of: r, under: proof), from: block)
  }

  /// Whether the aggregator's own history has this hash at that place.
  private func isTrue(_ export: ImportedHash, by maker: AggregatorID) -> Bool {
    switch export.kind {
    case .l1Block: return isOnL1(export)
    case .rollupBlock: return rollups[Int(export.first)].block(named: export) != nil
    case .node: break
    }
    guard let node = tree.node(first: Int(export.first), count: Int(export.count)) else {
      return false
    }
    return knownHash(maker, node, Int(export.index)) == export.digest
  }

  /// A message is about to be minted: no mint of it may stand. O(1).
  mutating func checkFirstMint(_ id: MessageID) {
    guard isChecking, let mint = book.entries[id].mint else { return }
    report(.noDoubleMint, .message(id), declared: 1, computed: Int64(mint.height))
  }
}
