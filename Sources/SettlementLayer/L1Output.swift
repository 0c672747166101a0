/// What L1 made of a transaction, for whom it concerns.
package enum L1Output: Sendable {
  /// The registry took a `B`; these contracts moved, in this order.
  case registered(Registry.Entry, moves: [ContractMove])
  case settledAlone(SettledAlone)
  /// A contract keeps a proven transition until others have settled what it depends on.
  case waits(RollupID, PendingTransition)
  /// Somebody has lost a stake.
  case slashed(Party, amount: UInt64)
  /// A contract keeps its rollup's wish to join the tree or to leave it.
  case requested
  /// L1 refused it: nothing changed but what was paid.
  case refused(Refusal)
}

/// A contract came to store another block.
package struct ContractMove: Hashable, Sendable {
  package var rollup: RollupID
  package var from: BlockIndex
  package var to: BlockIndex
}

/// A contract took what its rollup has proven alone.
package struct SettledAlone: Sendable {
  package var rollup: RollupID
  /// The one whose proof ends at the block that the contract stores now.
  package var transaction: L1TransactionID
  /// Its own move, and those of the L3s that its state holds.
  package var moves: [ContractMove]
}

/// What an L1 block has made final.
package struct L1Finality: Sendable {
  /// Blocks up to this number are final.
  package var number: Int
  /// What contracts came to store in blocks that are final now, in the order in which they did.
  package var blocks: [(rollup: RollupID, block: BlockIndex)]
}

/// L1 has left its newest blocks.
package struct L1Reorganisation: Sendable {
  /// The first number that stands for another block now.
  package var first: Int
  /// The blocks that it left, oldest first.
  package var orphaned: [L1Chain.Block]
  /// Their transactions, which wait for a block again.
  package var returned: [L1TransactionID]
  /// `B`s that are not registered any more.
  package var unregistered: [Registry.Entry]
  /// Rollups whose contracts store an earlier block again.
  package var unsettled: [RollupID]
}
