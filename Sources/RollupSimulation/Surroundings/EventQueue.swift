/// The future: events in the total order (time, rank, sequence).
///
/// A heap of four children a node orders small keys; the events themselves lie still beside it.
public struct EventQueue: Sendable {
  /// Sixteen bytes, so that four children share a line of a processor's cache.
  private struct Key: Comparable, Sendable {
    /// `time ‖ 3 bits rank ‖ 37 bits sequence ‖ 24 bits place`: one comparison for all, and the
    /// place, where the event lies, never decides.
    var bits: UInt128

    @inline(__always) init(_ time: Instant, rank: UInt8, sequence: UInt64, place: Int) {
      bits =
        UInt128(UInt64(bitPattern: time.milliseconds)) << 64
        | UInt128(UInt64(rank) << 61 | sequence << 24 | UInt64(place))
    }
    var time: Instant {
      Instant(milliseconds: Int64(bitPattern: UInt64(truncatingIfNeeded: bits >> 64)))
    }
    var rank: UInt8 { UInt8(truncatingIfNeeded: UInt64(truncatingIfNeeded: bits) >> 61) }
    var place: Int { Int(truncatingIfNeeded: bits) & EventQueue.placeMask }
    @inline(__always) static func < (a: Key, b: Key) -> Bool { a.bits < b.bits }
  }
  private static let placeMask = 1 << 24 - 1
  private static let sequenceEnd: UInt64 = 1 << 37

  /// Each key comes before its children, those of `k` being `4k + 1 ... 4k + 4`.
  private var heap: [Key] = []
  private var events: [Event] = []
  /// Places of events that were taken out.
  private var free: [Int32] = []
  private var sequence: UInt64 = 0

  /// Events waiting.
  var count: Int { heap.count }
  /// When the next event is due.
  var nextTime: Instant? { heap.first?.time }
  /// The next event.
  var nextEvent: Event? { heap.first.map { events[$0.place] } }

  mutating func push(_ event: Event, at time: Instant, rank: UInt8) {
    precondition(time >= .genesis && rank < 8 && sequence < Self.sequenceEnd)
    let place: Int
    if let unused = free.popLast() {
      place = Int(unused)
      events[place] = event
    } else {
      place = events.count
      precondition(place <= Self.placeMask)
      events.append(event)
    }
    let key = Key(time, rank: rank, sequence: sequence, place: place)
    sequence += 1
    heap.append(key)
    heap.withUnsafeMutableBufferPointer { Self.rise(key, from: $0.count - 1, in: $0) }
  }

  mutating func pop() -> (time: Instant, rank: UInt8, event: Event)? {
    guard let last = heap.popLast() else { return nil }
    var next = last
    if !heap.isEmpty {
      heap.withUnsafeMutableBufferPointer {
        next = $0[0]
        Self.sink(last, in: $0)
      }
    }
    free.append(Int32(next.place))
    return (next.time, next.rank, events[next.place])
  }

  /// Puts a key into the hole at `place`, or where the hole comes to be when larger ones above it
  /// have come down.
  @inline(__always)
  private static func rise(
    _ key: Key, from place: Int, in heap: UnsafeMutableBufferPointer<Key>
  ) {
    var hole = place
    while hole > 0 {
      let parent = (hole - 1) >> 2
      if heap[parent] < key { break }
      heap[hole] = heap[parent]
      hole = parent
      WorkMeter.count(.queueMoves)
    }
    heap[hole] = key
  }

  /// The same from the top, while the least of the keys below comes up.
  @inline(__always)
  private static func sink(_ key: Key, in heap: UnsafeMutableBufferPointer<Key>) {
    var hole = 0
    while let least = leastChild(of: hole, in: heap), heap[least] < key {
      heap[hole] = heap[least]
      hole = least
      WorkMeter.count(.queueMoves)
    }
    heap[hole] = key
  }

  /// The place of the least child; `nil` if there is none.
  @inline(__always)
  private static func leastChild(
    of parent: Int, in heap: UnsafeMutableBufferPointer<Key>
  ) -> Int? {
    let first = 4 * parent + 1
    // Almost always there are four: two pairs, whose comparisons wait for nothing.
    if first + 3 < heap.count {
      let low = heap[first + 1] < heap[first] ? first + 1 : first
      let high = heap[first + 3] < heap[first + 2] ? first + 3 : first + 2
      return heap[high] < heap[low] ? high : low
    }
    if first >= heap.count { return nil }
    return (first..<heap.count).min { heap[$0] < heap[$1] }
  }

  /// What is waiting and wanted, soonest first, until `visit` answers false. O(n) for what is
  /// soon; more only for who asks on.
  func visitUpcoming(
    where isWanted: (Event) -> Bool, _ visit: (Instant, Event) -> Bool
  ) {
    var limit = 32
    var last: Key?
    while true {
      // Few of very many are asked for: the soonest are kept apart, and an event, which is large,
      // is looked at only if its key comes before the last of them.
      var soonest: [Key] = []
      for key in heap {
        if soonest.count == limit, !(key < soonest[limit - 1]) { continue }
        if let last, !(last < key) { continue }
        guard isWanted(events[key.place]) else { continue }
        if soonest.count == limit { soonest.removeLast() }
        soonest.insert(key, at: soonest.lowerBound { $0 < key })
      }
      for key in soonest where !visit(key.time, events[key.place]) { return }
      if soonest.count < limit { return }
      last = soonest[limit - 1]
      limit *= 8
    }
  }

  /// When the soonest wanted event after `time` is due. O(n), without a list.
  func nextTime(after time: Instant, where isWanted: (Event) -> Bool) -> Instant? {
    var found: Instant?
    for key in heap where key.time > time && found.map({ key.time < $0 }) ?? true {
      if isWanted(events[key.place]) { found = key.time }
    }
    return found
  }
}

extension EventQueue {
  /// The hold model, by which queues are compared: `rounds` times the next of `depth` events is
  /// taken out and put in again, a time later that is spread evenly over 0 … 2,000 ms.
  public static func hold(depth: Int, rounds: Int) {
    let delays = RandomStream(seed: 1, actor: 0, purpose: "hold model")
    func delay(_ k: Int) -> Span { .milliseconds(Int64(delays.draw(UInt64(k)) % 2_001)) }
    var queue = EventQueue()
    for k in 0..<depth {
      queue.push(.rollupBlock(RollupID(k)), at: .genesis + delay(k), rank: 4)
    }
    for k in 0..<rounds {
      guard let next = queue.pop() else { return }
      queue.push(next.event, at: next.time + delay(depth + k), rank: next.rank)
    }
  }
}
