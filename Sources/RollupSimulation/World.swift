/// All of the simulation at one moment, as one value: copying it is a snapshot, stepping a copy is
/// looking ahead.
public struct World: Sendable {
  /// The story that is run.
  public let scenario: Scenario
  /// The scenario's settings, with an epoch's length for a checkpoint interval where no mode has
  /// intermediate proofs.
  public let settings: Settings
  /// Who settles where, and how messages cross.
  public internal(set) var topology: Topology
  /// The run's seed.
  public let seed: UInt64
  /// The simulated time.
  public internal(set) var now = Instant.genesis
  /// Events carried out so far; steps are named by this number.
  public internal(set) var eventCount = 0
  /// What is due.
  public internal(set) var queue = EventQueue()
  /// The aggregation tree.
  public let tree: TreeShape
  /// The hash of each node at checkpoint 0.
  public let genesisHashes: ByNumber<NodeID, Digest>
  /// By `RollupID`.
  public internal(set) var rollups: [Rollup]
  /// All messages, and how far each is.
  public internal(set) var book: MessageBook
  /// By `ProofID`.
  public internal(set) var proofs = Table<Proof>(chunkShift: 5)
  /// By `ProofID` as well: what is under each proof.
  var spans = Table<Proof.Span>(chunkShift: 7)
  /// By `JobID`.
  public internal(set) var jobs = LongTable<Job>(chunkShift: 5)
  /// By `AggregatorID`.
  public internal(set) var aggregators: [Aggregator]
  /// One an epoch that has begun, in order.
  public internal(set) var terms: [Term] = []
  /// The settlement layer.
  public internal(set) var l1: L1Chain
  /// Running counts.
  public internal(set) var tally = Tally()
  /// Root proofs in the order of checkpoints; the first is checkpoint 1's.
  public internal(set) var roots = Checkpoints<ProofID>()
  /// Their makers' signatures, in the same order.
  public internal(set) var rootAttestations = Checkpoints<SignedAttestation>()
  /// The last checkpoint reached.
  public internal(set) var checkpoint = 0
  /// Invariants that did not hold, oldest first.
  public internal(set) var violations: [InvariantViolation] = []
  /// Faults and what followed from them, oldest first: what the chains of causes end in.
  public internal(set) var incidents = Table<Record>(chunkShift: 4)
  /// What the aggregator has committed to, oldest first; only what not everybody knows yet, and the
  /// newest that everybody does.
  var commitments: [Commitment] = []
  /// The newest instant whose headers are on their way to the aggregator.
  var headersSentAt = Instant.genesis
  /// Where the tree was cut, oldest first.
  var cuts: [TreeCut] = []
  /// Expansions and exposures in work.
  var settlementJobs: [JobID] = []
  /// Whether any fold was ever refused; until then no message is stuck on one.
  var hasRefusedFold = false
  /// Faults of the scenario that name the event they come after and have not come yet, in the order
  /// of their places.
  var placedFaults: [Int] = []
  /// Events before the present instant.
  var eventsBeforeNow = 0
  let functionality: ProofFunctionality
  let plan: TrafficPlan
  /// What happened in the last step; filled only while `isListening`.
  public internal(set) var records: [Record] = []
  /// Whether steps describe what they do; a replay that nobody watches does not.
  public var isListening = false
  /// What the last step was made from; filled only while `isTracing`.
  public internal(set) var witnesses: [Witness] = []
  /// Whether steps keep their witnesses. A trace is written of a run from its start: in a replay
  /// there are no openings to keep.
  public var isTracing = false
  var cause = Cause.scheduled(0)
  /// What it took to get here, in eighths of an event's usual cost; the same on every machine.
  /// Snapshots are spaced by it.
  var effort = 0
  /// Whether this stretch of the run was carried out before, so that its openings are known to
  /// verify and its invariants were checked.
  var isReplaying = false
  /// What that stretch came to, if it is still at hand.
  var known: KnownRun?
  /// Rank of the event being carried out.
  var rank: UInt8 = 0
}
