import Explorer
import RollupSimulation
import ScenarioFile

/// A session as text: scenario, seed, commands and place, enough to go on exactly where it was.
///
///     prooftop session 2
///     seed 1
///     event 1837
///     command 1 at 957000 after e1836 on crashAggregator Agg0
///     break 1 on x3 messages.stuck > 0
///     watch R3.settled
///     scenario
///     schema: 1
///     …
///     end 5be7…
///
/// Commands are those of the branch that was shown, in the order of time. The last line has the
/// SHA-256 of everything before it, so that a text that lost its end, or any part, is told from a
/// whole one.
struct SessionText {
  static let head = "prooftop session 2"
  private static let endWord = "end "
  var scenario: Scenario
  var seed: UInt64
  var event: Int
  var commands: [Command]
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
    commands = timeline.commands
  }

  /// The whole text.
  var text: String {
    var lines = [SessionText.head, "seed \(seed)", "event \(event)"]
    lines += commands.map {
      "command \($0.id.rawValue) at \($0.time.milliseconds) after e\($0.afterEvent) "
        + "\($0.enabled ? "on" : "off") \(ActionText.write($0.action))"
    }
    lines += breaks.points.map {
      "break \($0.id) \($0.isEnabled ? "on" : "off") x\($0.wanted) \($0.condition)"
    }
    lines += breaks.watches.map { "watch \($0)" }
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
    commands = []
    let genesis = World(scenario: scenario, seed: seed)
    for place in 3..<start {
      if breaks.take(line: lines[place], in: genesis) { continue }
      guard let command = SessionText.command(lines[place], in: genesis),
        commands.allSatisfy({ $0.id != command.id && $0.afterEvent < command.afterEvent })
      else {
        throw Damage(
          line: place + 1, words: "expected 'command N at MILLISECONDS after eN on ACTION'")
      }
      commands.append(command)
    }
  }

  /// The run, at its place.
  func timeline() -> Timeline {
    var timeline = Timeline(scenario: scenario, seed: seed, commands: commands)
    timeline.seek(event: event)
    return timeline
  }

  /// Everything before the last line, which must be there and fit.
  private static func body(of bytes: [UInt8]) throws -> ArraySlice<UInt8> {
    guard bytes.starts(with: (head + "\n").utf8) else {
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

  private static func command(_ line: Substring, in world: World) -> Command? {
    let words = line.split(separator: " ", maxSplits: 7).map(String.init)
    guard words.count == 8, words[0] == "command", let id = Int32(words[1]),
      (1...999_999_999).contains(id), words[2] == "at", let time = Int64(words[3]), time >= 0,
      words[4] == "after", case .event(let after)? = Address(words[5]),
      ["on", "off"].contains(words[6]),
      case .success(let action) = ActionText.read(words[7], in: world)
    else { return nil }
    return Command(
      id: CommandID(rawValue: id), action: action, afterEvent: after,
      time: Instant(milliseconds: time), enabled: words[6] == "on")
  }

  private static func number<N: FixedWidthInteger>(
    _ line: Substring, after prefix: String, as type: N.Type
  ) -> N? {
    line.hasPrefix(prefix) ? N(line.dropFirst(prefix.count)) : nil
  }
}
