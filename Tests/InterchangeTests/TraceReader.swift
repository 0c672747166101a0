import Foundation

/// A reader of the Trace Event Format that shares nothing with the writer, and knows its rules.
struct TraceReader {
  struct Event {
    var phase: String
    var name: String
    var track: Track
    var time: Double
    var fields: [String: Any]
    var args: [String: Any]
  }
  struct Track: Hashable {
    var pid: Int
    var tid: Int
  }
  struct Slice {
    var name: String
    var category: String
    var track: Track
    var start: Double
    var end: Double
    var args: [String: Any]
  }

  let events: [Event]
  private(set) var slices: [Slice] = []
  private(set) var complaints: [String] = []
  private(set) var processNames: [Int: String] = [:]
  private(set) var threadNames: [Track: String] = [:]

  init(_ text: String) throws {
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let list = root?["traceEvents"] as? [[String: Any]]
    events = (list ?? []).map { fields in
      Event(
        phase: fields["ph"] as? String ?? "", name: fields["name"] as? String ?? "",
        track: Track(pid: fields["pid"] as? Int ?? -1, tid: fields["tid"] as? Int ?? -1),
        time: (fields["ts"] as? NSNumber)?.doubleValue ?? -1, fields: fields,
        args: fields["args"] as? [String: Any] ?? [:])
    }
    if list == nil { complaints.append("no traceEvents") }
    readNames()
    readTimes()
    readSlices()
    readFlows()
  }

  func events(_ phase: String) -> [Event] { events.filter { $0.phase == phase } }

  /// Metadata: every process and thread has a name, before anything happens on it.
  private mutating func readNames() {
    for event in events {
      if event.phase == "M" {
        let name = event.args["name"] as? String
        switch event.name {
        case "process_name": processNames[event.track.pid] = name
        case "thread_name": threadNames[event.track] = name
        case "process_sort_index", "thread_sort_index":
          if event.args["sort_index"] as? Int == nil { complaints.append("no sort index") }
        default: complaints.append("metadata \(event.name)")
        }
        continue
      }
      if !["B", "E", "i", "C", "s", "t", "f"].contains(event.phase) {
        complaints.append("phase \(event.phase)")
      }
      if processNames[event.track.pid] == nil || threadNames[event.track] == nil {
        complaints.append("\(event.phase) on a track without a name: \(event.track)")
      }
      if event.name.isEmpty, event.phase != "E" { complaints.append("no name") }
      if event.phase == "C", event.args.isEmpty || !event.args.values.allSatisfy({ $0 is NSNumber })
      {
        complaints.append("counter \(event.name) without numbers")
      }
      if event.phase == "i", !["g", "p", "t"].contains(event.fields["s"] as? String ?? "") {
        complaints.append("instant without a scope")
      }
    }
  }

  /// Times are whole microseconds and never go back on a track.
  private mutating func readTimes() {
    var last: [Track: Double] = [:]
    for event in events where event.phase != "M" {
      if event.time < 0 || event.time != event.time.rounded() {
        complaints.append("time \(event.time)")
      }
      if event.time < last[event.track] ?? 0 {
        complaints.append("time goes back on \(event.track) at \(event.time)")
      }
      last[event.track] = event.time
    }
  }

  /// Every slice that begins ends, the innermost first.
  private mutating func readSlices() {
    var open: [Track: [(event: Event, index: Int)]] = [:]
    for event in events {
      if event.phase == "B" { open[event.track, default: []].append((event, 0)) }
      guard event.phase == "E" else { continue }
      guard let (begin, _) = open[event.track]?.popLast() else {
        complaints.append("an end without a beginning on \(event.track)")
        continue
      }
      slices.append(
        Slice(
          name: begin.name, category: begin.fields["cat"] as? String ?? "", track: event.track,
          start: begin.time, end: event.time,
          args: begin.args.merging(event.args) { $1 }))
    }
    for (track, left) in open where !left.isEmpty {
      complaints.append("\(left.count) slices never end on \(track)")
    }
  }

  /// An arrow starts once, then has joints, then may end; each within a slice that is open there.
  private mutating func readFlows() {
    var state: [Int: String] = [:]
    var depth: [Track: Int] = [:]
    for event in events {
      if event.phase == "B" { depth[event.track, default: 0] += 1 }
      if event.phase == "E" { depth[event.track, default: 0] -= 1 }
      guard ["s", "t", "f"].contains(event.phase) else { continue }
      guard let id = event.fields["id"] as? Int else {
        complaints.append("an arrow without a number")
        continue
      }
      if depth[event.track] ?? 0 < 1 { complaints.append("arrow \(id) outside of any slice") }
      let isFirst = state[id] == nil
      if (event.phase == "s") != isFirst { complaints.append("arrow \(id): \(event.phase)") }
      if state[id] == "f" { complaints.append("arrow \(id) goes on after its end") }
      if event.phase == "f", event.fields["bp"] as? String != "e" {
        complaints.append("arrow \(id) ends in the next slice")
      }
      state[id] = event.phase
    }
  }
}
