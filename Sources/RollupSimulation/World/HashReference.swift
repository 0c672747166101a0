/// Which hash is meant, told by what it is the hash of, so that its preimage is found without a
/// search (PROTOCOL 1).
public enum HashReference: Hashable, Sendable {
  /// A block of a rollup, on whichever branch.
  case block(RollupID, BlockIndex)
  /// The block of L1 with this number.
  case l1Block(Int)
  /// `cur` of a node proof.
  case node(ProofID)
  /// `prev` of a node proof, as that proof computed it; no proof of its own need exist.
  case previousNode(ProofID)
  /// A node at checkpoint 0.
  case genesisNode(NodeID)
  /// The Merkle root over a whole list.
  case root(HashedList)
  /// The Merkle node over the elements `from ..< to` of a list; over one element it is a leaf.
  case part(HashedList, from: Int, to: Int)
}

/// A list that a block commits to by a Merkle root.
public enum HashedList: Hashable, Sendable {
  /// Balances, then the spent set, then what was sent, after a rollup's block.
  case state(RollupID, BlockIndex)
  /// A block's own transactions.
  case transactions(RollupID, BlockIndex)
  /// Every message sent since genesis, up to a block.
  case outbox(RollupID, BlockIndex)
  /// Every message minted since genesis, up to a block.
  case inbox(RollupID, BlockIndex)
  /// A block's own imports, in order of use.
  case imports(RollupID, BlockIndex)
  /// Each rollup's settled block, then the registry, after a block of L1.
  case l1State(Int)
}
