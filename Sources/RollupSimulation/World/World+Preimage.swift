extension World {
  /// The preimage of a hash; `nil` if the world holds nothing of the kind by now.
  ///
  /// O(1) for blocks and nodes; for lists as much as to write the list down from genesis.
  public func preimage(of reference: HashReference) -> Preimage? {
    switch reference {
    case .block(let r, let index): return blockPreimage(r, index)
    case .l1Block(let number): return l1Preimage(number)
    case .node(let proof): return nodePreimage(proof)
    case .previousNode(let proof): return previousPreimage(proof)
    case .genesisNode(let node): return genesisPreimage(node)
    case .root(let list): return listPreimage(list, 0, nil)
    case .part(let list, let from, let to): return listPreimage(list, from, to)
    }
  }

  /// A block's reference among the branches of its rollup; `nil` if no block has this hash.
  /// O(blocks), the newest first.
  public func reference(toBlockOf r: RollupID, _ digest: Digest) -> HashReference? {
    guard rollups.indices.contains(r.index) else { return nil }
    let blocks = rollups[r].blocks
    return blocks.indices.last { blocks[$0].hash == digest }.map { .block(r, BlockIndex($0)) }
  }

  /// Where the preimage of what is claimed to be a node's hash at a checkpoint is found; `nil` for
  /// junk. O(1) for what the tree holds, else O(proofs).
  public func reference(
    toNode node: NodeID, _ checkpoint: Int, _ digest: Digest
  ) -> HashReference? {
    if digest == .zero || checkpoint < 0 { return nil }
    if tree[node].isLeaf { return reference(toBlockOf: tree.rollup(at: node), digest) }
    if checkpoint == 0, genesisHashes[node] == digest { return .genesisNode(node) }
    if let proof = slotProof(node, checkpoint), proofs[proof].cur == digest {
      return .node(proof)
    }
    var computed: HashReference?
    for k in proofs.indices.reversed() {
      guard case .node(let s) = proofs[k].statement, s.first == tree[node].first,
        s.count == tree[node].count
      else { continue }
      if s.checkpoint == checkpoint, s.cur == digest { return .node(ProofID(k)) }
      if s.checkpoint == checkpoint + 1, s.prev == digest { computed = .previousNode(ProofID(k)) }
    }
    return computed
  }

  /// Where the preimage of an import or export is found; `nil` for junk.
  public func reference(to imported: ImportedHash) -> HashReference? {
    let place = Int(imported.index)
    switch imported.kind {
    case .l1Block:
      return l1.blocks.indices.contains(place) && l1.blocks[place].hash == imported.digest
        ? .l1Block(place) : nil
    case .rollupBlock:
      return reference(toBlockOf: RollupID(Int(imported.first)), imported.digest)
    case .node:
      return tree.node(first: Int(imported.first), count: Int(imported.count)).flatMap {
        reference(toNode: $0, place, imported.digest)
      }
    }
  }

  /// The hash that an object stands for: a block's, a node's `cur`, a message's leaf.
  public func reference(to address: Address) -> HashReference? {
    guard exists(address) else { return nil }
    switch address {
    case .block(let r, let height): return .block(r, rollups[r].chain[height])
    case .rollup(let r): return .block(r, rollups[r].head)
    case .l1Block(let number): return .l1Block(number)
    case .message(let id): return reference(toLeafOf: message(id))
    case .chainProof, .node, .child, .root:
      guard let (node, i) = node(at: address) else { return nil }
      return hash(of: node, at: i).flatMap { reference(toNode: node, i, $0) }
    case .aggregator, .command, .event: return nil
    }
  }

  /// The leaf of a message in its sender's outbox.
  public func reference(toLeafOf message: Message) -> HashReference {
    let place = Int(message.outboxIndex)
    return .part(.outbox(message.source, message.sentIn), from: place, to: place + 1)
  }
}

extension World {
  private func blockPreimage(_ r: RollupID, _ index: BlockIndex) -> Preimage? {
    guard rollups.indices.contains(r.index), rollups[r].blocks.indices.contains(index.index)
    else { return nil }
    let block = rollups[r].blocks[index]
    let header = block.header
    let parent: HashReference? = block.height > 0 ? .block(r, block.parent) : nil
    let isOnChain = rollups[r].isOnChain(index)
    return Preimage(
      reference: .block(r, index), digest: block.hash, shape: .block(r, height: block.height),
      fields: [
        .tag(.block), .u32(.rollup, r), .u64(.height, header.height), .time(header.time),
        .hash(
          .parent, header.parent, parent,
          of: parent == nil || !isOnChain ? nil : .block(r, height: block.height - 1)),
        .hash(.stateRoot, header.stateRoot, .root(.state(r, index))),
        .hash(.txRoot, header.txRoot, .root(.transactions(r, index))),
        .hash(.outboxRoot, header.outboxRoot, .root(.outbox(r, index))),
        .hash(.inboxRoot, header.inboxRoot, .root(.inbox(r, index))),
        .hash(.importsRoot, header.importsRoot, .root(.imports(r, index))),
      ])
  }

