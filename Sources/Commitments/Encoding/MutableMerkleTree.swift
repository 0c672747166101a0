/// A Merkle tree (RFC 9162 §2.1) whose leaves may change, for a rollup's state.
///
/// Changes are only noted; `root()` hashes once for all of them, so that leaves changed together
/// share the work above them. An insertion or removal moves every leaf to its right, and all
/// nodes over those are hashed anew.
public struct MutableMerkleTree: Sendable {
  /// All levels in one list, so that a change walks one piece of memory: the leaves, then each
  /// level above with half as many, an odd last one taken up as it is. There is room for `capacity`
  /// leaves.
  private var nodes: [Digest] = []
  /// A power of two, or 0.
  private var capacity = 0
  /// Number of leaves.
  public private(set) var count = 0
  /// Leaves replaced since the last `root()`, in any order, repeats possible.
  private var replaced: [Int] = []
  /// All leaves from here on moved since the last `root()`.
  private var movedFrom = Int.max

  /// A tree without leaves.
  public init() {}

  /// A tree with these leaves.
  public init(leafHashes: [Digest]) {
    reserve(leafHashes.count)
    count = leafHashes.count
    for (index, leaf) in leafHashes.enumerated() { nodes[index] = leaf }
    movedFrom = 0
  }

  /// The hash of the leaf at `index`, which must exist.
  public func leaf(at index: Int) -> Digest {
    precondition(index < count)
    return nodes[index]
  }

  /// Replaces the leaf at `index`, which must exist. O(1) now, O(log n) hashes later.
  public mutating func setLeaf(at index: Int, _ leafHash: Digest) {
    precondition(index < count)
    if nodes[index] == leafHash { return }
    nodes[index] = leafHash
    if index < movedFrom { replaced.append(index) }
  }

  /// Puts a leaf before the one at `index`, or at the end if `index == count`. O(n - index).
  public mutating func insertLeaf(at index: Int, _ leafHash: Digest) {
    precondition(index <= count)
    reserve(count + 1)
    let last = count
    nodes.withUnsafeMutableBufferPointer { nodes in
      for place in stride(from: last, to: index, by: -1) { nodes[place] = nodes[place - 1] }
      nodes[index] = leafHash
    }
    count += 1
    movedFrom = min(movedFrom, index)
  }

  /// Takes the leaf at `index` out, which must exist. O(n - index).
  public mutating func removeLeaf(at index: Int) {
    precondition(index < count)
    for place in index..<count - 1 { nodes[place] = nodes[place + 1] }
    count -= 1
    movedFrom = min(movedFrom, index)
  }

  /// The root over all leaves.
  ///
  /// O(changes · log n) hashes for replacements, O(n - k) for a move at leaf `k`; none if nothing
  /// changed.
  public mutating func root() -> Digest {
    if count == 0 { return Merkle.emptyRoot }
    hashChanges()
    return nodes[Self.start(of: Merkle.levels(of: count), capacity)]
  }

  /// The proof that the leaf at `index` is in the tree, from its sibling upwards
  /// (RFC 9162 §2.1.3.1).
  ///
  /// It hashes what is still to be hashed, as `root()` does.
  public mutating func inclusionProof(index: Int) -> [Digest] {
    precondition(index >= 0 && index < count)
    hashChanges()
    var proof: [Digest] = []
    var width = count
    for level in 0..<Merkle.levels(of: count) {
      let sibling = (index >> level) ^ 1
      if sibling < width { proof.append(nodes[Self.start(of: level, capacity) + sibling]) }
      width = (width + 1) / 2
    }
    return proof
  }

  /// Where a level begins: below it lie all levels with more nodes.
  private static func start(of level: Int, _ capacity: Int) -> Int {
    2 * capacity - 2 * capacity >> level
  }

  /// Makes room for so many leaves; what is hashed keeps its place in its level.
  private mutating func reserve(_ leaves: Int) {
    if leaves <= capacity { return }
    let wider = max(4, 1 << Merkle.levels(of: leaves))
    var moved = Array(repeating: Digest.zero, count: 2 * wider)
    for level in 0..<(capacity == 0 ? 0 : Merkle.levels(of: capacity) + 1) {
      let (from, to) = (Self.start(of: level, capacity), Self.start(of: level, wider))
      for place in 0..<capacity >> level { moved[to + place] = nodes[from + place] }
    }
    nodes = moved
    capacity = wider
  }

  private mutating func hashChanges() {
    if replaced.isEmpty && movedFrom == Int.max { return }
    // The list is taken out and put back empty, so that its memory serves again.
    var changed: [Int] = []
    swap(&changed, &replaced)
    // Positions noted before a move to their left mean other leaves now, all of them rehashed.
    let moved = movedFrom
    changed.removeAll { $0 >= moved }
    changed.sort()
    movedFrom = Int.max
    let (count, capacity) = (count, capacity)
    nodes.withUnsafeMutableBufferPointer {
      Self.hash(&changed, moved, in: $0, count: count, capacity: capacity)
    }
    changed.removeAll(keepingCapacity: true)
    swap(&changed, &replaced)
  }

  /// Hashes the nodes above the changed leaves, and above all from `moved` on. `changed` ascends.
  private static func hash(
    _ changed: inout [Int], _ moved: Int, in nodes: UnsafeMutableBufferPointer<Digest>, count: Int,
    capacity: Int
  ) {
    var moved = moved
    var changedCount = changed.count
    var width = count
    var lower = 0
    var level = 1
    while width > 1 {
      let upper = start(of: level, capacity)
      func hash(_ index: Int) {
        let left = lower + 2 * index
        nodes[upper + index] =
          2 * index + 1 < width ? Merkle.node(nodes[left], nodes[left + 1]) : nodes[left]
      }
      moved = moved == Int.max ? moved : moved >> 1
      // The nodes above the changed ones take their places in the same list.
      var kept = 0
      for k in 0..<changedCount {
        let parent = changed[k] >> 1
        if parent >= moved || (kept > 0 && changed[kept - 1] == parent) { continue }
        changed[kept] = parent
        kept += 1
      }
      changedCount = kept
      for k in 0..<kept { hash(changed[k]) }
      let half = (width + 1) / 2
      if moved < half { for index in moved..<half { hash(index) } }
      width = half
      lower = upper
      level += 1
    }
  }
}
