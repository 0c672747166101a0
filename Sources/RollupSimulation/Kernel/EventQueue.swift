import HeapModule

/// The future: events in the total order (time, rank, sequence).
public struct EventQueue: Sendable {
  struct Entry: Comparable, Sendable {
    var time: Instant
    /// `rank << 56 | sequence`: one comparison for both.
    var order: UInt64
    var event: Event
    @inline(__always) static func < (a: Entry, b: Entry) -> Bool {
      a.time == b.time ? a.order < b.order : a.time < b.time
    }
    @inline(__always) static func == (a: Entry, b: Entry) -> Bool { a.order == b.order }
  }
  private var heap = Heap<Entry>()
  private var sequence: UInt64 = 0

  /// Events waiting.
  public var count: Int { heap.count }
  /// When the next event is due.
  public var nextTime: Instant? { heap.min?.time }

  mutating func push(_ event: Event, at time: Instant, rank: UInt8) {
    heap.insert(Entry(time: time, order: UInt64(rank) << 56 | sequence, event: event))
    sequence += 1
  }

  mutating func pop() -> (time: Instant, rank: UInt8, event: Event)? {
    heap.popMin().map { ($0.time, UInt8($0.order >> 56), $0.event) }
  }

  /// What is waiting and wanted, soonest first. O(n + k log k) for k wanted.
  public func upcoming(where isWanted: (Event) -> Bool) -> [(time: Instant, event: Event)] {
    heap.unordered.filter { isWanted($0.event) }.sorted().map { ($0.time, $0.event) }
  }
}
