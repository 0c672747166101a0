// The tree is cut because of what L1 decided (PROTOCOL 6, "Registry").

extension AuditState {
  /// `B`s that contradict a contract can never stand on L1: those after a checkpoint are given up,
  /// none that L1 has taken; or L1 takes `B`s that were given up before, and they are the tree
  /// again.
  mutating func take(_ record: CutRecord) throws(Breach) {
    let k = record.after.value
    try demand(
      l1.eventOfBlock == event || !record.roots.isEmpty, .cut, "L1 decides nothing now")
    try demand(
      k >= l1.checkpoint && k <= lastRoot || !record.roots.isEmpty, .cut,
      "B.\(k) is not the registry's or after it")
    for i in stride(from: k + 1, through: lastRoot, by: 1) { roots[i] = nil }
    lastRoot = min(k, lastRoot)
    for (place, found) in hashes where place.checkpoint > UInt64(k) {
      givenUp[place, default: []] += found
      hashes[place] = nil
    }
    for (n, proof) in record.roots.enumerated() {
      guard let root = nodes[proof.value], root.count == chains.count, root.leaf == nil,
        root.checkpoint == k + 1 + n, lastRoot == k + n, roots[k + n] == root.prev
      else { throw Breach(.cut, "proof \(proof.value) is no B that follows B.\(k + n)") }
      roots[root.checkpoint] = root.cur
      rootExports[root.checkpoint] = root.exports
      lastRoot = root.checkpoint
      for (place, found) in givenUp where place.checkpoint == UInt64(root.checkpoint) {
        hashes[place] = found
      }
    }
  }
}
