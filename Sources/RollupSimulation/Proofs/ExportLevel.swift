/// The exports of one level of the tree: the figure that tells modes apart (PROTOCOL 3).
public struct ExportLevel: Hashable, Sendable {
  /// The most of one proof.
  public var max = 0
  /// Of all proofs of the level together.
  public var sum = 0
  /// How many proofs that are.
  public var proofs = 0
}

extension World {
  /// Exports by level of the tree under the last `B`, the leaves first and the root last; a leaf
  /// counts as level 0 wherever it hangs. While there is no `B`, a level 0 alone of the rollups'
  /// newest chain proofs; empty while there is none of them either. O(N).
  public var exportLevels: [ExportLevel] {
    guard let root = roots.last else {
      let leaves = rollups.compactMap { rollup in
        rollup.prover.proofs.last.map { proofs[$0.proof].exports.count }
      }
      guard let most = leaves.max() else { return [] }
      return [ExportLevel(max: most, sum: leaves.reduce(0, +), proofs: leaves.count)]
    }
    var levels = Array(repeating: ExportLevel(), count: tree.level(of: TreeShape.root) + 1)
    var open = [(root, TreeShape.root)]
    while let (id, node) = open.popLast() {
      let level = tree[node].isLeaf ? 0 : tree.level(of: node)
      let exports = proofs[id].exports.count
      levels[level].max = max(levels[level].max, exports)
      levels[level].sum += exports
      levels[level].proofs += 1
      let span = spans[id]
      if span.count > 0, let (left, right) = tree[node].children {
        open += [(span.left, left), (span.right, right)]
      }
    }
    return levels
  }
}
