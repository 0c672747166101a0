/// A Merkle tree (RFC 9162 §2.1) whose leaves may change, for a rollup's state.
///
/// Changes are only noted; `root()` hashes once for all of them, so that leaves changed together
/// share the work above them. An insertion or removal moves every leaf to its right, and all
/// nodes over those are hashed anew.
public struct MutableMerkleTree: Sendable {
  /// `levels[0]` are the leaves; each level above has half as many, an odd last one taken up as
  /// it is; the last level is the root alone.
  private var levels: [[Digest]] = [[]]
  /// Leaves replaced since the last `root()`, in any order, repeats possible.
  private var replaced: [Int] = []
  /// All leaves from here on moved since the last `root()`.
  private var movedFrom = Int.max

  /// A tree without leaves.
  public init() {}

  /// A tree with these leaves.
  public init(leafHashes: [Digest]) {
    levels = [leafHashes]
    movedFrom = 0
  }

  /// Number of leaves.
  public var count: Int { levels[0].count }

  /// The hash of the leaf at `index`, which must exist.
  public func leaf(at index: Int) -> Digest { levels[0][index] }

  /// Replaces the leaf at `index`, which must exist. O(1) now, O(log n) hashes later.
  public mutating func setLeaf(at index: Int, _ leafHash: Digest) {
    if levels[0][index] == leafHash { return }
    levels[0][index] = leafHash
    if index < movedFrom { replaced.append(index) }
  }

  /// Puts a leaf before the one at `index`, or at the end if `index == count`. O(n - index).
  public mutating func insertLeaf(at index: Int, _ leafHash: Digest) {
    levels[0].insert(leafHash, at: index)
    movedFrom = min(movedFrom, index)
  }

  /// Takes the leaf at `index` out, which must exist. O(n - index).
  public mutating func removeLeaf(at index: Int) {
    levels[0].remove(at: index)
    movedFrom = min(movedFrom, index)
  }

  /// The root over all leaves.
  ///
  /// O(changes · log n) hashes for replacements, O(n - k) for a move at leaf `k`; none if nothing
  /// changed.
  public mutating func root() -> Digest {
    hashChanges()
    return levels[levels.count - 1].first ?? Merkle.emptyRoot
  }

  /// The proof that the leaf at `index` is in the tree, from its sibling upwards
  /// (RFC 9162 §2.1.3.1).
  ///
  /// It hashes what is still to be hashed, as `root()` does.
  public mutating func inclusionProof(index: Int) -> [Digest] {
    precondition(index >= 0 && index < count)
    hashChanges()
    var proof: [Digest] = []
    for level in levels.indices {
      let sibling = (index >> level) ^ 1
      if sibling < levels[level].count { proof.append(levels[level][sibling]) }
    }
    return proof
  }

  private mutating func hashChanges() {
    if replaced.isEmpty && movedFrom == Int.max { return }
    // Positions noted before a move to their left mean other leaves now, all of them rehashed.
    var changed = replaced
    replaced.removeAll(keepingCapacity: true)
    changed.removeAll { $0 >= movedFrom }
    changed.sort()
    var moved = movedFrom
    movedFrom = Int.max

    var level = 0
    while levels[level].count > 1 {
      let width = (levels[level].count + 1) / 2
      if level + 1 == levels.count { levels.append([]) }
      fit(level: level + 1, to: width)
      moved = moved == Int.max ? moved : moved >> 1
      // The nodes above the changed ones take their places in the same list.
      var kept = 0
      for index in changed {
        let parent = index >> 1
        if parent >= moved || (kept > 0 && changed[kept - 1] == parent) { continue }
        changed[kept] = parent
        kept += 1
      }
      changed.removeLast(changed.count - kept)
      hash(changed, and: moved, level: level + 1)
      level += 1
    }
    levels.removeLast(levels.count - 1 - level)
  }

  /// Hashes the nodes at these places of a level, and all from `moved` on.
  private mutating func hash(_ places: [Int], and moved: Int, level: Int) {
    let lower = levels[level - 1]
    levels[level].withUnsafeMutableBufferPointer { upper in
      lower.withUnsafeBufferPointer { lower in
        func node(_ index: Int) -> Digest {
          let right = 2 * index + 1
          return right < lower.count
            ? Merkle.node(lower[right - 1], lower[right]) : lower[right - 1]
        }
        for index in places { upper[index] = node(index) }
        if moved < upper.count { for index in moved..<upper.count { upper[index] = node(index) } }
      }
    }
  }

  /// Gives a level its number of nodes; new ones are hashed by the caller.
  private mutating func fit(level: Int, to width: Int) {
    let surplus = levels[level].count - width
    if surplus > 0 { levels[level].removeLast(surplus) }
    for _ in 0..<max(0, -surplus) { levels[level].append(.zero) }
  }
}
