/// What every party has around it and none of them is: the clock and the network, the proof system,
/// the shape of the tree, who aggregates when, and the book of what happened.
///
/// A party's rules take this `inout` beside their own state, and never the world or another party:
/// what they want of those goes out as events, parcels, jobs and notes, or comes back as a value
/// that the world routes.
struct Surroundings: Sendable {
  /// The scenario's settings, with an epoch's length for a checkpoint interval where no mode has
  /// intermediate proofs.
  let settings: Settings
  /// The aggregation tree.
  let tree: TreeShape
  /// The hash of each node at checkpoint 0.
  let genesisHashes: ByNumber<NodeID, Digest>
  /// Who settles where, and how messages cross: a boundary tells it to everybody at once.
  var topology: Topology
  /// One an epoch that has begun, in order: who holds it is known at once (manual, reading 14).
  var terms: [Term] = []

  /// The simulated time.
  var now = Instant.genesis
  /// Events carried out so far.
  var eventCount = 0
  /// Events before the present instant.
  var eventsBeforeNow = 0
  /// Rank of the event being carried out.
  var rank: UInt8 = 0
  /// What an occurrence of this event goes back to.
  var cause = Cause.scheduled(0)
  /// What is due.
  var queue = EventQueue()

  /// Who seals statements whose relation holds.
  let functionality: ProofFunctionality
  /// What the same stretch of the run came to when it was carried out before, if it is at hand.
  var memo = Memo()
  /// By `ProofID`.
  var proofs = Table<Proof>(chunkShift: 5)
  /// By `ProofID` as well: what is under each proof.
  var spans = Table<Proof.Span>(chunkShift: 7)
  /// By `JobID`.
  var jobs = LongTable<Job>(chunkShift: 5)
  /// Expansions and exposures in work.
  var settlementJobs: [JobID] = []
  /// Root proofs in the order of checkpoints; the first is checkpoint 1's.
  var roots = Checkpoints<ProofID>()
  /// Their makers' signatures, in the same order.
  var rootAttestations = Checkpoints<SignedAttestation>()
  /// Where the tree was cut, oldest first.
  var cuts: [TreeCut] = []
  /// The last checkpoint reached.
  var checkpoint = 0
  /// Whether anybody has ever begun a round.
  var hasTreeBegun = false

  /// Running counts; nothing decides by them.
  var tally = Tally()
  /// Faults and what followed from them, oldest first.
  var incidents = Table<Record>(chunkShift: 4)
  /// What happened in the last step; filled only while `isListening`.
  var records: [Record] = []
  /// Whether steps describe what they do.
  var isListening = false
  /// What the last step was made from; filled only while `isTracing`.
  var witnesses: [Witness] = []
  /// Whether steps keep their witnesses.
  var isTracing = false

  init(
    _ settings: Settings, tree: TreeShape, genesisHashes: ByNumber<NodeID, Digest>,
    topology: Topology, functionality: ProofFunctionality
  ) {
    self.settings = settings
    self.tree = tree
    self.genesisHashes = genesisHashes
    self.topology = topology
    self.functionality = functionality
  }
}

// The clock and the network.

extension Surroundings {
  /// Puts an event into the future. One that is due at this very instant, and whose turn is over,
  /// comes last: it took no time (PROTOCOL 2.2, order at one instant).
  mutating func schedule(_ event: Event, at time: Instant) {
    precondition(time >= now, "nothing is scheduled in the past")
    let late = time == now && event.rank < rank && eventCount > 0
    queue.push(event, at: time, rank: late ? Event.zeroTimeRank : event.rank)
  }

  /// An event comes to be carried out: the next in order, and cause of all that follows.
  mutating func begin(_ event: Event) {
    eventCount += 1
    cause = event.cause
    if isListening { records.removeAll(keepingCapacity: true) }
    if isTracing { witnesses.removeAll(keepingCapacity: true) }
  }

  /// A parcel that arrives one delivery later.
  mutating func send(_ parcel: Parcel) {
    schedule(.arrival(parcel), at: now + settings.networkDelay)
  }
}
