import RollupSimulation

/// A run as a log with vector clocks, which ShiViz draws as a space-time diagram.
///
/// Hosts are each rollup's sequencer and prover, the aggregators and L1. An event is two lines: its
/// text, then host and clock. <doc:Causality> tells which occurrence becomes whose event, and what
/// it follows from.
public enum CausalLog {
  /// The regular expression that ShiViz parses the log by: the one it offers by itself, with the
  /// braces escaped as other readers of regular expressions want them.
  public static let parser = #"(?<event>.*)\n(?<host>\S*) (?<clock>\{.*\})"#

  /// Writes the log of a run, bit by bit. A clock has an entry for each host that its event knows
  /// of, so the log is long for many rollups: O(events · hosts).
  public static func write(
    _ run: RecordedRun, words: @escaping OccurrenceWords, to sink: (String) throws -> Void
  ) rethrows {
    try sink(
      """
      # \(run.scenario.name.printable), seed \(run.seed): events with vector clocks
      # parsed by \(parser)

      """)
    var narrator: CausalNarrator?
    try run.walk { world in
      if narrator == nil { narrator = CausalNarrator(world, words) }
      narrator?.tell(world)
      if let text = narrator?.take(), !text.isEmpty { try sink(text) }
    }
  }
}

/// What has been told of a run so far, and the clocks of those who may still be heard of.
struct CausalNarrator {
  let hosts: Hosts
  private var clocks: [VectorClock]
  private var text = ""
  /// Words for what has none of its own here.
  let words: OccurrenceWords

  /// The clock at which each proof was made, by proof.
  var madeAt: [VectorClock?] = []
  /// By message: the clock of the block that sent it, where blocks are imported by themselves.
  var sentIn: [VectorClock?] = []
  /// By transaction: the clock at which it was sent.
  var sentAt: [VectorClock?] = []
  /// By rollup: the sequencer's event that last told the prover what to prove.
  var handedOver: [VectorClock?]
  /// By aggregator: its newest node proof.
  var newestFold: [VectorClock?]
  /// By rollup: its newest lone proof.
  var newestLone: [VectorClock?]
  /// L1's event that last moved the registry.
  var registered: VectorClock?
  /// Words on leaves that are on their way to their rollups.
  var receipts: [Receipt] = []
  /// By rollup: L1's event that opened its contract.
  var opened: [VectorClock?]
  /// Whether the engine's present event is a block of L1.
  var isInL1Block = false
  /// Hosts with an event in the engine's present event, with the clock of the last.
  var thisStep: [(host: Int, clock: VectorClock)] = []

  /// An aggregator's word on a leaf.
  struct Receipt {
    var due: Instant
    var rollup: RollupID
    var checkpoint: Int
    var clock: VectorClock
    /// The last checkpoint whose leaf the rollup knew to be decided, before the present event.
    var known: Int
  }

  init(_ world: World, _ words: @escaping OccurrenceWords) {
    self.words = words
    let places = world.rollupNumbers.map { world.tree[world.tree.leaf(of: $0)].first }
    hosts = Hosts(rollupPlaces: places, aggregators: world.aggregatorNumbers.count)
    clocks = Array(
      repeating: VectorClock(hosts: hosts.names.count), count: hosts.names.count)
    handedOver = Array(repeating: nil, count: places.count)
    newestFold = Array(repeating: nil, count: world.aggregatorNumbers.count)
    opened = Array(repeating: nil, count: places.count)
    newestLone = opened
  }

  /// The text since the last call.
  mutating func take() -> String {
    defer { text.removeAll(keepingCapacity: true) }
    return text
  }

  /// An event of a host that follows from others'; gives its clock.
  @discardableResult
  mutating func log(
    _ host: Int, _ words: String, after causes: [VectorClock?] = [], _ world: World
  ) -> VectorClock {
    for case .some(let cause) in causes { clocks[host].merge(cause) }
    clocks[host].tick(host)
    let clock = clocks[host]
    thisStep.removeAll { $0.host == host }
    thisStep.append((host, clock))
    text += "\(world.now.clock) \(words.printable)\n\(hosts.names[host]) {"
    var separator = ""
    for (other, count) in clock.counts.enumerated() where count > 0 {
      text += "\(separator)\"\(hosts.names[other])\":\(count)"
      separator = ", "
    }
    text += "}\n"
    return clock
  }

  /// The clock of a host's last event within the engine's present event, if it has one.
  func inThisStep(_ host: Int) -> VectorClock? { thisStep.first { $0.host == host }?.clock }
}
