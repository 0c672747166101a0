/// What L1 goes by, fixed at genesis.
package struct L1Rules: Hashable, Sendable {
  /// What a transaction pays for.
  package struct Costs: Hashable, Sendable {
    /// Each transaction.
    package var transaction: UInt64
    /// Verifying a proof or two signatures.
    package var verification: UInt64
    /// A stored word.
    package var word: UInt64
    /// A byte of calldata.
    package var calldataByte: UInt64
    /// Bytes of state diffs that a block publishes.
    package var diffBytesPerBlock: Int

    package init(
      transaction: UInt64, verification: UInt64, word: UInt64, calldataByte: UInt64,
      diffBytesPerBlock: Int
    ) {
      self.transaction = transaction
      self.verification = verification
      self.word = word
      self.calldataByte = calldataByte
      self.diffBytesPerBlock = diffBytesPerBlock
    }
  }
  /// When checkpoints are and epochs end: locks end by it.
  package var calendar: EpochCalendar
  /// A block is final when this many later blocks exist.
  package var finalitySlots = 64
  /// How far back L1 knows its own block hashes.
  package var blockHashWindow = 8_191
  /// So long L1 keeps a proven transition that waits for somebody else's settlement.
  package var pendingTimeout = Span.minutes(60)
  /// A contract's lock ends so long after its epoch.
  package var lockGrace = Span.seconds(240)
  /// What each aggregator has at stake at genesis.
  package var aggregatorStake: UInt64 = 32_000
  /// What each sequencer has at stake at genesis.
  package var sequencerStake: UInt64 = 32_000
  /// Guard: a `B` extends the registry's head, and contradicts no contract.
  package var guardsRegistry = true
  /// Guard: a locked contract takes no lone proof.
  package var guardsLock = true
  package var costs: Costs

  package init(calendar: EpochCalendar, costs: Costs) {
    self.calendar = calendar
    self.costs = costs
  }

  /// When the lock of an epoch ends: at the epoch's end and the grace.
  package func lockEnd(ofEpoch epoch: Int) -> Instant {
    calendar.time(ofCheckpoint: calendar.lastCheckpoint(ofEpoch: epoch)) + lockGrace
  }
}
