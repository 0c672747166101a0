import Explorer
import RollupSimulation
import Screen

/// What was done in a session: its branches, or in an older file the commands of one.
enum SessionStory: Hashable {
  case log([Command])
  case branches([Timeline.Outline], shown: Int)

  /// More branches than that are no session of a person.
  static let branchesMax = 10_000
  /// Nor are more commands, those that branches share counted for each.
  static let commandsMax = 2_000_000

  /// The lines of the session's text.
  var lines: [String] {
    switch self {
    case .log(let commands): commands.map(Self.line)
    case .branches(let outlines, let shown):
      ["shown \(shown)"]
        + outlines.enumerated().flatMap { number, outline in
          let shared = Self.sharedCount(outline, outlines)
          return [Self.line(number, outline, shared)]
            + outline.commands.dropFirst(shared).map(Self.line)
        }
    }
  }

  /// How many of a branch's commands are its parent's: they are written once.
  private static func sharedCount(
    _ outline: Timeline.Outline, _ outlines: [Timeline.Outline]
  ) -> Int {
    guard let parent = outline.parent else { return 0 }
    return zip(outline.commands, outlines[parent].commands).prefix { line($0) == line($1) }.count
  }

  private static func line(_ number: Int, _ outline: Timeline.Outline, _ shared: Int) -> String {
    let from =
      outline.parent.map { " from \($0) after e\(outline.forkEvent) with \(shared)" } ?? ""
    let name = outline.title.map { " named \(Text.sanitised($0))" } ?? ""
    return "branch \(number)\(from)\(name)"
  }

  private static func line(_ command: Command) -> String {
    "command \(command.id.rawValue) at \(command.time.milliseconds) after e\(command.afterEvent) "
      + "\(command.enabled ? "on" : "off") \(ActionText.write(command.action))"
  }

  /// Reads the branches that `lines` gives.
  static func branches(_ lines: ArraySlice<Substring>, in world: World) throws -> SessionStory {
    guard let first = lines.first,
      let shown = SessionText.number(first, after: "shown ", as: Int.self)
    else { throw damage(lines.startIndex, "expected 'shown N'") }
    var outlines: [Timeline.Outline] = []
    var count = 0
    for place in lines.indices.dropFirst() {
      if lines[place].hasPrefix("branch ") {
        guard outlines.count < branchesMax, let outline = outline(lines[place], outlines)
        else {
          throw damage(
            place, "expected 'branch \(outlines.count) from N after eN with N named TEXT'")
        }
        count += outline.commands.count
        guard count <= commandsMax else { throw damage(place, "expected fewer commands") }
        outlines.append(outline)
      } else {
        guard let last = outlines.indices.last, let command = command(lines[place], in: world),
          command.time <= world.scenario.end, follows(command, outlines[last].commands)
        else { throw damage(place, commandForm) }
        outlines[last].commands.append(command)
      }
    }
    guard outlines.indices.contains(shown) else {
      throw damage(lines.startIndex, "expected the number of a branch")
    }
    return .branches(outlines, shown: shown)
  }

  private static func follows(_ command: Command, _ others: [Command]) -> Bool {
    others.allSatisfy {
      $0.id != command.id && $0.time <= command.time && $0.afterEvent <= command.afterEvent
    }
  }

  private static func outline(
    _ line: Substring, _ earlier: [Timeline.Outline]
  ) -> Timeline.Outline? {
    let number = earlier.count
    let words = line.split(separator: " ", maxSplits: 9).map(String.init)
    guard words.count >= 2, words[1] == "\(number)" else { return nil }
    func title(_ place: Int) -> String? {
      let rest = line.split(separator: " ", maxSplits: place + 1)
      guard rest.count == place + 2, rest[place] == "named" else { return nil }
      return Text.sanitised(String(rest[place + 1]))
    }
    if number == 0 {
      guard words.count == 2 || title(2) != nil else { return nil }
      return Timeline.Outline(title: title(2), parent: nil, forkEvent: 0, commands: [])
    }
    guard words.count >= 8, words[2] == "from", let parent = Int(words[3]),
      (0..<number).contains(parent), words[4] == "after",
      case .event(let event)? = Address(words[5]),
      words[6] == "with", let shared = Int(words[7]),
      (0...earlier[parent].commands.count).contains(shared),
      words.count == 8 || title(8) != nil
    else { return nil }
    return Timeline.Outline(
      title: title(8), parent: parent, forkEvent: event,
      commands: Array(earlier[parent].commands.prefix(shared)))
  }

  /// Reads the one list of commands of version 2.
  static func log(_ lines: ArraySlice<Substring>, in world: World) throws -> [Command] {
    var commands: [Command] = []
    for place in lines.indices {
      guard let command = command(lines[place], in: world),
        commands.allSatisfy({ $0.id != command.id && $0.afterEvent < command.afterEvent })
      else { throw damage(place, commandForm) }
      commands.append(command)
    }
    return commands
  }

  /// In version 2 a command that was switched off was an event that did nothing.
  static func withoutEventsOfTheSwitchedOff(_ commands: [Command]) -> [Command] {
    var off = 0
    return commands.map { command in
      defer { if !command.enabled { off += 1 } }
      return Command(
        id: command.id, action: command.action, afterEvent: command.afterEvent - off,
        time: command.time, enabled: command.enabled)
    }
  }

  private static let commandForm = "expected 'command N at MILLISECONDS after eN on ACTION'"

  private static func damage(_ place: Int, _ words: String) -> SessionText.Damage {
    SessionText.Damage(line: place + 1, words: words)
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
}
