/// The outputs of a proof over part of the tree, as the proof above it takes them.
struct NodeStatement {
  let first: Int
  let count: Int
  let checkpoint: Int
  let cur: Digest
  let prev: Digest
  let exports: [ImportedHash]
  let leaf: Leaf?
  /// The aggregator that made a node proof.
  var maker: Int? = nil
  /// Numbers of the two proofs that a node proof was made from.
  var inputs: [Int] = []
  /// What the tree holds of the leaves right below a node, left and right; nil for inner nodes.
  var leaves: [HeldLeaf?] = [nil, nil]

  /// A chain proof or a carry.
  struct Leaf {
    let rollup: Int
    let height: Int
    /// The event in which it was made.
    let madeAt: Int
    /// Why it is carried; nil for a chain proof.
    let carried: CarryRecord.Cause?
  }
}

/// A leaf as a node holds it, and how high it was at the ends of the last two epochs: one that an
/// epoch did not move stays carried.
struct HeldLeaf {
  let hash: Digest
  let height: Int
  /// Height at the last checkpoint of the epoch before, and of the one before that.
  let last: Int
  let first: Int
}

/// A hash of a node, and the number of the proof that states it; at genesis there is none.
struct StatedHash {
  let hash: Digest
  let proof: Int?
}

/// A `B` of the tree.
struct Root {
  let cur: Digest
  /// Number of its proof; nil at genesis.
  let proof: Int?
  /// Of L1 at most.
  let exports: [ImportedHash]
}

/// A settlement's or a lone proof's statement, waiting for L1.
enum L1Statement {
  /// The `B` it opens, what it starts from, and the block at each leaf.
  case settlement(
    isExpansion: Bool, checkpoint: Int, prev: Digest, cur: Digest, leaves: [BlockHeader],
    hashes: [Digest], l1: ImportedHash?, roots: [Int])
  case lone(LoneStatement)
}

/// A lone proof's statement, and between which blocks it leads.
struct LoneStatement {
  let rollup: Int
  let from: Int
  let block: Int
  let anchor: Digest
  let cur: Digest
  let height: Int
  let head: Digest
  let exports: [ImportedHash]
}

/// Which node at which checkpoint.
struct NodePlace: Hashable {
  let first: UInt32
  let count: UInt32
  let checkpoint: UInt64
}

/// The shape of the tree (PROTOCOL 1): halves, the left one taking the extra leaf.
enum Shape {
  static func left(of count: Int) -> Int { (count + 1) / 2 }

  /// Strict ancestors of the leaf at `place` among `count`, or of the node that begins there with
  /// `size` leaves: its depth; nil if there is no such node.
  static func depth(of first: Int, _ size: Int, in count: Int) -> Int? {
    var (low, width, depth) = (0, count, 0)
    while width > size {
      let half = left(of: width)
      if first < low + half {
        width = half
      } else {
        (low, width) = (low + half, width - half)
      }
      depth += 1
    }
    return low == first && width == size ? depth : nil
  }
}
