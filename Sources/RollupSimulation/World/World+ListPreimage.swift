// The lists behind Merkle roots, written down again from the blocks: a world keeps the roots of
// every block, but the lists of its heads alone.

extension World {
  /// The preimage of a Merkle root, or of the node over a part of a list; `to` is `nil` for all.
  func listPreimage(_ list: HashedList, _ from: Int, _ to: Int?) -> Preimage? {
    guard let elements = elements(of: list) else { return nil }
    let reference: HashReference =
      to.map { .part(list, from: from, to: $0) } ?? .root(list)
    let end = to ?? elements.count
    guard from >= 0, end <= elements.count, from < end || to == nil else { return nil }
    if elements.isEmpty {
      return Preimage(
        reference: reference, digest: Merkle.emptyRoot, shape: .emptyList(list), fields: [])
    }
    if end - from == 1 {
      return Preimage(
        reference: reference, digest: Self.leafHash(elements[from]),
        shape: .merkleLeaf(list, index: from, count: elements.count),
        fields: [.tag(.merkleLeaf)] + elements[from])
    }
    let hashes = elements[from..<end].map(Self.leafHash)
    let middle = MerkleTree.split(hashes.count)
    let left = Self.root(of: hashes[..<middle])
    let right = Self.root(of: hashes[middle...])
    return Preimage(
      reference: reference, digest: Merkle.node(left, right),
      shape: .merkleNode(list, from: from, to: end, count: elements.count),
      fields: [
        .tag(.merkleNode),
        .hash(.left, left, .part(list, from: from, to: from + middle)),
        .hash(.right, right, .part(list, from: from + middle, to: end)),
      ])
  }

  private static func leafHash(_ element: [Preimage.Field]) -> Digest {
    Merkle.leaf(element.flatMap(\.bytes))
  }

  private static func root(of hashes: ArraySlice<Digest>) -> Digest {
    var tree = MerkleFrontier()
    for hash in hashes { tree.append(leafHash: hash) }
    return tree.root
  }

  /// The elements of a list, each as its fields; `nil` if there is no such block.
  private func elements(of list: HashedList) -> [[Preimage.Field]]? {
    switch list {
    case .state(let r, let index):
      return branch(of: r, to: index).map { stateElements(r, $0) }
    case .transactions(let r, let index):
      return block(r, index).map { transactions(of: $0).map(fields) }
    case .outbox(let r, let index):
      return branch(of: r, to: index).map { path in
        path.flatMap { rollups[r].blocks[$0].sends }
          .map { Self.fields(book.entries[$0].leaf) }
      }
    case .inbox(let r, let index):
      return branch(of: r, to: index).map { path in
        path.flatMap { rollups[r].blocks[$0].mints }
          .map { Self.fields(book.entries[$0].leaf) }
      }
    case .imports(let r, let index): return block(r, index).map { $0.imports.map(fields) }
    case .l1State(let number):
      return l1.blocks.indices.contains(number) ? l1Elements(number) : nil
    }
  }

  private func block(_ r: RollupID, _ index: BlockIndex) -> Block? {
    guard rollups.indices.contains(r.index), rollups[r].blocks.indices.contains(index.index)
    else { return nil }
    return rollups[r].blocks[index]
  }

  /// The blocks from genesis to one of them, on whichever branch it lies. O(height).
  private func branch(of r: RollupID, to index: BlockIndex) -> [BlockIndex]? {
    guard block(r, index) != nil else { return nil }
    var path = [index]
    while let last = path.last, last != .genesis {
      path.append(rollups[r].blocks[last].parent)
    }
    return path.reversed()
  }

  private func stateElements(_ r: RollupID, _ path: [BlockIndex]) -> [[Preimage.Field]] {
    var ledger = genesisState(of: r).ledger
    for index in path.dropFirst() {
      let block = rollups[r].blocks[index]
      ledger.replay(
        block, mints: block.mints.map { book.entries[$0].leaf },
        sends: block.sends.map { book.entries[$0].leaf })
    }
    let balances = ledger.accounts.map { account -> [Preimage.Field] in
      [.u8(.kind, 0), .u32(.account, account.number), .u64(.balance, account.balance)]
    }
    let spent = ledger.spent.map { counter -> [Preimage.Field] in
      [.u8(.kind, 1), .u32(.source, counter.peer), .u64(.nextNonce, counter.next)]
    }
    let sent = ledger.sent.map { counter -> [Preimage.Field] in
      [.u8(.kind, 2), .u32(.destination, counter.peer), .u64(.nextNonce, counter.next)]
    }
    let stored = ledger.stored.map { stored -> [Preimage.Field] in
      [
        .u8(.kind, 3), .u32(.rollup, stored.rollup),
        .hash(
          .settledBlock, stored.hash,
          rollups[stored.rollup].block(hash: stored.hash).map { .block(stored.rollup, $0) }),
      ]
    }
    return balances + spent + sent + stored
  }

