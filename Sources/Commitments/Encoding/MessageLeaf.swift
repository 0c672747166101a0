/// What an outbox and an inbox say of one cross-rollup message. (PROTOCOL 1)
public struct MessageLeaf: Hashable, Sendable {
  /// The rollup whose account 0 was debited.
  public var source: RollupID
  /// The rollup whose account 0 is to be credited.
  public var destination: RollupID
  /// Counts the messages of this source to this destination, from 0.
  public var nonce: UInt64
  /// Tokens moved.
  public var amount: UInt64
  /// Height of the source's block that sends it.
  public var sentAtBlock: UInt64
  /// 0 where there is none: an optional would take twice the room, and there are many leaves.
  private var lastMoment: Int64

  /// A message leaf with these fields.
  public init(
    source: RollupID, destination: RollupID, nonce: UInt64, amount: UInt64, sentAtBlock: UInt64,
    deadline: Instant? = nil
  ) {
    self.source = source
    self.destination = destination
    self.nonce = nonce
    self.amount = amount
    self.sentAtBlock = sentAtBlock
    lastMoment = deadline?.milliseconds ?? 0
  }

  /// The time of the last block that may mint it, later than genesis; `nil`: any may. A later block
  /// takes its nonce all the same, and returns the amount by a message of its own (PROTOCOL 2.2).
  public var deadline: Instant? { lastMoment == 0 ? nil : Instant(milliseconds: lastMoment) }

  /// Whether a block of this time returns it.
  @inline(__always) public func isExpired(at time: Instant) -> Bool {
    lastMoment != 0 && time.milliseconds > lastMoment
  }

  /// The message by which block `height` of the destination returns this one: it has no deadline,
  /// or an amount could go back and forth for ever.
  package func returned(nonce: UInt64, atBlock height: UInt64) -> MessageLeaf {
    MessageLeaf(
      source: destination, destination: source, nonce: nonce, amount: amount, sentAtBlock: height)
  }

  /// The Merkle leaf hash of
  /// `u32 source ‖ u32 destination ‖ u64 nonce ‖ u64 amount ‖ u64 sentAtBlock`, and, if there is a
  /// deadline, `‖ u64 deadline`.
  public var hash: Digest { Merkle.leaf(byteCount: byteCount) { encode(into: &$0) } }

  /// Bytes of the leaf data.
  package var byteCount: Int { lastMoment == 0 ? 32 : 40 }

  @inline(__always) package func encode(into sink: inout some ByteSink) {
    sink.append(source)
    sink.append(destination)
    sink.append(u64: nonce)
    sink.append(u64: amount)
    sink.append(u64: sentAtBlock)
    if lastMoment != 0 { sink.append(u64: UInt64(bitPattern: lastMoment)) }
  }
}
