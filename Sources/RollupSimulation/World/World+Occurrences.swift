// The world as what is told of asks it.

extension World: RunReading {
  func object(of job: JobID) -> Address? {
    jobs.indices.contains(job.index) ? jobs[job].object(in: tree) : nil
  }
  func sender(of transaction: L1TransactionID) -> Party { l1.transactions[transaction].sender }
  func hash(ofL1Block number: Int) -> Digest { l1.blocks[number].hash }
  func headHash(of r: RollupID) -> Digest { rollups[r].state.headHash }
}

extension Occurrence {
  /// What is known of the occurrence by its kind. O(1), but for lists that it holds anyway.
  public func facts(in world: World) -> OccurrenceFacts { facts(asking: world) }

  /// What can be held against another run, and who acted.
  public func outcome(in world: World) -> OccurrenceOutcome { outcome(asking: world) }

  /// The objects that it touched, for marks, jumps and next-change (ARCHITECTURE, seam 2).
  public func objects(in world: World) -> [Address] { facts(in: world).objects }
}
