/// What a block does, one by one.
///
/// Encoding (PROTOCOL 1, "transactions"): `u8 kind ‖` the fields in the order they stand here.
public enum Transaction: Hashable, Sendable {
  /// Kind 0, `u32 destination ‖ u64 amount`: burns `amount` of account 0 and puts a message into
  /// the outbox.
  case send(destination: RollupID, amount: UInt64)
  /// Kind 1, the message leaf's 32 bytes: credits account 0 with a message that an import opened.
  case mint(MessageLeaf)
  /// Kind 2, `u32 from ‖ u32 to ‖ u64 amount`: moves a balance within the rollup.
  case transfer(from: UInt32, to: UInt32, amount: UInt64)
  /// Kind 3, `u32 rollup ‖ u64 height ‖ hash`: the verifier contract of an L2 takes a proof of an
  /// L3 and stores the block at which it ends (post 2.2.1.2).
  case verify(RollupID, height: UInt64, Digest)

  /// The Merkle leaf hash of the encoding.
  public var leafHash: Digest {
    switch self {
    case .send(let destination, let amount):
      Merkle.leaf(byteCount: 13) {
        $0.append(u8: 0)
        $0.append(destination)
        $0.append(u64: amount)
      }
    case .mint(let m):
      Merkle.leaf(byteCount: 33) {
        $0.append(u8: 1)
        $0.append(m.source)
        $0.append(m.destination)
        $0.append(u64: m.nonce)
        $0.append(u64: m.amount)
        $0.append(u64: m.sentAtBlock)
      }
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
}
