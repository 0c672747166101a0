// What the hash of an L1 block commits to.

extension L1Chain {
  /// The Merkle tree over what the contracts hold.
  package struct State: Sendable {
    package var number: Int
    package var tree: MerkleTree
    /// What waited then, by rollup and in order.
    package var pending: [PendingTransition]
    /// Whose it was.
    package var waiting: [RollupID]

    init(number: Int, of chain: L1Chain) {
      self.number = number
      tree = chain.stateTree()
      pending = chain.contracts.flatMap(\.pending)
      waiting = chain.contracts.enumerated().flatMap { r, contract in
        contract.pending.map { _ in RollupID(r) }
      }
    }
  }

  /// The tree over the contracts' settled blocks, the registry, and transitions that wait for
  /// others (PROTOCOL 1, "L1 block hash"). O(N) hashes.
  private func stateTree() -> MerkleTree {
    var tree = MerkleTree()
    for (r, contract) in contracts.enumerated() {
      tree.append(leafHash: L1StateLeaf.settled(RollupID(r), blockHash: contract.settledHash))
    }
    tree.append(
      leafHash: L1StateLeaf.registry(
        head: registry.head, checkpoint: UInt64(registry.checkpoint)))
    for (r, contract) in contracts.enumerated() {
      for pending in contract.pending {
        tree.append(
          leafHash: L1StateLeaf.pending(RollupID(r), anchor: pending.anchor, cur: pending.cur))
      }
    }
    return tree
  }

  /// The state after a block; `nil` if there was none yet. O(log blocks).
  package func state(after number: Int) -> State? { states.last { $0.number <= number } }

  /// Whether the contracts' state changed in a block.
  package func hasChanged(in number: Int) -> Bool { state(after: number)?.number == number }

  /// Where the contract of a rollup lies in the state after a block. O(log blocks + log N).
  package func contractPath(of r: RollupID, after number: Int) -> ContractPath? {
    state(after: number).map { ContractPath(place: r.index, in: $0.tree) }
  }
}
