/// How many events of each host a host knows of, its own included.
struct VectorClock: Hashable {
  /// By host.
  private(set) var counts: [Int32]

  /// A clock that knows nothing, over so many hosts.
  init(hosts: Int) { counts = Array(repeating: 0, count: hosts) }

  /// One more event of the clock's own host.
  mutating func tick(_ host: Int) { counts[host] += 1 }

  /// Learns what another clock knows.
  mutating func merge(_ other: VectorClock) {
    for host in counts.indices where other.counts[host] > counts[host] {
      counts[host] = other.counts[host]
    }
  }
}

/// The hosts of a log: each rollup's sequencer and prover in the tree's order, the aggregators, L1.
struct Hosts {
  /// Names without blanks, as the log's format wants them.
  let names: [String]
  private let places: [Int]
  private let rollups: Int

  init(rollupPlaces places: [Int], aggregators: Int) {
    self.places = places
    rollups = places.count
    var names = Array(repeating: "", count: 2 * places.count)
    for (r, place) in places.enumerated() {
      names[2 * place] = "R\(r).sequencer"
      names[2 * place + 1] = "R\(r).prover"
    }
    self.names = names + (0..<aggregators).map { "Agg\($0)" } + ["L1"]
  }

  func sequencer(_ r: Int) -> Int { 2 * places[r] }
  func prover(_ r: Int) -> Int { 2 * places[r] + 1 }
  func aggregator(_ a: Int) -> Int { 2 * rollups + a }
  var l1: Int { names.count - 1 }
}
