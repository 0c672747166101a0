/// All of the simulation at one moment, as one value: copying it is a snapshot, stepping a copy is
/// looking ahead.
///
/// It is the router between the parties: what one of them gives out becomes what others take in.
public struct World: Sendable {
  /// The story that is run.
  public let scenario: Scenario
  /// The run's seed.
  public let seed: UInt64
  /// Clock, network, proof system and notes.
  var around: Surroundings
  /// By `RollupID`.
  var rollups: [Rollup]
  /// All messages, and how far each is.
  var book: MessageBook
  /// By `AggregatorID`.
  var aggregators: [Aggregator]
  /// The settlement layer.
  var l1: L1Chain
  /// What made somebody send each transaction to it.
  var sendings = Table<Sending>(chunkShift: 5)
  /// Invariants that did not hold, oldest first.
  public internal(set) var violations: [InvariantViolation] = []
  /// What the aggregator has committed to, oldest first; only what not everybody knows yet, and the
  /// newest that everybody does.
  var commitments: [Commitment] = []
  /// The newest instant whose headers are on their way to the aggregator.
  var headersSentAt = Instant.genesis
  /// Whether any fold was ever refused; until then no message is stuck on one.
  var hasRefusedFold = false
  /// Faults of the scenario that name the event they come after and have not come yet, in the order
  /// of their places.
  var placedFaults: [Int] = []
  /// What it took to get here, in eighths of an event's usual cost; the same on every machine.
  /// Snapshots are spaced by it.
  var effort = 0
  let plan: TrafficPlan
}

// The surroundings by their own names: the rules that route between parties read them everywhere.
// Accessors that lend, since lists that were handed out by value would be copied at each change.

extension World {
  /// The scenario's settings, with an epoch's length for a checkpoint interval where no mode has
  /// intermediate proofs.
  public var settings: Settings { _read { yield around.settings } }
  /// The aggregation tree.
  public var tree: TreeShape { _read { yield around.tree } }
  /// The hash of each node at checkpoint 0.
  public var genesisHashes: ByNumber<NodeID, Digest> { _read { yield around.genesisHashes } }
  /// Who settles where, and how messages cross.
  public internal(set) var topology: Topology {
    _read { yield around.topology }
    _modify { yield &around.topology }
  }
  /// One an epoch that has begun, in order.
  public internal(set) var terms: [Term] {
    _read { yield around.terms }
    _modify { yield &around.terms }
  }
  /// The simulated time.
  public internal(set) var now: Instant {
    get { around.now }
    set { around.now = newValue }
  }
  /// Events carried out so far; steps are named by this number.
  public internal(set) var eventCount: Int {
    get { around.eventCount }
    set { around.eventCount = newValue }
  }
  /// Events before the present instant.
  var eventsBeforeNow: Int {
    get { around.eventsBeforeNow }
    set { around.eventsBeforeNow = newValue }
  }
  /// What an occurrence of this event goes back to.
  var cause: Cause { around.cause }
  /// What is due.
  var queue: EventQueue {
    _read { yield around.queue }
    _modify { yield &around.queue }
  }
  var functionality: ProofFunctionality { around.functionality }
  /// By `ProofID`.
  var proofs: Table<Proof> {
    _read { yield around.proofs }
    _modify { yield &around.proofs }
  }
  /// By `ProofID` as well: what is under each proof.
  var spans: Table<Proof.Span> { _read { yield around.spans } }
  /// By `JobID`.
  var jobs: LongTable<Job> {
    _read { yield around.jobs }
    _modify { yield &around.jobs }
  }
  /// Expansions and exposures in work.
  var settlementJobs: [JobID] { _read { yield around.settlementJobs } }
  /// Root proofs in the order of checkpoints; the first is checkpoint 1's.
  var roots: Checkpoints<ProofID> {
    _read { yield around.roots }
    _modify { yield &around.roots }
  }
  /// Their makers' signatures, in the same order.
  var rootAttestations: Checkpoints<SignedAttestation> {
    _read { yield around.rootAttestations }
    _modify { yield &around.rootAttestations }
  }
  /// Where the tree was cut, oldest first.
  var cuts: [TreeCut] {
    _read { yield around.cuts }
    _modify { yield &around.cuts }
  }
  /// The last checkpoint reached.
  public internal(set) var checkpoint: Int {
    get { around.checkpoint }
    set { around.checkpoint = newValue }
  }
  /// Running counts.
  public internal(set) var tally: Tally {
    _read { yield around.tally }
    _modify { yield &around.tally }
  }
  /// Faults and what followed from them, oldest first: what the chains of causes end in.
  var incidents: Table<Record> {
    _read { yield around.incidents }
    _modify { yield &around.incidents }
  }
  /// What happened in the last step; filled only while `isListening`.
  public internal(set) var records: [Record] {
    _read { yield around.records }
    _modify { yield &around.records }
  }
  /// Whether steps describe what they do; a replay that nobody watches does not.
  public var isListening: Bool {
    get { around.isListening }
    set { around.isListening = newValue }
  }
  /// What the last step was made from; filled only while `isTracing`.
  public internal(set) var witnesses: [Witness] {
    _read { yield around.witnesses }
    _modify { yield &around.witnesses }
  }
  /// Whether steps keep their witnesses. A trace is written of a run from its start: in a replay
  /// there are no openings to keep.
  public var isTracing: Bool {
    get { around.isTracing }
    set { around.isTracing = newValue }
  }
  /// What the same stretch of the run came to when it was carried out before.
  var memo: Memo {
    _read { yield around.memo }
    _modify { yield &around.memo }
  }
}
