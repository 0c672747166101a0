// What the next block of a rollup can mint, whichever way messages come to it (PROTOCOL 2.2 and 3).

extension World {
  /// What an imported hash is of; `nil` is the state of the block before `height`.
  func place(of imported: ImportedHash?, for r: RollupID, height: Int) -> Message.Via.Place {
    guard let imported else { return .ownState(r, height: height - 1) }
    switch imported.kind {
    case .l1Block: return .l1Block(Int(imported.index))
    case .rollupBlock: return .block(RollupID(Int(imported.first)), height: Int(imported.index))
    case .node:
      guard let node = tree.node(first: Int(imported.first), count: Int(imported.count)),
        tree.place(of: node, above: r) != nil
      else { preconditionFailure("a rollup imports its ancestors' hashes only") }
      return .node(node, checkpoint: Int(imported.index))
    }
  }

  /// The import that opened a block's mint number `k`.
  func opener(ofMint k: Int, in block: Block, of r: RollupID) -> Message.Via {
    var before = 0
    for (imported, count) in zip(block.imports, block.opened) {
      before += Int(count)
      if k < before {
        return Message.Via(place: place(of: imported, for: r, height: block.height), at: block.time)
      }
    }
    return Message.Via(place: place(of: nil, for: r, height: block.height), at: block.time)
  }

  /// The index, among the receiver's ancestors, of the node that settles the import which opened a
  /// mint: the one that it names, or where the two sides of a rollup's block meet; `nil` if that is
  /// not in the tree.
  func settlingAncestor(of id: MessageID, at r: RollupID, via: Message.Via.Place) -> Int? {
    switch via {
    case .node(let node, _): return tree.place(of: node, above: r)
    case .block(let source, _):
      guard topology.isMember(r), topology.isMember(source) else { return nil }
      return tree.place(of: tree.lowestCommonAncestor(r, source), above: r)
    case .l1Block, .ownState: return nil
    }
  }

  /// Opens the pending messages of `source` in its block, as far as that block's outbox reaches;
  /// `nil` if it holds none of them.
  mutating func open(
    _ block: BlockIndex, of source: RollupID, for r: RollupID,
    contract: ContractPath? = nil
  ) -> HashOpening.Sender? {
    let pending = pendingMessages(from: source, to: r)
    guard let first = pending.first,
      book.entries[first].leaf.sentAtBlock
        <= UInt64(rollups[source].height(of: block))
    else { return nil }
    if !rollups[source].state.outbox.isHashed {
      rollups[source].hashOutbox()
    }
    var opened = sender(source, block: block, pending: pending)
    opened.contract = contract
    return opened
  }

  /// Messages of `source` to `r` in its outbox up to a block can be opened from now on.
  mutating func markOpenable(
    from source: RollupID, to r: RollupID, upTo block: BlockIndex, via: Message.Via.Place
  ) -> [MessageID] {
    let height = UInt64(rollups[source].height(of: block))
    var found = around.messagesToTell
    for id in pendingMessages(from: source, to: r) {
      guard book.entries[id].leaf.sentAtBlock <= height else { break }
      guard book.open(id, via: Message.Via(place: via, at: now)) else { continue }
      found.append(id)
    }
    return found.ids
  }

  /// Sends of `source` have come back onto its chain: whatever their receivers hold already opens
  /// them at once. A sender's own block tells of itself, and opens with the next block.
  mutating func openRestored(of source: RollupID) -> [MessageID] {
    var found: [MessageID] = []
    for r in book.destinations(of: source) {
      guard let (block, via) = heldOpening(of: source, by: r), rollups[source].isOnChain(block)
      else { continue }
      found += markOpenable(from: source, to: r, upTo: block, via: via)
    }
    return found
  }

  /// The newest block of `source` that opens under what `r` holds, and what that is.
  private func heldOpening(
    of source: RollupID, by r: RollupID
  ) -> (block: BlockIndex, via: Message.Via.Place)? {
    switch topology.route(from: source, to: r).imports {
    case .node:
      let ancestor = importAncestor(of: r, from: source)
      guard let accepted = importable(ancestor, for: r) else { return nil }
      let node = rollups[r].view.ancestors[ancestor]
      return (
        includedBlock(of: source, under: accepted.proof),
        .node(node, checkpoint: accepted.checkpoint)
      )
    case .l1Block:
      let number = importableL1Block(for: r)
      let block = l1.settledBlock(of: source, after: number)
      return hasArrived(block, of: source) ? (block, .l1Block(number)) : nil
    case .contractState:
      guard let l2 = topology.settlingL2(of: source), let block = layer3Block(of: source, on: l2)
      else { return nil }
      // The state of the L2's newest block has reached nobody else yet.
      guard r == l2, hasArrived(block, of: source) else { return nil }
      return (block, .ownState(l2, height: rollups[l2].height))
    case .rollupBlock: return nil
    }
  }
}
