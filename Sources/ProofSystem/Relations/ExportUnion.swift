/// The union of exports, sorted, where two hashes of one thing merge into the later and, if
/// openings are supplied, a lower ancestor's hash merges into a higher one's (PROTOCOL 2.1, points
/// 3 and 4; post 1.1 for L1's).
struct ExportUnion {
  let links: ExportLinks
  private(set) var exports: [ImportedHash] = []

  init(links: ExportLinks) { self.links = links }

  /// Adds exports one by one. Two hashes of one node, rollup or L1 that no link connects are a
  /// refusal: at most one of them can be true. O(n log n) for the sorted insertion of n exports.
  mutating func add(_ new: [ImportedHash]) -> Refusal? {
    for export in new {
      if let refusal = add(export) { return refusal }
    }
    mergeUp()
    return nil
  }

  private mutating func add(_ export: ImportedHash) -> Refusal? {
    guard
      let k = exports.firstIndex(where: {
        $0.kind == export.kind && $0.first == export.first && $0.count == export.count
      })
    else {
      insert(export)
      return nil
    }
    let other = exports[k]
    if other == export { return nil }
    let (older, later) = other.index <= export.index ? (other, export) : (export, other)
    guard older.index < later.index, connect(older, to: later) else {
      return .exportDoesNotLink(older, prev: later.digest)
    }
    exports.remove(at: k)
    insert(later)
    return nil
  }

  private func connect(_ older: ImportedHash, to later: ImportedHash) -> Bool {
    switch older.kind {
    case .l1Block: return links.l1.connect(older, to: later)
    case .rollupBlock:
      return links.blocks(of: older.first).connect(
        older, to: BlockLinks.Block(height: later.index, digest: later.digest))
    case .node:
      let steps = Int(later.index - older.index)
      let chain = links.nodes.first {
        $0.first == Int(older.first) && $0.count == Int(older.count)
          && $0.from == Int(older.index) && $0.steps.count >= steps
      }
      guard var chain else { return false }
      chain.steps.removeLast(chain.steps.count - steps)
      return chain.apply(to: older.digest) == later.digest
    }
  }

  private mutating func insert(_ export: ImportedHash) {
    let place = exports.firstIndex { $0 > export } ?? exports.count
    exports.insert(export, at: place)
  }

  private mutating func mergeUp() {
    for opening in links.containments
    where exports.contains(opening.higher) && exports.contains(opening.lower) && opening.holds {
      exports.removeAll { $0 == opening.lower }
    }
  }
}
