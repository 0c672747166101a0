/// What telling of an occurrence asks of the run that it happened in: objects by their numbers.
protocol RunReading {
  /// The shape of the tree.
  var tree: TreeShape { get }
  /// A proof by its identifier.
  func proof(_ id: ProofID) -> Proof
  /// A job by its identifier.
  func job(_ id: JobID) -> Job
  /// What comes out of a job; `nil` if there is none yet, as after a step back.
  func object(of job: JobID) -> Address?
  /// The aggregator that holds the epoch of a checkpoint, or held it last.
  func holder(ofCheckpoint i: Int) -> AggregatorID
  /// Who sent a transaction to L1.
  func sender(of transaction: L1TransactionID) -> Party
  /// The hash of an L1 block.
  func hash(ofL1Block number: Int) -> Digest
  /// The hash of the head of a rollup's chain.
  func headHash(of r: RollupID) -> Digest
}

extension RunReading {
  /// The address of a node at a checkpoint.
  func address(of node: NodeID, checkpoint i: Int) -> Address {
    tree.address(of: node, checkpoint: i)
  }
}
