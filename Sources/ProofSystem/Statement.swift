/// The public outputs of a proof: what is claimed, without the witness.
///
/// Its digest is `0x13 ‖ u8 relation ‖` the fields in the order they stand here; a height or
/// checkpoint is a `u64`, a rollup or count a `u32`, a list its `u32` count and then its elements
/// (PROTOCOL 1, "proof statement digest").
public enum Statement: Hashable, Sendable {
  /// Relation 1: one rollup's blocks from `anchor` to `cur`.
  case chain(ChainStatement)
  /// Relation 2: a leaf that brings nothing new this time.
  case carry(CarryStatement)
  /// Relation 3: two proofs folded into one.
  case node(NodeStatement)
  /// Relations 4 and 5: a `B` opened for L1.
  case settlement(SettlementStatement)
  /// Relation 6: one rollup's blocks, settled without the tree.
  case lone(LoneStatement)

  /// What it depends on.
  public var exports: [ImportedHash] {
    switch self {
    case .chain(let s): s.exports
    case .node(let s): s.exports
    case .lone(let s): s.exports
    case .settlement(let s): s.l1Block.map { [$0] } ?? []
    case .carry: []
    }
  }

  /// SHA-256 of the canonical encoding.
  public var digest: Digest {
    var input = HashInput(tag: .statement)
    switch self {
    case .chain(let s):
      input.append(u8: 1)
      s.encode(into: &input)
    case .carry(let s):
      input.append(u8: 2)
      s.encode(into: &input)
    case .node(let s):
      input.append(u8: 3)
      s.encode(into: &input)
    case .settlement(let s):
      input.append(u8: s.kind == .expansion ? 4 : 5)
      s.encode(into: &input)
    case .lone(let s):
      input.append(u8: 6)
      s.encode(into: &input)
    }
    return input.digest()
  }
}

/// `A(r,i)`: the chain from `anchor` is valid up to `cur`, and depends on `exports`.
public struct ChainStatement: Hashable, Sendable {
  /// Whose chain.
  public var rollup: RollupID
  /// The checkpoint `i`.
  public var checkpoint: Int
  /// `r`'s leaf under the last `B` of the epoch before.
  public var anchor: Digest
  /// The anchor's height.
  public var anchorHeight: Int
  /// The block last included in the tree; exports are those of the blocks after it.
  public var prev: Digest
  /// Height of `prev`.
  public var prevHeight: Int
  /// The hash proven.
  public var cur: Digest
  /// The height of `cur`.
  public var curHeight: Int
  /// Sorted; at most one a node.
  public var exports: [ImportedHash]

  /// Blocks that the statement covers since the epoch's start.
  public var blockCount: Int { curHeight - anchorHeight }

  func encode(into input: inout HashInput) {
    input.append(rollup)
    input.append(u64: UInt64(checkpoint))
    input.append(anchor)
    input.append(u64: UInt64(anchorHeight))
    input.append(prev)
    input.append(u64: UInt64(prevHeight))
    input.append(cur)
    input.append(u64: UInt64(curHeight))
    input.append(exports)
  }
}

/// A leaf that was not in by the deadline: `cur = prev =` its last included hash, no exports.
public struct CarryStatement: Hashable, Sendable {
  /// Whose chain.
  public var rollup: RollupID
  /// The checkpoint `i`.
  public var checkpoint: Int
  /// The hash proven.
  public var cur: Digest
  /// The height of `cur`.
  public var curHeight: Int

  func encode(into input: inout HashInput) {
    input.append(rollup)
    input.append(u64: UInt64(checkpoint))
    input.append(cur)
    input.append(u64: UInt64(curHeight))
  }
}

/// `P(v,i)`: everything below `v` is proven up to `cur`, given the `exports` and given `prev`.
public struct NodeStatement: Hashable, Sendable {
  /// Index of the leftmost leaf in the tree's order.
  public var first: Int
  /// Number of leaves.
  public var count: Int
  /// The checkpoint `i`.
  public var checkpoint: Int
  /// `cur(v,i)`
  public var cur: Digest
  /// The node hash at `i - 1`, as computed from the children's `prev` and the loose input.
  public var prev: Digest
  /// Sorted; at most one a node.
  public var exports: [ImportedHash]

  func encode(into input: inout HashInput) {
    input.append(u32: UInt32(first))
    input.append(u32: UInt32(count))
    input.append(u64: UInt64(checkpoint))
    input.append(cur)
    input.append(prev)
    input.append(exports)
  }
}

/// What an expansion or an exposure shows L1: the chain of `B`s from the registry's head, and
/// every rollup's block under the last of them.
public struct SettlementStatement: Hashable, Sendable {
  /// What is opened.
  public enum Kind: Hashable, Sendable {
    /// The normal end of an epoch, with state diffs.
    case expansion
    /// An emergency exit: bare block hashes; state diffs must be published later.
    case exposure
  }
  /// A rollup's block under the `B`.
  public struct Leaf: Hashable, Sendable {
    /// Whose chain.
    public var rollup: RollupID
    /// The block's height.
    public var height: Int
    /// The block's hash.
    public var hash: Digest

    package init(
      rollup: RollupID, height: Int, hash: Digest
    ) {
      self.rollup = rollup
      self.height = height
      self.hash = hash
    }
  }
  /// Expansion or exposure.
  public var kind: Kind
  /// `prev` of the first `B` in the chain; L1 compares it with its head.
  public var firstPrev: Digest
  /// Checkpoint of the last `B`.
  public var checkpoint: Int
  /// `cur` of the last `B`.
  public var cur: Digest
  /// In the tree's order.
  public var leaves: [Leaf]
  /// The L1 block that everything imported from L1 has merged into, for L1 to compare with its
  /// history; at the end of the encoding, only if there is one.
  public var l1Block: ImportedHash?

  func encode(into input: inout HashInput) {
    input.append(firstPrev)
    input.append(u64: UInt64(checkpoint))
    input.append(cur)
    input.append(u32: UInt32(leaves.count))
    for leaf in leaves {
      input.append(leaf.rollup)
      input.append(u64: UInt64(leaf.height))
      input.append(leaf.hash)
    }
    l1Block?.encode(into: &input)
  }
}

/// A rollup's blocks from the one that its contract stores; every node hash that they imported lies
/// under a registered `B` (PROTOCOL 6, "Lone proof").
public struct LoneStatement: Hashable, Sendable {
  /// Whose chain.
  public var rollup: RollupID
  /// The block stored in the contract.
  public var anchor: Digest
  /// The hash proven.
  public var cur: Digest
  /// The height of `cur`.
  public var curHeight: Int
  /// The registry's head under which all node hashes open.
  public var registryHead: Digest
  /// Sorted: at most one of L1 and one of each other rollup; at the end of the encoding, only if
  /// there are any.
  public var exports: [ImportedHash] = []

  func encode(into input: inout HashInput) {
    input.append(rollup)
    input.append(anchor)
    input.append(cur)
    input.append(u64: UInt64(curHeight))
    input.append(registryHead)
    if !exports.isEmpty { input.append(exports) }
  }
}

extension HashInput {
  /// Adds a list of exports: its count and then each element.
  mutating func append(_ exports: [ImportedHash]) {
    append(u32: UInt32(exports.count))
    for export in exports { export.encode(into: &self) }
  }
}
