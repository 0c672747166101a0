/// Headers of rollups and of L1, by which a block's hash leads down to that of an ancestor.
struct Headers {
  /// The first of each rollup counts.
  let blocks: [HeadersValue]
  let l1: [L1Header]

  /// Whether the parents lead from a block at `index` down to an older one of the same chain. Each
  /// header is looked for by its hash: in which order they stand proves nothing.
  func lead(from digest: Digest, at index: UInt64, downTo older: ImportedHash) -> Bool {
    guard index >= older.index else { return false }
    var steps = index - older.index
    var expected = digest
    while steps > 0 {
      guard let parent = parent(of: expected, at: older.index + steps, older) else { return false }
      expected = parent
      steps -= 1
    }
    return expected == older.digest
  }

  private func parent(of hash: Digest, at index: UInt64, _ of: ImportedHash) -> Digest? {
    switch of.kind {
    case .l1Block:
      return l1.first { $0.number == index && $0.hash == hash }?.parent
    case .rollupBlock:
      let own = blocks.first { $0.rollup.value == Int(of.first) }
      return own?.headers.first {
        $0.height == index && UInt32($0.rollup.rawValue) == of.first && $0.hash == hash
      }?.parent
    case .node: return nil
    }
  }

  /// The newest hash of L1 that an older one leads to; it stays as it is if none does.
  func latest(_ export: ImportedHash) -> ImportedHash {
    guard export.kind == .l1Block, let last = l1.last else { return export }
    let newest = ImportedHash.l1Block(number: last.number, last.hash)
    return lead(from: newest.digest, at: newest.index, downTo: export) ? newest : export
  }
}
