/// The witness that opens an imported node hash to messages of several rollups below it: every
/// preimage once, depth first, then each sender's block and its messages (PROTOCOL 2.2, "a mint
/// carries").
public struct NodeOpening: Sendable {
  /// A message with its inclusion proof in the sender's outbox.
  public struct OpenedMessage: Sendable {
    /// The message.
    public var leaf: MessageLeaf
    /// Its place in the outbox.
    public var index: Int
    /// The inclusion proof.
    public var path: [Digest]
  }
  /// A sender's block under the node, and messages in its outbox.
  public struct Sender: Sendable {
    /// The leaf's place in the tree's order.
    public var place: Int
    /// The sender's block under the node.
    public var header: BlockHeader
    /// Messages in the outbox at that block. Not committed to by the block; a wrong size can't
    /// make anything included that is not, as leaves and inner nodes hash differently.
    public var outboxCount: Int
    /// Messages to mint, by nonce.
    public var messages: [OpenedMessage]
  }
  /// The hash that everything opens under.
  public var imported: ImportedHash
  /// Inner nodes on the way to the senders, in preorder.
  public var preimages: [NodePreimage]
  /// Ascending by place.
  public var senders: [Sender]

  /// Checks everything against the imported digest; messages are opened through leaf hashes only,
  /// never through a previous-link.
  func verify() -> Refusal? {
    guard imported.kind == .node else { return .wrongInputs }
    var preimage = 0
    var sender = 0
    if let refusal = open(
      imported.digest, first: Int(imported.first), count: Int(imported.count), &preimage, &sender)
    {
      return refusal
    }
    // Whatever the walk did not reach was not checked: a sender out of order or outside the node.
    return sender == senders.count && preimage == preimages.count ? nil : .wrongInputs
  }

  private func open(
    _ expected: Digest, first: Int, count: Int, _ preimage: inout Int, _ sender: inout Int
  ) -> Refusal? {
    guard sender < senders.count, senders[sender].place < first + count else { return nil }
    guard senders[sender].place >= first else { return .wrongInputs }
    if count == 1 {
      defer { sender += 1 }
      return Self.verify(senders[sender], expected: expected)
    }
    guard preimage < preimages.count else { return .wrongInputs }
    let node = preimages[preimage]
    preimage += 1
    guard node.first == first, node.count == count else { return .wrongInputs }
    let computed = node.hash
    guard computed == expected else {
      return .openingMismatch(declared: expected, computed: computed)
    }
    let half = TreeShape.leftCount(of: count)
    return open(node.left, first: first, count: half, &preimage, &sender)
      ?? open(node.right, first: first + half, count: count - half, &preimage, &sender)
  }

  private static func verify(_ sender: Sender, expected: Digest) -> Refusal? {
    let computed = sender.header.hash
    guard computed == expected else {
      return .openingMismatch(declared: expected, computed: computed)
    }
    for message in sender.messages {
      guard message.leaf.source == sender.header.rollup,
        Merkle.verifyInclusion(
          leafHash: message.leaf.hash, index: UInt64(message.index),
          treeSize: UInt64(sender.outboxCount), proof: message.path,
          root: sender.header.outboxRoot)
      else { return .notIncluded(message.leaf) }
    }
    return nil
  }
}
