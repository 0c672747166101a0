/// A number that names one thing of one kind, so that a rollup can't be passed for a worker.
public protocol Identifier: RawRepresentable, Hashable, Comparable, Sendable
where RawValue == Int32 {
  init(rawValue: Int32)
}

extension Identifier {
  /// The identifier with number `n`.
  @inlinable public init(_ n: Int) { self.init(rawValue: Int32(n)) }
  /// The number as an array index.
  @inlinable public var index: Int { Int(rawValue) }
  /// Order by number.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A rollup `r`, `0 ≤ r < N`; written `R5`.
public struct RollupID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A place in the aggregation tree, leaf or inner node, as an index into `TreeShape.nodes`.
public struct NodeID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A cross-rollup message; written `m17`.
public struct MessageID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A sealed proof, as an index into `World.proofs`.
public struct ProofID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// An aggregator; written `Agg0`.
public struct AggregatorID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A piece of proving work, as an index into `World.jobs`.
public struct JobID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A transaction sent to L1, as an index into `L1Chain.transactions`.
public struct L1TransactionID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A command of a person, stable over branches; written `cmd 1`, counted from 1.
public struct CommandID: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One block among all that a rollup ever made, on whichever branch, as an index into its blocks.
public struct BlockIndex: Identifier {
  /// The number.
  public var rawValue: Int32
  /// The identifier with this number.
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
  /// The genesis block of a rollup.
  public static let genesis = BlockIndex(rawValue: 0)
}
