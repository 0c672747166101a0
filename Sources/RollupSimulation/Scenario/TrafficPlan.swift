/// The scenario's traffic, arranged so that a block finds its sends without searching.
struct TrafficPlan: Sendable {
  struct Send: Hashable, Sendable {
    var destination: RollupID
    var amount: UInt64
    /// The index of the scenario's traffic that asks for it.
    var line: Int32
  }
  private struct Stream: Hashable, Sendable {
    var send: Send
    var start: Instant
    var every: Span?
  }
  private struct Random: Hashable, Sendable {
    var line: Int32
    var destination: RollupID?
    var permille: Int64
    var amounts: ClosedRange<Int64>
    /// By source; made once, since a stream's key is a hash.
    var streams: ByNumber<RollupID, RandomStream>
  }
  private let rollups: Int
  private let blockTime: Span
  private let interval: Span
  private var allToAll: [(amount: UInt64, line: Int32)] = []
  private var randoms: [Random] = []
  /// By source.
  private var streams: ByNumber<RollupID, [Stream]>

  init(_ scenario: Scenario, seed: UInt64) {
    rollups = scenario.settings.rollups
    blockTime = scenario.settings.blockTime
    interval = scenario.settings.checkpointInterval
    streams = ByNumber(repeating: [], count: rollups)
    for (k, traffic) in scenario.traffic.enumerated() {
      switch traffic {
      case .allToAll(let amount): allToAll.append((amount, Int32(k)))
      case .randomPairs(let permille, let amounts):
        randoms.append(Self.random(nil, permille, amounts, k, rollups, seed))
      case .hotSpot(let destination, let permille, let amounts):
        randoms.append(Self.random(destination, permille, amounts, k, rollups, seed))
      case .stream(let from, let to, let amount, let start, let every):
        streams[from].append(
          Stream(send: send(to, amount, k), start: start, every: every))
      case .single(let from, let to, let amount, let at):
        streams[from].append(
          Stream(send: send(to, amount, k), start: at, every: nil))
      }
    }
  }

  private func send(_ destination: RollupID, _ amount: UInt64, _ line: Int) -> Send {
    Send(destination: destination, amount: amount, line: Int32(line))
  }

  private static func random(
    _ destination: RollupID?, _ permille: Int, _ amounts: ClosedRange<UInt64>, _ k: Int,
    _ rollups: Int, _ seed: UInt64
  ) -> Random {
    let purpose = RandomStream.number(of: "traffic") &+ UInt64(k)
    return Random(
      line: Int32(k), destination: destination, permille: Int64(permille),
      amounts: Int64(amounts.lowerBound)...Int64(amounts.upperBound),
      streams: ByNumber(
        (0..<rollups).map { RandomStream(seed: seed, actor: UInt64($0), purpose: purpose) }))
  }

  /// What `source` sends in its block of `height`, made at `time` after one at `previous`.
  func sends(from source: RollupID, height: Int, time: Instant, previous: Instant) -> [Send] {
    var sends: [Send] = []
    for line in allToAll { addAllToAll(source, height, line.amount, line.line, &sends) }
    for random in randoms { addRandom(source, height, random, &sends) }
    for stream in streams[source] where Self.isDue(stream, time, previous) {
      sends.append(stream.send)
    }
    return sends
  }

  /// How many users of `source` wait for a block, if its last is of `previous`. Whoever sends with
  /// every block, or by chance, asks when there is one.
  func waiting(at source: RollupID, after previous: Instant, until time: Instant) -> Int {
    streams[source].count { Self.isDue($0, time, previous) }
  }

  /// Peers in ascending order, one after the other and round again, so that each is reached once in
  /// as many blocks as make an interval: an even share in each block, also where an interval is no
  /// whole number of them.
  private func addAllToAll(
    _ source: RollupID, _ height: Int, _ amount: UInt64, _ line: Int32, _ sends: inout [Send]
  ) {
    let peers = rollups - 1
    func due(_ blocks: Int) -> Int {
      Int(Int64(blocks * peers) * blockTime.milliseconds / interval.milliseconds)
    }
    for turn in due(height - 1)..<due(height) {
      let k = turn % peers
      let destination = RollupID(k < source.index ? k : k + 1)
      sends.append(Send(destination: destination, amount: amount, line: line))
    }
  }

  private func addRandom(
    _ source: RollupID, _ height: Int, _ random: Random, _ sends: inout [Send]
  ) {
    if random.destination == source { return }
    let draws = random.streams[source]
    let base = UInt64(height) * 3
    guard draws.uniform(base, in: 0...999) < random.permille else { return }
    let peer = Int(draws.uniform(base + 1, in: 0...Int64(rollups - 2)))
    let drawn = RollupID(peer < source.index ? peer : peer + 1)
    let amount = UInt64(draws.uniform(base + 2, in: random.amounts))
    sends.append(
      Send(destination: random.destination ?? drawn, amount: amount, line: random.line))
  }

  /// Whether an instant `start + k · every` lies in `(previous, time]`.
  private static func isDue(_ stream: Stream, _ time: Instant, _ previous: Instant) -> Bool {
    if stream.start > time { return false }
    if stream.start > previous { return true }
    guard let every = stream.every?.milliseconds else { return false }
    let start = stream.start.milliseconds
    return (time.milliseconds - start) / every > (previous.milliseconds - start) / every
  }
}
