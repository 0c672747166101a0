import Foundation

@testable import Interchange

/// A log as ShiViz takes it: by the regular expression alone, and clocks as JSON.
struct CausalLogReader {
  struct Event {
    var text: String
    var host: String
    var clock: [String: Int]
    /// Which of its host's events it is, counted from 1.
    var ordinal: Int { clock[host] ?? 0 }
  }
  let events: [Event]

  init(_ text: String) throws {
    let parser = try NSRegularExpression(pattern: CausalLog.parser)
    let whole = NSRange(text.startIndex..., in: text)
    var events: [Event] = []
    for match in parser.matches(in: text, range: whole) {
      func group(_ name: String) -> String {
        Range(match.range(withName: name), in: text).map { String(text[$0]) } ?? ""
      }
      let clock = try JSONSerialization.jsonObject(with: Data(group("clock").utf8))
      events.append(
        Event(
          text: group("event"), host: group("host"), clock: clock as? [String: Int] ?? [:]))
    }
    self.events = events
  }

  /// What breaks the laws of vector clocks.
  var complaints: [String] {
    var found: [String] = []
    var last: [String: [String: Int]] = [:]
    var byHost: [String: [Event]] = [:]
    for event in events {
      let before = last[event.host] ?? [:]
      if event.ordinal != (before[event.host] ?? 0) + 1 {
        found.append("\(event.host) counts \(event.ordinal) after \(before[event.host] ?? 0)")
      }
      for (host, count) in before where event.clock[host] ?? 0 < count {
        found.append("\(event.host) forgets of \(host) in '\(event.text)'")
      }
      for (host, count) in event.clock where host != event.host {
        let known = byHost[host] ?? []
        if count < 1 || count > known.count {
          found.append("\(event.host) knows \(count) events of \(host), which has \(known.count)")
        } else if !(known[count - 1].clock.allSatisfy { event.clock[$0.key] ?? 0 >= $0.value }) {
          found.append("'\(event.text)' does not dominate what it knows of \(host)")
        }
      }
      last[event.host] = event.clock
      byHost[event.host, default: []].append(event)
    }
    return found
  }

  /// By message: the last event that names it after a verb, `mints` or `sends`.
  func places(of verb: String) -> [String: Int] {
    var found: [String: Int] = [:]
    for (place, event) in events.enumerated() {
      let words = event.text.split(separator: " ").map(String.init)
      guard let start = words.firstIndex(of: verb) else { continue }
      for word in words[(start + 1)...].prefix(while: { $0.dropFirst().allSatisfy(\.isNumber) }) {
        found[word] = place
      }
    }
    return found
  }

  /// Whether one event happened before another, as the clocks have it.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    a != b && events[b].clock[events[a].host] ?? 0 >= events[a].ordinal
  }
}

/// Happens-before computed naively, by names alone: who says what, and who repeats it later.
struct NaiveOrder {
  private(set) var before: [Set<Int>] = []
  private let events: [CausalLogReader.Event]

  /// Edges lead from the last event that made a thing to each that uses it.
  init(_ events: [CausalLogReader.Event], children: [String: [String]]) {
    self.events = events
    var lastOfHost: [String: Int] = [:]
    var made: [String: Int] = [:]
    for (place, event) in events.enumerated() {
      var causes = Set<Int>()
      if let last = lastOfHost[event.host] { causes.insert(last) }
      let words = Self.words(event.text)
      for name in Self.uses(words, host: event.host, children: children) {
        if let maker = made[name] { causes.insert(maker) }
      }
      before.append(causes.reduce(into: causes) { $0.formUnion(before[$1]) })
      for name in Self.makes(words, host: event.host) { made[name] = place }
      lastOfHost[event.host] = place
    }
  }

  func precedes(_ a: Int, _ b: Int) -> Bool { before[b].contains(a) }

  /// Without the time in front.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").dropFirst().map { String($0).trimmingCharacters(in: [","]) }
  }

  /// What an event makes, by a name that others know it by.
  private static func makes(_ words: [String], host: String) -> [String] {
    let rollup = host.components(separatedBy: ".")[0]
    if words.count > 2, words[0] == "checkpoint" || words[0] == "forks" || words[1] == "back" {
      return ["target \(rollup)"]
    }
    if words.count > 1, words[1] == "proven" {
      return ["proof \(words[0])"] + (host.hasPrefix("Agg") ? ["fold \(host)"] : [])
    }
    if words[0] == "includes" || words[0] == "carries" {
      let leaf = words[1].trimmingCharacters(in: [":"])
      return ["decision \(leaf)"] + (words[0] == "carries" ? ["proof \(leaf)"] : [])
    }
    if words.starts(with: ["sends", "to", "L1:"]) {
      return ["transaction \(words.last ?? "")"]
    }
    if host == "L1" { return registered(words) == nil ? [] : ["registry"] }
    return []
  }

  /// What an event uses, by the same names.
  private static func uses(
    _ words: [String], host: String, children: [String: [String]]
  ) -> [String] {
    let rollup = host.components(separatedBy: ".")[0]
    if words[0] == "starts", words.count == 2 { return ["target \(rollup)"] }
    if words[0] == "includes" { return ["proof \(words[1])"] }
    if words.starts(with: ["starts", "to", "fold"]) {
      return (children[words[3]] ?? []).map { "proof \($0)" }
    }
    if words.count > 1, words[1] == "proven" {
      return (children[words[0]] ?? []).map { "proof \($0)" }
    }
    if words[0] == "receives" { return ["proof \(words[1])"] }
    if words[0] == "hears" { return ["decision \(words.last ?? "")"] }
    if words[0] == "takes" || words.starts(with: ["starts", "again"]) {
      return ["fold Agg0", "fold Agg1"]
    }
    if words.starts(with: ["starts", "the"]) { return ["proof \(words.last ?? "")"] }
    if words.starts(with: ["sends", "to", "L1:"]) {
      return ["registry", "proof \(words.last ?? "")"]
    }
    if host == "L1", let root = registered(words) { return ["transaction \(root)"] }
    return []
  }

  /// The `B` that a block of L1 brought into the registry.
  private static func registered(_ words: [String]) -> String? {
    words.indices.dropLast(3).first { words[$0...].starts(with: ["The", "registry", "takes"]) }
      .map { words[$0 + 3].trimmingCharacters(in: [":"]) }
  }
}
