/// A round-based aggregator: a pool of workers, what it has received, and its rounds
/// (PROTOCOL 5 and 6; post 2.2.2.2).
///
/// A value that takes what arrives and what its clock says, and answers through its surroundings:
/// jobs, parcels, notes. It knows the others by what they sent, by L1 and by headers
/// (``PublicRecord``).
public struct Aggregator: Sendable {
  /// Which aggregator.
  let id: AggregatorID
  /// Silent until restarted.
  var isCrashed = false
  /// When it last came back, and whether it has what it missed: before that it does no work.
  var upSince = Instant.genesis
  var hasAnswers = true
  /// Rounds by checkpoint, from checkpoint 1; a standby fills its own with what it hears.
  var rounds = Checkpoints<Round>()
  /// What each worker of the pool is at.
  var workers: [JobID?]
  /// Work for the next free worker, first come first served.
  var backlog: [Task] = []
  /// Chain proofs received and not yet in the tree, by rollup.
  var candidates: ByNumber<RollupID, [ProofID]>
  /// When each other aggregator was last heard.
  var lastHeard: ByNumber<AggregatorID, Instant>
  /// When it last sent a heartbeat.
  var lastBeat = Instant.genesis
  /// A heartbeat event is in the queue.
  var isBeating = false
  /// Told to take junk for the loose input of the next fold that it starts.
  var takesJunkNext = false
  /// The fold in work that will.
  var junkFold: JobID?

  /// Something a worker can do.
  struct Task: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case fold(NodeID)
      case expansion
    }
    var kind: Kind
    var checkpoint: Int
  }

  /// A node proof that it took in, and the hash that it continues in its own rounds; `nil` if it
  /// holds none of the checkpoint before. For whoever checks.
  struct Acceptance {
    var proof: ProofID
    var after: Digest?
  }

  /// A leaf in the tree.
  typealias IncludedLeaf = (block: BlockIndex, hash: Digest, height: Int)

  /// An aggregator at genesis.
  init(_ id: AggregatorID, settings: Settings) {
    self.id = id
    workers = Array(repeating: nil, count: settings.aggregation.workers)
    candidates = ByNumber(repeating: [], count: settings.rollups)
    lastHeard = ByNumber(repeating: .genesis, count: settings.aggregation.aggregators)
  }

  /// Workers at work.
  var busyWorkers: Int { workers.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }
  /// The round of a checkpoint, if it has begun here.
  func round(_ checkpoint: Int) -> Round? {
    rounds.has(checkpoint) ? rounds[checkpoint] : nil
  }

  // What takes its surroundings as they are becomes a part of its callers, here and in the files
  // beside this: otherwise all of them would be copied for each call.

  /// The proof in a node's slot, if there is one and the round has begun here.
  func proof(_ node: NodeID, _ i: Int) -> ProofID? {
    rounds.has(i) ? rounds[i].slots[node].proof : nil
  }

  /// Whether it is the one to fold checkpoint `i`, and alive.
  @inline(__always)
  func isResponsible(for i: Int, _ around: Surroundings) -> Bool {
    !isCrashed && hasAnswers && around.holder(ofCheckpoint: i) == id
      && around.foldingBegins(i) <= around.now
  }

  /// Whether it has an epoch to finish.
  @inline(__always)
  func hasDuty(_ around: Surroundings) -> Bool {
    around.terms.contains { $0.holder == id && !$0.isSettled }
  }
}
