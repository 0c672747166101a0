/// What the book writes down of a message. What it reaches together with others of its chain
/// (``ChainReach``) is not among it.
struct MessageEntry: Sendable {
  let id: MessageID
  let leaf: MessageLeaf
  let sentIn: BlockIndex
  let sentAt: Instant
  let outboxIndex: Int32
  let origin: Message.Origin
  /// The message before it from the same source to the same destination, itself if it is the first.
  var previousInLane: MessageID
  var openable: Message.Via?
  var mint: Message.Mint?
  /// What it lost last, with the chain that left.
  var loss: Message.Loss?

  @inline(__always) var source: RollupID { leaf.source }
  @inline(__always) var destination: RollupID { leaf.destination }
  @inline(__always) var amount: UInt64 { leaf.amount }

  /// The block that sent it has left the source's chain.
  @inline(__always) var isReverted: Bool { if case .send? = loss { true } else { false } }

  /// Whether the block that took its nonce came after its deadline: nothing was minted.
  @inline(__always) var isExpired: Bool { mint.map { leaf.isExpired(at: $0.via.at) } ?? false }

  /// From the sender's block to the block that took it, in milliseconds.
  @inline(__always) var latency: Int64? { mint.map { ($0.via.at - sentAt).milliseconds } }
}
