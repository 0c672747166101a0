/// The figures that `make bench` ends with, and what each should be.
///
/// Times are counted in SHA-256 of 64 bytes, timed in the same run: a slower machine is slower at
/// both.
enum Figure: String, CaseIterable {
  case enginePaper = "engine.paper-100"
  case engineThousand = "engine.1000"
  case engineTenThousand = "engine.10000"
  case stepBackByProof = "step-back.proof"
  case stepBackByBlock = "step-back.block"
  case slowestJump = "jump.slowest"
  case memory = "timeline.memory"
  case timeline = "timeline.cost"
  case pictureEight = "picture.eight"
  case picturePaper = "picture.paper-100"
  case pictureThousand = "picture.1000"
  case key = "key"
  case queueShallow = "queue.100"
  case queueDeep = "queue.100000"

  /// What a figure counts.
  enum Unit: String {
    case hashes
    case ratio = "×"
    case mebibytes = "MiB"
  }

  /// A row of the table of targets.
  struct Goal {
    let title: String
    /// At most this.
    let target: Double
    let unit: Unit
  }

  var goal: Goal {
    switch self {
    case .enginePaper: Goal(title: "engine / hashes, paper-100", target: 1.8, unit: .ratio)
    case .engineThousand: Goal(title: "engine / hashes, 1,000", target: 2, unit: .ratio)
    case .engineTenThousand: Goal(title: "engine / hashes, 10,000", target: 2.2, unit: .ratio)
    case .stepBackByProof: Goal(title: "step back by proof, p99", target: 50_000, unit: .hashes)
    case .stepBackByBlock: Goal(title: "step back by block, p99", target: 100_000, unit: .hashes)
    case .slowestJump: Goal(title: "any jump, slowest", target: 300_000, unit: .hashes)
    case .memory: Goal(title: "memory with all snapshots", target: 1_536, unit: .mebibytes)
    case .timeline: Goal(title: "with a timeline / without", target: 1.2, unit: .ratio)
    case .pictureEight: Goal(title: "a picture of eight, p50", target: 1_500, unit: .hashes)
    case .picturePaper: Goal(title: "a picture of paper-100, p50", target: 2_000, unit: .hashes)
    case .pictureThousand: Goal(title: "a picture of 1,000, p50", target: 4_000, unit: .hashes)
    case .key: Goal(title: "key to its picture, p95", target: 15_000, unit: .hashes)
    case .queueShallow: Goal(title: "an event of the queue at 100", target: 0.6, unit: .hashes)
    case .queueDeep: Goal(title: "an event of the queue at 100,000", target: 2, unit: .hashes)
    }
  }
}
