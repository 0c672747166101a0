/// The hashes that a message goes through: down from an imported node to its place in the sender's
/// outbox, and the import's way up the tree to where it settles (PROTOCOL 2.2 and 2.1).
public struct MessageTrack: Hashable, Sendable {
  /// A hash on the way, with what it is of.
  public struct Hop: Hashable, Sendable {
    /// What the hash is of.
    public var place: Address
    /// `cur` of it.
    public var digest: Digest
  }
  /// From the node through which the message was opened, or can be, down to the sender's leaf;
  /// empty while that node is not proven.
  public internal(set) var opening: [Hop] = []
  /// The sender's block that the leaf ends at.
  public internal(set) var leafBlock: Hop?
  /// The root of the outbox after that block.
  public internal(set) var outboxRoot: Digest?
  /// Messages in that outbox, ≥ 1 once there is a root.
  public internal(set) var outboxCount = 0
  /// Hashes in the inclusion proof of the message.
  public internal(set) var pathLength = 0
  /// Proofs of the receiver's checkpoint that the import has gone through, from its chain proof on,
  /// each with its own hash; those before the last carry it as an export.
  public internal(set) var exported: [Hop] = []
  /// Where it settles.
  public internal(set) var settles: Address?
}

extension World {
  /// The hashes that a message goes through, as far as they exist. O(depth).
  public func track(of id: MessageID) -> MessageTrack {
    let message = message(id)
    var track = MessageTrack()
    if message.reverted != nil { return track }
    if let via = message.mint?.via ?? message.openable {
      open(message, through: via, &track)
    } else if let (node, i) = opener(of: message), slotProof(node, i) != nil {
      open(message, through: node, i, &track)
    }
    if let mint = message.mint {
      let i = firstCheckpoint(of: message.destination, height: Int(mint.height))
      if topology.isMember(message.destination) {
        let node = settlingNode(of: mint, at: message.destination)
        (track.exported, track.settles) = travel(from: message.destination, to: node, i)
      }
    }
    return track
  }

  private func open(_ message: Message, through via: Message.Via, _ track: inout MessageTrack) {
    switch via.place {
    case .node(let node, let i): open(message, through: node, i, &track)
    case .l1Block(let number):
      track.opening.append(.init(place: .l1Block(number), digest: l1.blocks[number].hash))
      open(message, in: l1.settledBlock(of: message.source, after: number), &track)
    case .block(let r, let height):
      let named = rollups[r].chain.indices.contains(height)
      guard named else { return }
      let block = rollups[r].block(atHeight: height)
      track.opening.append(.init(place: .block(r, height: height), digest: block.hash))
      if r == message.source {
        open(message, in: rollups[r].chain[height], &track)
      } else {
        open(message, in: message.sentIn, &track)
      }
    case .ownState: open(message, in: message.sentIn, &track)
    }
  }

  /// The sender's block, its outbox, and how long the inclusion proof of the message is there.
  private func open(_ message: Message, in index: BlockIndex, _ track: inout MessageTrack) {
    let block = rollups[message.source].block(index)
    guard Int(block.outboxCount) > Int(message.outboxIndex) else { return }
    track.leafBlock = .init(
      place: .block(message.source, height: block.height), digest: block.hash)
    track.outboxRoot = block.header.outboxRoot
    track.outboxCount = Int(block.outboxCount)
    track.pathLength = Merkle.pathLength(of: Int(message.outboxIndex), in: track.outboxCount)
  }

  private func open(
    _ message: Message, through node: NodeID, _ i: Int, _ track: inout MessageTrack
  ) {
    let leaf = tree.leaf(of: message.source)
    var next: NodeID? = node
    while let v = next, let digest = hash(of: v, at: i) {
      track.opening.append(.init(place: address(of: v, checkpoint: i), digest: digest))
      next = tree[v].children.map { tree.contains($0.left, leaf) ? $0.left : $0.right }
    }
    guard i >= 1, let proof = slotProof(leaf, i), let index = proofs[proof].block else {
      return
    }
    open(message, in: index, &track)
  }

  /// The way of an import from the chain proof that exports it up to the node that it names.
  private func travel(
    from r: RollupID, to node: NodeID, _ i: Int
  ) -> (hops: [MessageTrack.Hop], settles: Address) {
    var hops: [MessageTrack.Hop] = []
    for v in [tree.leaf(of: r)] + tree.ancestors(of: tree.leaf(of: r)) {
      guard let digest = hash(of: v, at: i), slotProof(v, i) != nil else { break }
      hops.append(.init(place: address(of: v, checkpoint: i), digest: digest))
      if v == node { break }
    }
    return (hops, address(of: node, checkpoint: i))
  }

  /// Every rollup that imported a node's hash of a checkpoint, with the first block that did and
  /// the import's way from there. O(rollups below · blocks since).
  public func importers(of node: NodeID, _ i: Int) -> [(block: Address, track: MessageTrack)] {
    guard i >= 1, slotProof(node, i) != nil else { return [] }
    let place = tree[node]
    return tree.rollups(under: node).compactMap { r in
      let first = rollups[r].block(notAfter: settings.time(ofCheckpoint: i))
      let from = rollups[r].block(first).height
      let height = (from...rollups[r].height).first { height in
        rollups[r].block(atHeight: height).imports.contains {
          $0.kind == .node && Int($0.first) == place.first && Int($0.count) == place.count
            && Int($0.index) == i
        }
      }
      guard let height else { return nil }
      var track = MessageTrack()
      (track.exported, track.settles) = travel(
        from: r, to: node, firstCheckpoint(of: r, height: height))
      return (.block(r, height: height), track)
    }
  }
}

extension Merkle {
  /// Hashes in the inclusion proof of leaf `index` in a tree of `count` leaves (RFC 9162 §2.1.3).
  static func pathLength(of index: Int, in count: Int) -> Int {
    guard count > 1 else { return 0 }
    // The largest power of two below the count is where the tree splits.
    let split = 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    return 1
      + (index < split
        ? pathLength(of: index, in: split) : pathLength(of: index - split, in: count - split))
  }
}
