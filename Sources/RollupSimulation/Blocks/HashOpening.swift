/// The witness that opens a foreign hash to messages of one or several rollups (PROTOCOL 2.2, "a
/// mint carries", and 3).
///
/// A node's hash opens over preimages to its leaves; a rollup's block hash to that block; the hash
/// of an L1 block, or of an L2's block, over its state to the blocks that the contracts there
/// store.
public struct HashOpening: Sendable {
  /// A message with its inclusion proof in the sender's outbox.
  public struct OpenedMessage: Sendable {
    /// The message.
    public var leaf: MessageLeaf
    /// Its place in the outbox.
    public var index: Int
    /// The inclusion proof.
    public var path: [Digest]
  }
  /// A sender's block under the hash, and messages in its outbox.
  public struct Sender: Sendable {
    /// The leaf's place in the tree's order; read for a node only.
    public var place: Int
    /// The way from a state root to the block's hash; for a contract's stored block only.
    public var contract: ContractPath?
    /// The sender's block under the hash.
    public var header: BlockHeader
    /// Messages in the outbox at that block. Not committed to by the block; a wrong size can't
    /// make anything included that is not, as leaves and inner nodes hash differently.
    public var outboxCount: Int
    /// Messages to mint, by nonce.
    public var messages: [OpenedMessage]
  }
  /// A header whose state root holds contracts.
  public enum StateHeader: Sendable {
    case l1(L1Header)
    case l2(BlockHeader)
  }
  /// The hash that everything opens under; `nil`: the state of the block before, in which an L2
  /// finds the blocks of its L3s.
  public var imported: ImportedHash?
  /// Inner nodes on the way to the senders, in preorder.
  public var preimages: [NodePreimage]
  /// The header under the hash, where contracts are read.
  public var state: StateHeader?
  /// In the tree's order.
  public var senders: [Sender]

  /// How many messages it opens.
  var mintCount: Int { senders.reduce(0) { $0 + $1.messages.count } }

  /// Checks everything against the imported digest; messages are opened through block hashes only,
  /// never through a node's previous-link. `ledger` is the state that an opening without an import
  /// reads.
  func verify(in ledger: Ledger) -> Refusal? {
    // A hash may be taken in for nothing; it has to settle all the same.
    if senders.isEmpty, preimages.isEmpty { return nil }
    guard let imported else { return verifyOwn(ledger) }
    switch imported.kind {
    case .node: return verifyNode(imported)
    case .l1Block: return verifyL1(imported)
    case .rollupBlock: return verifyBlock(imported)
    }
  }

  private func verifyNode(_ imported: ImportedHash) -> Refusal? {
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
      return senders[sender].refusal(under: expected)
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

  /// The block itself, or, if its header comes along, the contracts in its state as well.
  private func verifyBlock(_ imported: ImportedHash) -> Refusal? {
    guard case .l2(let header)? = state else {
      guard senders.count == 1, senders[0].names(imported) else { return .wrongInputs }
      return senders[0].refusal(under: imported.digest)
    }
    guard header.rollup.rawValue == imported.first, header.height == imported.index else {
      return .wrongInputs
    }
    let computed = header.hash
    guard computed == imported.digest else {
      return .openingMismatch(declared: imported.digest, computed: computed)
    }
    return first { sender in
      if sender.header.rollup == header.rollup { return sender.refusal(under: computed) }
      let leaf = StateLeaf.stored(sender.header.rollup, blockHash: sender.header.hash)
      return sender.refusal(of: leaf, under: header.stateRoot)
    }
  }

  private func verifyL1(_ imported: ImportedHash) -> Refusal? {
    guard case .l1(let header)? = state, header.number == imported.index else {
      return .wrongInputs
    }
    let computed = header.hash
    guard computed == imported.digest else {
      return .openingMismatch(declared: imported.digest, computed: computed)
    }
    return first { sender in
      let leaf = L1StateLeaf.settled(sender.header.rollup, blockHash: sender.header.hash)
      return sender.refusal(of: leaf, under: header.stateRoot)
    }
  }

  private func verifyOwn(_ ledger: Ledger) -> Refusal? {
    first { sender in
      guard let stored = ledger.stored(of: sender.header.rollup) else { return .wrongInputs }
      return sender.refusal(under: stored)
    }
  }

  private func first(_ refusal: (Sender) -> Refusal?) -> Refusal? {
    senders.lazy.compactMap(refusal).first
  }
}

extension HashOpening.Sender {
  fileprivate func names(_ imported: ImportedHash) -> Bool {
    header.rollup.rawValue == imported.first && header.height == imported.index
  }

  /// Why the block is not the one with this hash, or a message is not in its outbox.
  fileprivate func refusal(under expected: Digest) -> Refusal? {
    let computed = header.hash
    guard computed == expected else {
      return .openingMismatch(declared: expected, computed: computed)
    }
    return messageRefusal
  }

  /// The same for a block that a contract stores, whose leaf must be in the state.
  fileprivate func refusal(of leaf: Digest, under stateRoot: Digest) -> Refusal? {
    guard let contract,
      Merkle.verifyInclusion(
        leafHash: leaf, index: UInt64(contract.index), treeSize: UInt64(contract.count),
        proof: contract.path, root: stateRoot)
    else { return .openingMismatch(declared: stateRoot, computed: leaf) }
    return messageRefusal
  }

  private var messageRefusal: Refusal? {
    for message in messages {
      guard message.leaf.source == header.rollup,
        Merkle.verifyInclusion(
          leafHash: message.leaf.hash, index: UInt64(message.index),
          treeSize: UInt64(outboxCount), proof: message.path, root: header.outboxRoot)
      else { return .notIncluded(message.leaf) }
    }
    return nil
  }
}
