import RollupSimulation

/// A place for events in a trace: a thread of a process, in the format's words.
struct Track: Hashable {
  var process: Process
  /// Its number within the process.
  var thread: Int

  /// The processes from top to bottom, which is towards finality.
  enum Process: Hashable {
    case run
    case rollup(RollupID)
    case aggregator(AggregatorID)
    case l1
  }

  static let run = Track(process: .run, thread: 0)
  static let l1Blocks = Track(process: .l1, thread: 0)
  static let l1Events = Track(process: .l1, thread: 1)
  static func sequencer(_ r: RollupID) -> Track { Track(process: .rollup(r), thread: 0) }
  static func prover(_ r: RollupID) -> Track { Track(process: .rollup(r), thread: 1) }
  /// A rollup's exposures do not occupy its prover and may overlap: each has a lane.
  static func exposure(_ r: RollupID, lane: Int) -> Track {
    Track(process: .rollup(r), thread: 2 + lane)
  }
  static func duties(_ a: AggregatorID) -> Track { Track(process: .aggregator(a), thread: 0) }
  static func worker(_ a: AggregatorID, _ worker: Int) -> Track {
    Track(process: .aggregator(a), thread: 1 + worker)
  }

  /// The format's number of the process.
  var pid: Int {
    switch process {
    case .run: 1
    case .l1: 2
    case .aggregator(let a): 10 + a.index
    case .rollup(let r): 100 + r.index
    }
  }

  var processName: String {
    switch process {
    case .run: "run"
    case .l1: "L1"
    case .aggregator(let a): Address.aggregator(a).description
    case .rollup(let r): Address.rollup(r).description
    }
  }

  var threadName: String {
    switch process {
    case .run: "faults and checkpoints"
    case .l1: thread == 0 ? "blocks" : "contracts"
    case .aggregator: thread == 0 ? "duties" : "worker \(thread)"
    case .rollup:
      switch thread {
      case 0: "sequencer"
      case 1: "prover"
      default: "exposure \(thread - 1)"
      }
    }
  }
}

/// The tracks used so far, with the last time on each: times on a track never go back.
struct TraceTracks {
  private var ends: [Track: Int64] = [:]
  private var processes: Set<Track.Process> = []
  private let places: ByNumber<RollupID, Int>

  init(_ tree: TreeShape) {
    places = ByNumber(
      (0..<tree.order.count).map { tree[tree.leaf(of: RollupID($0))].first })
  }

  /// Whether this is the first event on a track, and the first of its process.
  mutating func isNew(_ track: Track) -> (track: Bool, process: Bool) {
    if ends[track] != nil { return (false, false) }
    ends[track] = 0
    return (true, processes.insert(track.process).inserted)
  }

  /// A time on a track: the moment itself, or where the track has come to.
  mutating func time(_ microseconds: Int64, on track: Track) -> Int64 {
    let time = max(microseconds, ends[track] ?? 0)
    ends[track] = time
    return time
  }

  /// Where the process stands from top to bottom: the run, rollups in the tree's order,
  /// aggregators, L1.
  func sortIndex(_ process: Track.Process) -> Int {
    switch process {
    case .run: 0
    case .rollup(let r): 1 + places[r]
    case .aggregator(let a): 1 + places.count + a.index
    case .l1: 1 + places.count + 16
    }
  }
}
