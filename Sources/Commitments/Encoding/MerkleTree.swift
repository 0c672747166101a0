/// An append-only Merkle tree (RFC 9162 §2.1) that can still prove things about any size it had.
///
/// Every *complete* node is kept, in one list in the order in which they become complete: a leaf,
/// then each node that it completes, from below. None ever changes once it is there, a copy of the
/// tree shares them, and an append writes at the list's end alone. What a right edge adds is hashed
/// when asked for.
public struct MerkleTree: Sendable {
  private var nodes = Table<Digest>(chunkShift: 4)
  /// Leaves that are hashed.
  private var hashedCount = 0
  /// Leaves after those that nobody has needed a hash of yet.
  private var unhashed: [MessageLeaf] = []

  /// A tree without leaves.
  public init() {}

  /// Number of leaves.
  public var count: Int { hashedCount + unhashed.count }

  /// The hash of the leaf at `index`, which must exist.
  public func leaf(at index: Int) -> Digest { reading { $0.node(level: 0, from: index) } }

  /// Adds a leaf at the end that is hashed when something asks for more than the count: a replay
  /// knows the roots, and rarely asks.
  package mutating func append(unhashed leaf: MessageLeaf) { unhashed.append(leaf) }

  /// Whether every leaf is hashed, so that reading is as cheap as it says.
  package var isHashed: Bool { unhashed.isEmpty }

  /// Hashes what was added unhashed.
  package mutating func hashAll() {
    if unhashed.isEmpty { return }
    let leaves = unhashed
    unhashed = []
    for leaf in leaves { append(leafHash: leaf.hash) }
  }

  /// What somebody reads of the tree with every leaf hashed; in place, if every leaf is.
  @inline(__always)
  private func reading<Result>(_ read: (MerkleTree) -> Result) -> Result {
    if unhashed.isEmpty { return read(self) }
    var copy = self
    copy.hashAll()
    return read(copy)
  }

  /// Adds a leaf at the end. One hash amortised, O(log n) at worst.
  public mutating func append(leafHash: Digest) {
    hashAll()
    nodes.append(leafHash)
    var hash = leafHash
    // Each trailing one of its number is a left sibling that waited for this one.
    for level in 0..<(~hashedCount).trailingZeroBitCount {
      let left = node(level: level, from: hashedCount + 1 - 2 << level)
      hash = Merkle.node(left, hash)
      nodes.append(hash)
    }
    hashedCount += 1
  }

  /// Complete nodes over the first `leaves` leaves.
  private static func nodeCount(of leaves: Int) -> Int { 2 * leaves - leaves.nonzeroBitCount }

  /// The complete node over `1 << level` leaves from `start` on, which its last leaf completed.
  private func node(level: Int, from start: Int) -> Digest {
    nodes[Self.nodeCount(of: start + 1 << level - 1) + level]
  }

  /// Forgets every leaf from `newCount` on; `newCount` ≤ `count`. Hashes nothing.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    hashAll()
    nodes.truncate(to: Self.nodeCount(of: newCount))
    hashedCount = newCount
  }

  /// The root over all leaves. O(log n) hashes.
  public var root: Digest { root(atSize: count) }

  /// The roots of the complete trees that make up the list, largest first, as `MerkleFrontier` has
  /// them.
  public var peaks: [Digest] {
    reading { tree in
      var start = 0
      var peaks: [Digest] = []
      for level in (0..<Int.bitWidth - count.leadingZeroBitCount).reversed()
      where count >> level & 1 == 1 {
        peaks.append(tree.node(level: level, from: start))
        start += 1 << level
      }
      return peaks
    }
  }

  /// The root that the tree had with `size` leaves; `size` ≤ `count`. O(log n) hashes.
  public func root(atSize size: Int) -> Digest {
    precondition(size >= 0 && size <= count)
    return size == 0 ? Merkle.emptyRoot : reading { $0.root(from: 0, to: size) }
  }

  /// The proof that the leaf at `index` is in the tree of the first `size` leaves, from the leaf's
  /// sibling upwards (RFC 9162 §2.1.3.1); `index < size ≤ count`.
  public func inclusionProof(index: Int, size: Int) -> [Digest] {
    precondition(index >= 0 && index < size && size <= count)
    return reading { tree in
      var proof: [Digest] = []
      proof.reserveCapacity(Merkle.levels(of: size))
      var level = 0
      while size > 1 << level {
        let start = ((index >> level) ^ 1) << level
        if start < size {
          proof.append(tree.root(from: start, to: min(start + (1 << level), size)))
        }
        level += 1
      }
      return proof
    }
  }

  /// The proof that the tree of the first `size1` leaves is a beginning of that of the first
  /// `size2` (RFC 9162 §2.1.4.1); `size1 ≤ size2 ≤ count`; empty if `size1` is 0 or `size2`.
  public func consistencyProof(from size1: Int, to size2: Int) -> [Digest] {
    precondition(size1 >= 0 && size1 <= size2 && size2 <= count)
    if size1 == 0 || size1 == size2 { return [] }
    return reading { $0.subproof(from: size1, to: size2) }
  }

  /// A consistency proof in a tree of which every leaf is hashed; `0 < size1 < size2`.
  private func subproof(from size1: Int, to size2: Int) -> [Digest] {
    var siblings: [Digest] = []
    var start = 0
    var end = size2
    // The RFC's SUBPROOF, downwards: towards the right edge of the smaller tree.
    while size1 != end {
      let middle = start + MerkleTree.split(end - start)
      if size1 <= middle {
        siblings.append(root(from: middle, to: end))
        end = middle
      } else {
        siblings.append(root(from: start, to: middle))
        start = middle
      }
    }
    // The smaller tree, if it is itself a node of the larger one, is known to the verifier.
    if start > 0 { siblings.append(root(from: start, to: end)) }
    siblings.reverse()
    return siblings
  }

  /// The largest power of two smaller than `n`, which is at least 2.
  package static func split(_ n: Int) -> Int {
    1 << (Int.bitWidth - 1 - (n - 1).leadingZeroBitCount)
  }

  /// The root over the leaves `start ..< end`, which must be the leaves of one node of some tree.
  private func root(from start: Int, to end: Int) -> Digest {
    var rest = end
    var hash: Digest?
    // Complete nodes from the right: the smaller one is always the right child.
    while rest > start {
      let level = (rest - start).trailingZeroBitCount
      rest -= 1 << level
      let peak = node(level: level, from: rest)
      hash = hash.map { Merkle.node(peak, $0) } ?? peak
    }
    return hash ?? Merkle.emptyRoot
  }
}
