/// What a block does, one by one.
///
/// Encoding (PROTOCOL 1, "transactions"): `u8 kind ‖` the fields in the order they stand here.
public enum Transaction: Hashable, Sendable {
  /// Kind 0, `u32 destination ‖ u64 amount` and, if the message has one, `‖ u64 deadline`: burns
  /// `amount` of account 0 and puts a message into the outbox.
  case send(destination: RollupID, amount: UInt64, deadline: Instant?)
  /// Kind 1, the message leaf's bytes: credits account 0 with a message that an import opened.
  case mint(MessageLeaf)
  /// Kind 2, `u32 from ‖ u32 to ‖ u64 amount`: moves a balance within the rollup.
  case transfer(from: UInt32, to: UInt32, amount: UInt64)
  /// Kind 3, `u32 rollup ‖ u64 height ‖ hash`: the verifier contract of an L2 takes a proof of an
  /// L3 and stores the block at which it ends (post 2.2.1.2).
  case verify(RollupID, height: UInt64, Digest)
  /// Kind 4, the message leaf's bytes: takes the nonce of a message that an import opened after its
  /// deadline, credits nobody, and puts a message into the outbox that returns the amount.
  case expire(MessageLeaf)

  /// The Merkle leaf hash of the encoding.
  public var leafHash: Digest {
    switch self {
    case .send(let destination, let amount, let deadline):
      Merkle.leaf(byteCount: deadline == nil ? 13 : 21) {
        $0.append(u8: 0)
        $0.append(destination)
        $0.append(u64: amount)
        if let deadline { $0.append(deadline) }
      }
    case .mint(let message): Self.hash(kind: 1, message)
    case .expire(let message): Self.hash(kind: 4, message)
    case .transfer(let from, let to, let amount):
      Merkle.leaf(byteCount: 17) {
        $0.append(u8: 2)
        $0.append(u32: from)
        $0.append(u32: to)
        $0.append(u64: amount)
      }
    case .verify(let rollup, let height, let hash):
      Merkle.leaf(byteCount: 45) {
        $0.append(u8: 3)
        $0.append(rollup)
        $0.append(u64: height)
        $0.append(hash)
      }
    }
  }

  private static func hash(kind: UInt8, _ message: MessageLeaf) -> Digest {
    Merkle.leaf(byteCount: 1 + message.byteCount) {
      $0.append(u8: kind)
      message.encode(into: &$0)
    }
  }

  /// What a block of this time does with a message that it has opened.
  public static func taking(_ message: MessageLeaf, at time: Instant) -> Transaction {
    message.isExpired(at: time) ? .expire(message) : .mint(message)
  }
}
