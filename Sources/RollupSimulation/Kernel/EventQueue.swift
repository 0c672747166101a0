import HeapModule

/// The future: events in the total order (time, rank, sequence).
///
/// The heap orders small keys; the events themselves, which are large, lie still beside it.
public struct EventQueue: Sendable {
  private struct Key: Comparable, Sendable {
    var time: Instant
    /// `rank << 56 | sequence`: one comparison for both.
    var order: UInt64
    /// Where the event lies.
    var place: Int32
    @inline(__always) static func < (a: Key, b: Key) -> Bool {
      a.time == b.time ? a.order < b.order : a.time < b.time
    }
    @inline(__always) static func == (a: Key, b: Key) -> Bool { a.order == b.order }
  }
  private var heap = Heap<Key>()
  private var events: [Event] = []
  /// Places of events that were taken out.
  private var free: [Int32] = []
  private var sequence: UInt64 = 0

  /// Events waiting.
  public var count: Int { heap.count }
  /// When the next event is due.
  public var nextTime: Instant? { heap.min?.time }
  /// The next event.
  var nextEvent: Event? { heap.min.map { events[Int($0.place)] } }

  mutating func push(_ event: Event, at time: Instant, rank: UInt8) {
    let place: Int32
    if let unused = free.popLast() {
      place = unused
      events[Int(place)] = event
    } else {
      place = Int32(events.count)
      events.append(event)
    }
    heap.insert(Key(time: time, order: UInt64(rank) << 56 | sequence, place: place))
    sequence += 1
  }

  mutating func pop() -> (time: Instant, rank: UInt8, event: Event)? {
    guard let key = heap.popMin() else { return nil }
    free.append(key.place)
    return (key.time, UInt8(key.order >> 56), events[Int(key.place)])
  }

  /// What is waiting and wanted, soonest first, until `visit` answers false. O(n) for what is
  /// soon; more only for who asks on.
  public func visitUpcoming(
    where isWanted: (Event) -> Bool, _ visit: (Instant, Event) -> Bool
  ) {
    var limit = 32
    var last: Key?
    while true {
      // Few of very many are asked for: the soonest are kept apart, and an event, which is large,
      // is looked at only if its key comes before the last of them.
      var soonest: [Key] = []
      for key in heap.unordered {
        if soonest.count == limit, !(key < soonest[limit - 1]) { continue }
        if let last, !(last < key) { continue }
        guard isWanted(events[Int(key.place)]) else { continue }
        if soonest.count == limit { soonest.removeLast() }
        soonest.insert(key, at: soonest.lowerBound { $0 < key })
      }
      for key in soonest where !visit(key.time, events[Int(key.place)]) { return }
      if soonest.count < limit { return }
      last = soonest[limit - 1]
      limit *= 8
    }
  }

  /// When the soonest wanted event after `time` is due. O(n), without a list.
  public func nextTime(after time: Instant, where isWanted: (Event) -> Bool) -> Instant? {
    var found: Instant?
    for key in heap.unordered where key.time > time && found.map({ key.time < $0 }) ?? true {
      if isWanted(events[Int(key.place)]) { found = key.time }
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
