/// The leaves of a rollup's state: balances, the spent set, what was sent, and in an L2 its L3s'
/// blocks.
///
/// Within each kind the keys ascend; an entry exists from its first touch. (PROTOCOL 1)
public enum StateLeaf {
  /// The Merkle leaf hash of an account's balance, `u8 0 ‖ u32 account ‖ u64 balance`.
  public static func balance(account: UInt32, _ balance: UInt64) -> Digest {
    hash(kind: 0, key: account, value: balance)
  }

  /// The Merkle leaf hash of the next nonce to mint from a source, all lower ones being spent,
  /// `u8 1 ‖ u32 source ‖ u64 nextNonce`.
  public static func spent(source: RollupID, nextNonce: UInt64) -> Digest {
    hash(kind: 1, key: UInt32(source.rawValue), value: nextNonce)
  }

  /// The Merkle leaf hash of the next nonce to send to a destination,
  /// `u8 2 ‖ u32 destination ‖ u64 nextNonce`.
  public static func sent(destination: RollupID, nextNonce: UInt64) -> Digest {
    hash(kind: 2, key: UInt32(destination.rawValue), value: nextNonce)
  }

  /// The Merkle leaf hash of the block of an L3 that the verifier contract in this L2's state
  /// stores, `u8 3 ‖ u32 rollup ‖ blockHash` (post 2.2.1.2; PROTOCOL 1 knows no such leaf: its own
  /// length, 37 bytes, keeps it apart).
  public static func stored(_ rollup: RollupID, blockHash: Digest) -> Digest {
    Merkle.leaf(byteCount: 37) {
      $0.append(u8: 3)
      $0.append(rollup)
      $0.append(blockHash)
    }
  }

  private static func hash(kind: UInt8, key: UInt32, value: UInt64) -> Digest {
    Merkle.leaf(byteCount: 13) {
      $0.append(u8: kind)
      $0.append(u32: key)
      $0.append(u64: value)
    }
  }
}
