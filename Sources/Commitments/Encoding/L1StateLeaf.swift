/// The leaves of L1's state: each rollup's settled block in ascending order, the registry, and what
/// is proven and waits.
///
/// PROTOCOL 1 gives the first kind no tag; the kinds are told apart by their lengths, so each new
/// kind needs a length of its own.
public enum L1StateLeaf {
  /// The Merkle leaf hash of a rollup's settled block, 36 bytes: `u32 rollup ‖ settledBlockHash`.
  public static func settled(_ rollup: RollupID, blockHash: Digest) -> Digest {
    Merkle.leaf(byteCount: 36) {
      $0.append(rollup)
      $0.append(blockHash)
    }
  }

  /// The Merkle leaf hash of the registry's head, the last accepted `B`, 40 bytes:
  /// `head ‖ u64 checkpoint`; the genesis root and 0 before the first.
  public static func registry(head: Digest, checkpoint: UInt64) -> Digest {
    Merkle.leaf(byteCount: 40) {
      $0.append(head)
      $0.append(u64: checkpoint)
    }
  }

  /// The Merkle leaf hash of a proven transition that waits for somebody else's settlement, 68
  /// bytes: `u32 rollup ‖ anchor ‖ cur` (post 1.2); after the registry, by rollup and in order.
  public static func pending(_ rollup: RollupID, anchor: Digest, cur: Digest) -> Digest {
    Merkle.leaf(byteCount: 68) {
      $0.append(rollup)
      $0.append(anchor)
      $0.append(cur)
    }
  }
}
