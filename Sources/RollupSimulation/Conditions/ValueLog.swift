/// How a number went on over a run: its value after each event that changed it.
struct ValueLog: Sendable {
  /// Twelve bytes, of which there may be millions.
  private struct Entry: Sendable {
    var event: UInt32
    var low: UInt32
    var high: Int32
    var value: Int64 { Int64(high) << 32 | Int64(low) }
  }
  private let initial: Int64
  private var entries = Table<Entry>(chunkShift: 8)
  /// The newest value.
  private(set) var last: Int64

  init(initial: Int64) {
    self.initial = initial
    last = initial
  }

  /// Number of changes.
  var count: Int { entries.count }

  /// Files the value after an event, if it is another one.
  @inline(__always) mutating func add(_ value: Int64, after event: Int) {
    if value != last { append(value, after: event) }
  }

  private mutating func append(_ value: Int64, after event: Int) {
    last = value
    entries.append(
      Entry(
        event: UInt32(event), low: UInt32(truncatingIfNeeded: value),
        high: Int32(truncatingIfNeeded: value >> 32)))
  }

  /// The event of change `place`, 0 before the first: the value holds from there on.
  func event(_ place: Int) -> Int { place < 0 ? 0 : Int(entries[place].event) }
  /// The value from change `place` on.
  func value(_ place: Int) -> Int64 { place < 0 ? initial : entries[place].value }

  /// The place of the last change at or before an event; -1 if there is none. O(log changes).
  func place(notAfter event: Int) -> Int {
    entries.lowerBound { Int($0.event) <= event } - 1
  }

  /// Forgets what changed after an event.
  mutating func truncate(after event: Int) {
    let place = place(notAfter: event)
    if place + 1 < entries.count { entries.truncate(to: place + 1) }
    last = value(place)
  }
}
