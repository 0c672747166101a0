/// How safe a block is, in order.
public enum BlockState: Int, Comparable, Hashable, Sendable {
  case built, inChainProof, covered, onL1
  /// Order of safety.
  public static func < (a: BlockState, b: BlockState) -> Bool { a.rawValue < b.rawValue }
}

extension World {
  /// A proof by its identifier.
  public func proof(_ id: ProofID) -> Proof { proofs[id] }
  /// A message by its identifier.
  public func message(_ id: MessageID) -> Message { book.message(id) }
  /// A job by its identifier.
  public func job(_ id: JobID) -> Job { jobs[id] }
  /// The epoch of `now`, counted from 0.
  public var epoch: Int { settings.epoch(ofCheckpoint: checkpoint + 1) }

  /// What has become of a node at a checkpoint.
  public func slot(_ node: NodeID, _ checkpoint: Int) -> Round.Slot {
    guard checkpoint >= 1 else { return .waiting }
    // Read in place: a copy of the rounds would be counted up and down for each of them.
    let holder = holder(ofCheckpoint: checkpoint).index
    return checkpoint <= aggregators[holder].rounds.count
      ? aggregators[holder].rounds[checkpoint].slots[node] : .waiting
  }

  /// The proof in a node's slot, if any.
  public func slotProof(_ node: NodeID, _ checkpoint: Int) -> ProofID? {
    guard checkpoint >= 1 else { return nil }
    let holder = holder(ofCheckpoint: checkpoint).index
    guard checkpoint <= aggregators[holder].rounds.count else { return nil }
    return aggregators[holder].rounds[checkpoint].slots[node].proof
  }

  /// `cur(v,i)` if proven; the genesis hash at 0, `∅` before.
  public func hash(of node: NodeID, at checkpoint: Int) -> Digest? {
    if checkpoint < 0 { return .zero }
    if checkpoint == 0 { return genesisHashes[node] }
    return slotProof(node, checkpoint).map { proofs[$0].cur }
  }

  /// The newest checkpoint of which any leaf is in; the first one to come before that.
  public var newestTreeCheckpoint: Int {
    var i = checkpoint
    while i > 1 {
      if rollups.numbers.contains(where: { slotProof(tree.leaf(of: $0), i) != nil }) { return i }
      i -= 1
    }
    return max(1, i)
  }

  /// The last proven `B`.
  public var lastRoot: (checkpoint: Int, proof: ProofID)? {
    roots.last.map { (roots.count, $0) }
  }

  /// How safe the chain's block at a height is. O(depth).
  public func blockState(_ r: RollupID, height: Int) -> BlockState {
    if height <= heightOnL1(of: r) { return .onL1 }
    if height <= safeHeight(of: r) { return .covered }
    return height <= provenHeight(of: r) ? .inChainProof : .built
  }

  /// Height of the highest block of the chain that lies under the one which its contract stores: L1
  /// may store a block of a branch that the rollup has left. O(blocks of the branch).
  public func heightOnL1(of r: RollupID) -> Int {
    rollups[r].height(of: rollups[r].newestOnChain(under: l1.contracts[r].settled))
  }

  /// Height of the highest block of the chain that a chain proof covers.
  public func provenHeight(of r: RollupID) -> Int {
    let rollup = rollups[r]
    for proof in rollup.prover.proofs.reversed() where rollup.isOnChain(proof.block) {
      return rollup.block(proof.block).height
    }
    return 0
  }

  /// Height of the highest block of the chain under the last `B`.
  public func coveredHeight(of r: RollupID) -> Int { safeHeight(of: r) }

  /// The tree node (leaf, inner or root) that an address names, with its checkpoint.
  public func node(at address: Address) -> (node: NodeID, checkpoint: Int)? {
    switch address {
    case .chainProof(let r, let i): exists(.rollup(r)) ? (tree.leaf(of: r), i) : nil
    case .root(let i): (TreeShape.root, i)
    case .child(let right, let i):
      tree[TreeShape.root].children.map { (right ? $0.right : $0.left, i) }
    case .node(let first, let last, let i):
      tree.node(first: first, count: last - first + 1).map { ($0, i) }
    case .rollup, .block, .message, .l1Block, .aggregator, .command, .event: nil
    }
  }

  /// The address of a node at a checkpoint: `A5.3`, `4-5.3`, `C.3`, `B.3`.
  public func address(of node: NodeID, checkpoint i: Int) -> Address {
    tree.address(of: node, checkpoint: i)
  }

  /// The address of what a message was opened or settled by.
  public func address(of via: Message.Via) -> Address {
    switch via.place {
    case .node(let node, let i): address(of: node, checkpoint: i)
    case .block(let r, let height), .ownState(let r, let height): .block(r, height: height)
    case .l1Block(let number): .l1Block(number)
    }
  }

  /// Whether an address names something of this world by now.
  public func exists(_ address: Address) -> Bool {
    switch address {
    case .rollup(let r): rollups.indices.contains(r.index)
    case .block(let r, let height):
      rollups.indices.contains(r.index) && rollups[r].chain.indices.contains(height)
    case .message(let m): book.entries.indices.contains(m.index)
    case .l1Block(let n): l1.blocks.indices.contains(n)
    case .aggregator(let a): aggregators.indices.contains(a.index)
    case .event(let n): n >= 0
    case .command(let c): c.rawValue >= 1
    case .chainProof(_, let i), .node(_, _, let i), .child(_, let i), .root(let i):
      i >= 0 && i <= checkpoint + 1 && node(at: address) != nil
    }
  }

  /// The number behind a name.
  public func value(of quantity: Quantity) -> Int64 {
    switch quantity {
    case .counter(let counter): value(of: counter)
    case .rollup(let r, let q): value(of: q, r)
    case .messageLevel(let m): level(of: m)
    case .proven(let i): rootProof(i) == nil ? 0 : 1
    case .alive(let a): aggregators[a].isCrashed ? 0 : 1
    }
  }

  func level(of m: MessageID) -> Int64 {
    guard book.entries.indices.contains(m.index) else { return -2 }
    return book.entries[m].isReverted ? -1 : Int64(book.level(of: m).rawValue)
  }

  func value(of q: Quantity.RollupQuantity, _ r: RollupID) -> Int64 {
    switch q {
    case .height: Int64(rollups[r].height)
    case .included: Int64(safeHeight(of: r))
    case .settled: Int64(l1.contracts[r].settledHeight)
    case .reverted: Int64(rollups[r].revertedBlocks)
    case .open: l1.contracts[r].isOpen ? 1 : 0
    case .balance: Int64(rollups[r].state.ledger.balance(of: 0))
    }
  }
}
