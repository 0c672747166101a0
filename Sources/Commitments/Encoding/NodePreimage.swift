/// What the hash of an inner node of the aggregation tree at a checkpoint commits to.
/// (PROTOCOL 1, 2.1)
public struct NodePreimage: Hashable, Sendable {
  /// Index of the leftmost leaf in the tree's order.
  public var first: UInt32
  /// Number of leaves, at least 2.
  public var count: UInt32
  /// The checkpoint `i`; 0 is that of the genesis blocks.
  public var checkpoint: UInt64
  /// `cur(left, i)`.
  public var left: Digest
  /// `cur(right, i)`.
  public var right: Digest
  /// `cur(v, i-1)`, `∅` at checkpoint 0.
  public var previous: Digest

  /// A preimage with these fields.
  public init(
    first: UInt32, count: UInt32, checkpoint: UInt64, left: Digest, right: Digest,
    previous: Digest
  ) {
    self.first = first
    self.count = count
    self.checkpoint = checkpoint
    self.left = left
    self.right = right
    self.previous = previous
  }

  /// Leaves in the left half of a node with `count` leaves: the left one takes the odd leaf
  /// (PROTOCOL 1, "Tree").
  public static func leftCount(of count: Int) -> Int { (count + 1) / 2 }

  /// `cur(v, i)`, SHA-256 of
  /// `0x11 ‖ u32 first ‖ u32 count ‖ u64 i ‖ cur(left,i) ‖ cur(right,i) ‖ cur(v,i-1)`.
  public var hash: Digest {
    HashInput.hash(byteCount: 17 + 3 * Digest.byteCount) {
      $0.append(.node)
      $0.append(u32: first)
      $0.append(u32: count)
      $0.append(u64: checkpoint)
      $0.append(left)
      $0.append(right)
      $0.append(previous)
    }
  }
}
