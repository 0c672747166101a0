// What is kept in tables, and by which number.

extension Rollup: Numbered {
  /// Rollups are named by `RollupID`.
  public typealias Number = RollupID
}
extension Aggregator: Numbered {
  /// Aggregators are named by `AggregatorID`.
  public typealias Number = AggregatorID
}
extension TreeShape.Node: Numbered {
  /// Nodes are named by `NodeID`.
  public typealias Number = NodeID
}
extension Block: Numbered {
  /// A rollup's blocks are named by `BlockIndex`.
  public typealias Number = BlockIndex
}
extension MessageEntry: Numbered {
  typealias Number = MessageID
}
extension Message: Numbered {
  /// Messages are named by `MessageID`.
  public typealias Number = MessageID
}
extension Proof: Numbered {
  /// Proofs are named by `ProofID`.
  public typealias Number = ProofID
}
extension Job: Numbered {
  /// Jobs are named by `JobID`.
  public typealias Number = JobID
}