  private func l1Preimage(_ number: Int) -> Preimage? {
    guard l1.blocks.indices.contains(number) else { return nil }
    let header = l1.blocks[number].header
    return Preimage(
      reference: .l1Block(number), digest: l1.blocks[number].hash, shape: .l1Block(number),
      fields: [
        .tag(.l1Block), .u64(.number, header.number), .time(header.time),
        .hash(
          .parent, header.parent, number > 0 ? .l1Block(number - 1) : nil,
          of: number > 0 ? .l1Block(number - 1) : nil),
        .hash(.stateRoot, header.stateRoot, .root(.l1State(number))),
      ])
  }

  private func nodePreimage(_ id: ProofID) -> Preimage? {
    guard let (node, s) = nodeStatement(id), let (left, right) = tree[node].children else {
      return nil
    }
    let inputs = proofs[id].inputs
    let previous = reference(toNode: node, s.checkpoint - 1, s.prev) ?? .previousNode(id)
    return nodePreimage(
      .node(id), node, s.checkpoint, s.cur,
      (left, proofs[inputs[0]].cur, currentReference(inputs[0])),
      (right, proofs[inputs[1]].cur, currentReference(inputs[1])), (s.prev, previous))
  }

  /// `prev` as a proof computed it: from the `prev` of its inputs and the loose input.
  private func previousPreimage(_ id: ProofID) -> Preimage? {
    guard let (node, s) = nodeStatement(id), let (left, right) = tree[node].children,
      let loose = proofs[id].fold?.looseInput
    else { return nil }
    let inputs = proofs[id].inputs
    let i = s.checkpoint - 1
    func child(_ node: NodeID, _ proof: ProofID) -> (NodeID, Digest, HashReference?) {
      let prev = proofs[proof].prev
      let own: HashReference? = tree[node].isLeaf ? nil : .previousNode(proof)
      return (node, prev, reference(toNode: node, i, prev) ?? own)
    }
    return nodePreimage(
      .previousNode(id), node, i, s.prev, child(left, inputs[0]), child(right, inputs[1]),
      (loose, reference(toNode: node, i - 1, loose)))
  }

  private func genesisPreimage(_ node: NodeID) -> Preimage? {
    guard tree.nodes.indices.contains(node.index), let (left, right) = tree[node].children else {
      return nil
    }
    func child(_ node: NodeID) -> (NodeID, Digest, HashReference?) {
      let reference: HashReference =
        tree[node].isLeaf ? .block(tree.rollup(at: node), .genesis) : .genesisNode(node)
      return (node, genesisHashes[node], reference)
    }
    return nodePreimage(
      .genesisNode(node), node, 0, genesisHashes[node], child(left), child(right),
      (.zero, nil))
  }

  private func nodePreimage(
    _ reference: HashReference, _ node: NodeID, _ i: Int, _ digest: Digest,
    _ left: (NodeID, Digest, HashReference?), _ right: (NodeID, Digest, HashReference?),
    _ previous: (Digest, HashReference?)
  ) -> Preimage {
    let object = i >= 1 ? address(of: node, checkpoint: i - 1) : nil
    return Preimage(
      reference: reference, digest: digest, shape: .node(node, checkpoint: i),
      fields: [
        .tag(.node), .u32(.first, UInt32(tree[node].first)), .u32(.count, UInt32(tree[node].count)),
        .u64(.checkpoint, UInt64(i)),
        .hash(.left, left.1, left.2, of: address(of: left.0, checkpoint: i)),
        .hash(.right, right.1, right.2, of: address(of: right.0, checkpoint: i)),
        .hash(.previous, previous.0, previous.1, of: object),
      ])
  }

  private func nodeStatement(_ id: ProofID) -> (NodeID, NodeStatement)? {
    guard proofs.indices.contains(id.index), case .node(let s) = proofs[id].statement,
      let node = tree.node(first: s.first, count: s.count)
    else { return nil }
    return (node, s)
  }

  /// Where the preimage of a leaf's or node's `cur` is found.
  func currentReference(_ id: ProofID) -> HashReference? {
    switch proofs[id].statement {
    case .chain(let s): proofs[id].block.map { .block(s.rollup, $0) }
    case .carry(let s): proofs[id].block.map { .block(s.rollup, $0) }
    case .node: .node(id)
    case .settlement, .lone: nil
    }
  }
}
