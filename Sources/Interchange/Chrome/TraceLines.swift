import RollupSimulation

/// Events of the Trace Event Format as lines of JSON, with the names of their tracks before the
/// first event on each.
struct TraceLines {
  /// Lines not yet handed on.
  private(set) var text = ""
  private var tracks: TraceTracks
  private var isFirst = true

  /// How long a block is drawn, in microseconds: it takes no simulated time, but a slice needs some
  /// to be seen and to hold on to.
  static let blockMicroseconds: Int64 = 100

  init(_ tree: TreeShape) { tracks = TraceTracks(tree) }

  /// The lines since the last call.
  mutating func take() -> String {
    defer { text.removeAll(keepingCapacity: true) }
    return text
  }

  mutating func begin(
    _ name: String, _ category: String, at time: Instant, on track: Track,
    _ args: [(String, JSONText)]
  ) {
    event("B", name, category, stamp(time, track), track, args)
  }

  mutating func end(at time: Instant, on track: Track, _ args: [(String, JSONText)]) {
    event("E", nil, nil, stamp(time, track), track, args)
  }

  /// A slice for something that takes no time. Several of one millisecond on one track stand side
  /// by side as far as the millisecond lasts, and then have no length.
  mutating func block(
    _ name: String, _ category: String, at time: Instant, on track: Track,
    _ args: [(String, JSONText)], flows: [(phase: String, MessageID)]
  ) {
    let start = stamp(time, track)
    event("B", name, category, start, track, args)
    for (phase, message) in flows { flow(phase, message, start, track) }
    let last = (time.milliseconds + 1) * 1000 - 1
    let end = max(start, min(start + TraceLines.blockMicroseconds, last))
    event("E", nil, nil, tracks.time(end, on: track), track, [])
  }

  /// An arrow's start (`s`), joint (`t`) or end (`f`) in the slice that is open on the track.
  mutating func flow(_ phase: String, _ message: MessageID, at time: Instant, on track: Track) {
    flow(phase, message, stamp(time, track), track)
  }

  /// A moment; `isGlobal` draws it across all tracks.
  mutating func instant(
    _ name: String, _ category: String, at time: Instant, on track: Track,
    isGlobal: Bool = false, _ args: [(String, JSONText)] = []
  ) {
    event(
      "i", name, category, stamp(time, track), track, args,
      extra: ",\"s\":\"\(isGlobal ? "g" : "t")\"")
  }

  /// Values of a counter.
  mutating func counter(_ name: String, at time: Instant, _ values: [(String, JSONText)]) {
    event("C", name, nil, stamp(time, .run), .run, values)
  }

  private mutating func flow(_ phase: String, _ id: MessageID, _ time: Int64, _ track: Track) {
    // Without a binding point an end would hold on to the next slice instead of the open one.
    let bind = phase == "f" ? ",\"bp\":\"e\"" : ""
    event(
      phase, "message", "message", time, track, [], extra: ",\"id\":\(id.rawValue)\(bind)")
  }

  private mutating func stamp(_ time: Instant, _ track: Track) -> Int64 {
    announce(track)
    return tracks.time(time.milliseconds * 1000, on: track)
  }

  private mutating func announce(_ track: Track) {
    let isNew = tracks.isNew(track)
    if isNew.process {
      metadata("process_name", track, ("name", .string(track.processName)))
      metadata(
        "process_sort_index", track, ("sort_index", .int(tracks.sortIndex(track.process))))
    }
    if isNew.track {
      metadata("thread_name", track, ("name", .string(track.threadName)))
      metadata("thread_sort_index", track, ("sort_index", .int(track.thread)))
    }
  }

  private mutating func metadata(_ name: String, _ track: Track, _ field: (String, JSONText)) {
    event("M", name, nil, nil, track, [field])
  }

  private mutating func event(
    _ phase: String, _ name: String?, _ category: String?, _ time: Int64?, _ track: Track,
    _ args: [(String, JSONText)], extra: String = ""
  ) {
    text += isFirst ? "" : ",\n"
    isFirst = false
    text += "{\"ph\":\"\(phase)\",\"pid\":\(track.pid),\"tid\":\(track.thread)"
    if let time { text += ",\"ts\":\(time)" }
    if let name { text += ",\"name\":" + JSONText.quoted(name) }
    if let category { text += ",\"cat\":\"\(category)\"" }
    text += extra
    if !args.isEmpty { text += ",\"args\":" + JSONText.object(args).text }
    text += "}"
  }
}
