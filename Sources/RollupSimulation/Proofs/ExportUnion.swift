/// The union of exports, sorted, where two hashes of one node merge into the later and, if
/// openings are supplied, a lower ancestor's hash merges into a higher one's (PROTOCOL 2.1,
/// points 3 and 4).
struct ExportUnion {
  let links: [LinkChain]
  let containments: [ContainmentOpening]
  private(set) var exports: [ImportedHash] = []

  init(links: [LinkChain], containments: [ContainmentOpening] = []) {
    self.links = links
    self.containments = containments
  }

  /// Adds exports one by one. Two hashes of one node that no link connects are a refusal: at most
  /// one of them can be true. O(n log n) for the sorted insertion of n exports.
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
        $0.kind == .node && export.kind == .node && $0.first == export.first
          && $0.count == export.count
      })
    else {
      insert(export)
      return nil
    }
    let other = exports[k]
    if other == export { return nil }
    let (older, later) = other.index <= export.index ? (other, export) : (export, other)
    let chain = links.first {
      $0.first == Int(older.first) && $0.count == Int(older.count)
        && $0.from == Int(older.index) && $0.steps.count >= Int(later.index - older.index)
    }
    guard older.index < later.index, var chain else {
      return .exportDoesNotLink(older, prev: later.digest)
    }
    chain.steps.removeLast(chain.steps.count - Int(later.index - older.index))
    guard chain.apply(to: older.digest) == later.digest else {
      return .exportDoesNotLink(older, prev: later.digest)
    }
    exports.remove(at: k)
    insert(later)
    return nil
  }

  private mutating func insert(_ export: ImportedHash) {
    let place = exports.firstIndex { $0 > export } ?? exports.count
    exports.insert(export, at: place)
  }

  private mutating func mergeUp() {
    for opening in containments
    where exports.contains(opening.higher) && exports.contains(opening.lower) && opening.holds {
      exports.removeAll { $0 == opening.lower }
    }
  }
}
