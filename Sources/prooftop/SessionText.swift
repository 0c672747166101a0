import Explorer
import RollupSimulation
import ScenarioFile

/// A session as text: scenario, seed, branches with their commands, and place, enough to go on
/// exactly where it was.
///
///     prooftop session 3
///     seed 1
///     event 1837
///     shown 1
///     branch 0
///     branch 1 from 0 after e1836 with 0 named what if
///     command 1 at 957000 after e1836 on crashAggregator Agg0
///     break 1 on x3 messages.stuck > 0
///     watch R3.settled
///     scenario
///     schema: 1
///     …
///     end 5be7…
///
/// A branch has so many of its parent's first commands, and is followed by the others, in the order
/// of their places. The last line has the SHA-256 of everything before it, so that a text that lost
/// its end, or any part, is told from a whole one. Version 2, which is still read, had no branches
/// but one list of commands.
struct SessionText {
  static let head = "prooftop session 3"
  static let olderHead = "prooftop session 2"
  private static let endWord = "end "
  var scenario: Scenario
  var seed: UInt64
  var event: Int
  var story: SessionStory
  /// Breakpoints, without their hits, and watches.
  var breaks = Breaks()

  /// Why a text is no session: the line, counted from 1, and what should be there.
  struct Damage: Error {
    var line: Int
    var words: String
  }

  /// What is to be kept of a run.
  init(_ timeline: Timeline, _ breaks: Breaks = Breaks()) {
    self.breaks = breaks
    scenario = timeline.world.scenario
    seed = timeline.world.seed
    event = timeline.event
    story = .branches(timeline.outlines, shown: timeline.branch)
  }

  /// The whole text.
  var text: String {
    var lines = [SessionText.head, "seed \(seed)", "event \(event)"]
    lines += story.lines + breaks.lines
    let body = (lines + ["scenario", ScenarioWriter.write(scenario)]).joined(separator: "\n")
    return body + SessionText.endWord + SessionText.checksum(body.utf8) + "\n"
  }

  /// Whether the bytes are a whole session text, as far as their last line can tell.
  static func isWhole(_ bytes: [UInt8]) -> Bool { (try? body(of: bytes)) != nil }

  /// Reads what `text` gives.
  init(_ bytes: [UInt8]) throws {
    let body = try SessionText.body(of: bytes)
    guard let text = String(validating: body, as: UTF8.self) else {
      throw Damage(line: 1, words: "bytes that are no UTF-8")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "scenario"), start >= 3,
      let seed = SessionText.number(lines[1], after: "seed ", as: UInt64.self),
      let event = SessionText.number(lines[2], after: "event ", as: Int.self), event >= 0
    else { throw Damage(line: 2, words: "expected 'seed N', 'event N' and later 'scenario'") }
    let yaml = lines[(start + 1)...].joined(separator: "\n")
    switch ScenarioReader.read(text: yaml, fileName: "") {
    case .success(let read): scenario = read
    case .failure(let diagnostics):
      let first = diagnostics.items[0]
      throw Damage(
        line: start + 1 + first.line, words: "\(first.found) (expected \(first.expected))")
    }
    self.seed = seed
    self.event = event
    let genesis = World(scenario: scenario, seed: seed)
    // Breakpoints and watches come last.
    let end =
      lines[3..<start].firstIndex { $0.hasPrefix("break ") || $0.hasPrefix("watch ") } ?? start
    let told = lines[3..<end]
    for place in end..<start where !breaks.take(line: lines[place], in: genesis) {
      throw Damage(line: place + 1, words: "expected a breakpoint or a watch")
    }
    if lines[0] == SessionText.olderHead {
      let log = try SessionStory.log(told, in: genesis)
      // One that was switched off was an event then.
      self.event -= log.count { !$0.enabled && $0.afterEvent < event }
      story = .log(SessionStory.withoutEventsOfTheSwitchedOff(log))
    } else {
      story = try SessionStory.branches(told, in: genesis)
    }
  }

  /// The run, at its place.
  func timeline() -> Timeline {
    var timeline =
      switch story {
      case .log(let commands): Timeline(scenario: scenario, seed: seed, commands: commands)
      case .branches(let outlines, let shown):
        Timeline(scenario: scenario, seed: seed, outlines: outlines, shown: shown)
      }
    timeline.seek(event: event)
    return timeline
  }

  /// Everything before the last line, which must be there and fit.
  private static func body(of bytes: [UInt8]) throws -> ArraySlice<UInt8> {
    guard [head, olderHead].contains(where: { bytes.starts(with: ($0 + "\n").utf8) }) else {
      throw Damage(line: 1, words: "expected '\(head)'")
    }
    let lastLine = Array(endWord.utf8).count + 64 + 1
    let body = bytes.dropLast(lastLine)
    let end = endWord + checksum(body) + "\n"
    guard bytes.count > lastLine, bytes.suffix(lastLine).elementsEqual(end.utf8) else {
      throw Damage(
        line: 1 + bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) },
        words: "the session is not whole: its last line does not fit the rest")
    }
    return body
  }

  private static func checksum(_ bytes: some Sequence<UInt8>) -> String {
    Array(bytes).withUnsafeBytes { HashInput.sha256($0) }.hex
  }

  static func number<N: FixedWidthInteger>(
    _ line: Substring, after prefix: String, as type: N.Type
  ) -> N? {
    line.hasPrefix(prefix) ? N(line.dropFirst(prefix.count)) : nil
  }
}
