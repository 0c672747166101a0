/// A round-based aggregator: a pool of workers, what it has received, and its rounds
/// (PROTOCOL 5 and 6; post 2.2.2.2).
public struct Aggregator: Sendable {
  /// Which aggregator.
  public let id: AggregatorID
  /// Silent until restarted.
  public internal(set) var isCrashed = false
  /// When it last came back, and whether it has what it missed: before that it does no work.
  var upSince = Instant.genesis
  var hasAnswers = true
  /// Rounds by checkpoint, from checkpoint 1; a standby fills its own with what it hears.
  public internal(set) var rounds = Checkpoints<Round>()
  /// What each worker of the pool is at.
  public internal(set) var workers: [JobID?]
  /// Work for the next free worker, first come first served.
  var backlog: [Task] = []
  /// Chain proofs received and not yet in the tree, by rollup.
  var candidates: ByNumber<RollupID, [ProofID]>
  /// When each other aggregator was last heard.
  public internal(set) var lastHeard: ByNumber<AggregatorID, Instant>
  /// When it last sent a heartbeat.
  public internal(set) var lastBeat = Instant.genesis
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

  /// Workers at work.
  public var busyWorkers: Int { workers.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }
  /// The round of a checkpoint, if it has begun here.
  public func round(_ checkpoint: Int) -> Round? {
    rounds.has(checkpoint) ? rounds[checkpoint] : nil
  }
}

/// Who holds an epoch: the rotation's choice, or a successor after a time-out.
public struct Term: Hashable, Sendable {
  /// The epoch, counted from 0.
  public let epoch: Int
  /// Who folds the epoch's checkpoints and settles it.
  public internal(set) var holder: AggregatorID
  /// When the holder took it.
  public internal(set) var since: Instant
  /// When the holder begins to fold: a successor waits for what the one before may have sent last,
  /// else there could be two `B`s for one checkpoint. Terms that it held before go on meanwhile.
  var foldsFrom: Instant
  /// The routes by which messages came to members in it.
  var routes = RouteSet()
  /// The registry has accepted the epoch's last `B`.
  public internal(set) var isSettled = false

  /// Nobody has held it yet, since there was no tree.
  var isIdle: Bool { !isSettled && routes.isEmpty }
}
