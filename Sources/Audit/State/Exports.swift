/// The union of exports by the rules of PROTOCOL 2.1, points 3 and 4.
struct Exports {
  private(set) var list: [ImportedHash] = []
  let links: [Link]
  let contained: [Containment]
  let headers: Headers

  init(_ links: Links) {
    (self.links, contained) = (links.nodes, links.contained)
    headers = Headers(blocks: links.blocks, l1: links.l1)
  }

  /// Adds what one input depends on. Two hashes of one node, rollup or L1 merge into the later
  /// one, and only if the links lead from the one to the other.
  mutating func add(_ new: [ImportedHash]) throws(Breach) {
    for export in new {
      guard let k = list.firstIndex(where: { Self.isOfSame($0, export) }) else {
        list.append(export)
        continue
      }
      if list[k] == export { continue }
      let older = list[k].index <= export.index ? list[k] : export
      let later = list[k].index <= export.index ? export : list[k]
      try demand(
        later.index > older.index && connects(older, later), .exports,
        "two hashes of one \(older.kind) (\(older.first)+\(older.count)) that no link connects")
      list[k] = later
    }
    for opening in contained
    where list.contains(opening.higher) && list.contains(opening.lower) && Self.holds(opening) {
      list.removeAll { $0 == opening.lower }
    }
  }

  private func connects(_ older: ImportedHash, _ later: ImportedHash) -> Bool {
    switch older.kind {
    case .node: hash(of: older, at: Int(later.index)) == later.digest
    case .rollupBlock, .l1Block: headers.lead(from: later.digest, at: later.index, downTo: older)
    }
  }

  /// The hash that an old one of the same node has become at a later checkpoint, by the links.
  func hash(of old: ImportedHash, at checkpoint: Int) -> Digest? {
    if Int(old.index) == checkpoint { return old.digest }
    let link = links.first {
      $0.first == old.first && $0.count == old.count && $0.from.value == Int(old.index)
        && $0.steps.count >= checkpoint - Int(old.index)
    }
    return link?.follow(old.digest, distance: checkpoint - Int(old.index))
  }

  private static func isOfSame(_ a: ImportedHash, _ b: ImportedHash) -> Bool {
    a.kind == b.kind && a.first == b.first && a.count == b.count
  }

  private static func holds(_ opening: Containment) -> Bool {
    let (higher, lower) = (opening.higher, opening.lower)
    guard higher.kind == .node, lower.kind == .node, higher.index == lower.index else {
      return false
    }
    return Descent.leads(
      from: higher.digest, first: higher.first, count: higher.count, checkpoint: higher.index,
      through: opening.nodes, to: lower)
  }
}

/// Preimages from a node's hash down to a node below it.
enum Descent {
  static func leads(
    from hash: Digest, first: UInt32, count: UInt32, checkpoint: UInt64,
    through nodes: [NodePreimage], to target: ImportedHash
  ) -> Bool {
    var (expected, first, count) = (hash, first, count)
    for node in nodes {
      guard node.hash == expected, node.first == first, node.count == count, count > 1,
        node.checkpoint == checkpoint
      else { return false }
      let half = UInt32(Shape.left(of: Int(count)))
      if target.first < first + half {
        (expected, count) = (node.left, half)
      } else {
        (expected, first, count) = (node.right, first + half, count - half)
      }
    }
    return expected == target.digest && first == target.first && count == target.count
  }
}