  /// What a block did: mints, then what its sequencer added.
  private func transactions(of block: Block) -> [Transaction] {
    block.mints.map { .taking(book.entries[$0].leaf, at: block.time) }
      + block.sends.dropFirst(Int(block.returnCount)).map {
        let leaf = book.entries[$0].leaf
        return .send(
          destination: leaf.destination, amount: leaf.amount, deadline: leaf.deadline)
      } + block.others
  }

  private func fields(_ transaction: Transaction) -> [Preimage.Field] {
    switch transaction {
    case .send(let destination, let amount, let deadline):
      [.u8(.kind, 0), .u32(.destination, destination), .u64(.amount, amount)]
        + Self.fields(deadline)
    case .mint(let leaf): [.u8(.kind, 1)] + Self.fields(leaf)
    case .expire(let leaf): [.u8(.kind, 4)] + Self.fields(leaf)
    case .transfer(let from, let to, let amount):
      [.u8(.kind, 2), .u32(.from, from), .u32(.to, to), .u64(.amount, amount)]
    case .verify(let r, let height, let hash):
      [
        .u8(.kind, 3), .u32(.rollup, r), .u64(.height, height),
        .hash(
          .settledBlock, hash, rollups[r].block(hash: hash).map { .block(r, $0) }),
      ]
    }
  }

  private static func fields(_ leaf: MessageLeaf) -> [Preimage.Field] {
    [
      .u32(.source, leaf.source), .u32(.destination, leaf.destination), .u64(.nonce, leaf.nonce),
      .u64(.amount, leaf.amount), .u64(.sentAtBlock, leaf.sentAtBlock),
    ] + fields(leaf.deadline)
  }

  private static func fields(_ deadline: Instant?) -> [Preimage.Field] {
    deadline.map { [.u64(.deadline, UInt64($0.milliseconds))] } ?? []
  }

  private func fields(_ imported: ImportedHash) -> [Preimage.Field] {
    var object: Address?
    if imported.kind == .node,
      let node = tree.node(first: Int(imported.first), count: Int(imported.count))
    {
      object = address(of: node, checkpoint: Int(imported.index))
    }
    return [
      .u8(.kind, imported.kind.rawValue), .u32(.first, imported.first),
      .u32(.count, imported.count), .u64(.index, imported.index),
      .hash(.digest, imported.digest, reference(to: imported), of: object),
    ]
  }

  /// L1's state after a block: what moved the contracts up to there, and the registry's head then.
  private func l1Elements(_ number: Int) -> [[Preimage.Field]] {
    var settled = ByNumber<RollupID, BlockIndex>(repeating: .genesis, count: rollups.count)
    for move in l1.moves {
      if move.number > number { break }
      settled[move.rollup] = move.block
    }
    let contracts = rollups.indices.map { k -> [Preimage.Field] in
      let r = RollupID(k)
      let block = rollups[k].blocks[settled[k]]
      let object: Address? =
        rollups[k].isOnChain(settled[k]) ? .block(r, height: block.height) : nil
      return [
        .u32(.rollup, r), .hash(.settledBlock, block.hash, .block(r, settled[k]), of: object),
      ]
    }
    let entry = l1.registry.entries.last { $0.number <= number }
    let head = entry?.cur ?? l1.registry.genesis
    let checkpoint = entry?.checkpoint ?? 0
    let registry: [[Preimage.Field]] = [
      [
        .hash(
          .head, head, reference(toNode: TreeShape.root, checkpoint, head),
          of: .root(checkpoint: checkpoint)),
        .u64(.checkpoint, UInt64(checkpoint)),
      ]
    ]
    return contracts + registry + pendingElements(after: number)
  }

  /// What is proven and waits for others.
  private func pendingElements(after number: Int) -> [[Preimage.Field]] {
    guard let state = l1.state(after: number) else { return [] }
    return zip(state.waiting, state.pending).map { r, pending in
      let anchor = rollups[r].block(hash: pending.anchor)
      return [
        .u32(.rollup, r), .hash(.settledBlock, pending.anchor, anchor.map { .block(r, $0) }),
        .hash(.head, pending.cur, .block(r, pending.block)),
      ]
    }
  }
}
