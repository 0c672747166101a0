import Explorer
import Glibc
import RollupSimulation
import ScenarioFile

/// A session as text: scenario, seed, commands and place, enough to go on exactly where it was.
///
///     prooftop session 1
///     seed 1
///     event 1837
///     command 1 at 957000 after e1836 on crashAggregator Agg0
///     scenario
///     schema: 1
///     …
///
/// Commands are those of the branch that was shown, in the order of time.
struct SessionFile {
  static let head = "prooftop session 1"
  var scenario: Scenario
  var seed: UInt64
  var event: Int
  var commands: [Command]

  /// Where sessions are kept: `$XDG_STATE_HOME/prooftop`, else `~/.local/state/prooftop`.
  static var folder: String {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let state = variable("XDG_STATE_HOME") ?? (variable("HOME") ?? "/tmp") + "/.local/state"
    return state + "/prooftop"
  }
  /// The file of the last session.
  static var lastPath: String { folder + "/last.session" }

  /// What is to be kept of a run.
  init(_ timeline: Timeline) {
    scenario = timeline.world.scenario
    seed = timeline.world.seed
    event = timeline.event
    commands = timeline.commands
  }

  var text: String {
    var lines = [SessionFile.head, "seed \(seed)", "event \(event)"]
    lines += commands.map {
      "command \($0.id.rawValue) at \($0.time.milliseconds) after e\($0.afterEvent) "
        + "\($0.enabled ? "on" : "off") \(ActionText.write($0.action))"
    }
    return (lines + ["scenario", ScenarioWriter.write(scenario)]).joined(separator: "\n")
  }

  /// Saves the session, so that a crash leaves this one or the one before.
  func save() throws(Failure) {
    try Files.makeFolder(SessionFile.folder)
    try Files.replace(SessionFile.lastPath, with: text)
  }

  /// The last session, ready to go on.
  static func resume() throws -> Timeline {
    let (bytes, error) = Files.read(lastPath)
    guard let bytes else {
      throw Failure(
        error == ENOENT ? .noInput : .inputOutput,
        error == ENOENT
          ? "there is no last session yet: \(lastPath) does not exist"
          : "\(lastPath): \(Files.words(for: error))")
    }
    return try timeline(String(decoding: bytes, as: UTF8.self))
  }

  private static func timeline(_ text: String) throws -> Timeline {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func bad(_ line: Int, _ words: String) -> Failure {
      Failure(.badData, "\(lastPath):\(line):1: \(words)")
    }
    guard lines.first == head[...] else { throw bad(1, "expected '\(head)'") }
    guard let start = lines.firstIndex(of: "scenario") else {
      throw bad(lines.count, "expected the line 'scenario'")
    }
    let yaml = lines[(start + 1)...].joined(separator: "\n")
    let scenario: Scenario
    switch ScenarioReader.read(text: yaml, fileName: lastPath) {
    case .success(let read): scenario = read
    case .failure(let diagnostics): throw Failure(.badData, diagnostics.description)
    }
    guard start >= 3, let seed = number(lines[1], after: "seed ", as: UInt64.self),
      let event = number(lines[2], after: "event ", as: Int.self), event >= 0
    else { throw bad(2, "expected 'seed N' and 'event N'") }
    let genesis = World(scenario: scenario, seed: seed)
    var commands: [Command] = []
    for place in 3..<start {
      guard let command = command(lines[place], in: genesis) else {
        throw bad(place + 1, "expected 'command N at MILLISECONDS after eN on ACTION'")
      }
      commands.append(command)
    }
    var timeline = Timeline(scenario: scenario, seed: seed, commands: commands)
    timeline.seek(event: event)
    return timeline
  }

  private static func command(_ line: Substring, in world: World) -> Command? {
    let words = line.split(separator: " ", maxSplits: 7).map(String.init)
    guard words.count == 8, words[0] == "command", let id = Int32(words[1]), id > 0,
      words[2] == "at", let time = Int64(words[3]), words[4] == "after",
      case .event(let after)? = Address(words[5]), ["on", "off"].contains(words[6]),
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
