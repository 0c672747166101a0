import RollupSimulation

/// The `:` line: verbs with arguments, and their completion.
public enum CommandLine {
  /// A word that the line may begin with.
  public struct Verb: Hashable, Sendable {
    /// The word itself.
    public var name: String
    /// An example of a whole line.
    public var form: String
    /// What it takes or does, in a few words.
    public var help: String
    /// Whether more belongs after the word.
    public var takesText: Bool { form != name }
  }

  /// All verbs, in the order of the list that Ctrl-P shows.
  public static let verbs = [
    Verb(name: "goto", form: "goto 15:30", help: "a time, an event e1780 or an object m17"),
    Verb(name: "inject", form: "inject fork R5 3", help: "a fault, a healing or an exit, now"),
    Verb(name: "run", form: "run", help: "let time run"),
    Verb(name: "pause", form: "pause", help: "stop time"),
    Verb(name: "pace", form: "pace 30", help: "simulated seconds a second, or auto"),
    Verb(name: "unit", form: "unit proof", help: "what a step is"),
    Verb(name: "follow", form: "follow m17", help: "a message through all panes"),
    Verb(name: "fold", form: "fold 4-5.3", help: "the subtree under a node, or open it again"),
    Verb(name: "search", form: "search R3", help: "objects by name or hash"),
    Verb(name: "hash", form: "hash 3f9a", help: "its preimage, by the first digits"),
    Verb(name: "filter", form: "filter R3", help: "keep only matching messages"),
    Verb(
      name: "break", form: "break messages.stuck > 0",
      help: "stop running where this comes; x3 at the end: at the third hit"),
    Verb(name: "unbreak", form: "unbreak 1", help: "take a breakpoint away"),
    Verb(name: "watch", form: "watch messages.stuck", help: "show a number among the metrics"),
    Verb(name: "unwatch", form: "unwatch 1", help: "show it no longer"),
    Verb(
      name: "seeds", form: "seeds 1000 messages.stuck > 0",
      help: "does any of the next seeds reach this, after this moment? back: the run before"),
    Verb(name: "bookmark", form: "bookmark here", help: "name this moment"),
    Verb(name: "undo", form: "undo", help: "the last command"),
    Verb(name: "redo", form: "redo", help: "the command undone last"),
    Verb(name: "toggle", form: "toggle 1", help: "switch a command off or on, in a new branch"),
    Verb(name: "branch", form: "branch 0", help: "go to a branch"),
    Verb(name: "name", form: "name what if", help: "what this branch is called"),
    Verb(
      name: "compare", form: "compare importPolicy=root",
      help: "runs that step along: all, a mode, settings; or a branch side by side"),
    Verb(
      name: "settings", form: "settings l1.slot",
      help: "the scenario's settings with their sources; alone: all"),
    Verb(name: "export", form: "export scenario", help: "or text, svg, trace, dot, chrome, shiviz"),
    Verb(name: "theme", form: "theme dark", help: "a family of colours"),
    Verb(name: "help", form: "help", help: "keys and signs"),
    Verb(name: "quit", form: "quit", help: "save and leave"),
  ]

  /// Carries out a line. What it doesn't understand it refuses, with what would be understood.
  static func run(_ line: String, _ model: inout Model) -> [Effect] {
    let words = line.split(separator: " ").map(String.init)
    guard let name = words.first else { return [] }
    // `:15:30` and `:m17` alone mean to go there.
    if words.count == 1, let intent = destination(name, model) {
      return Update.apply(intent, to: &model)
    }
    let meant = verbs.filter { $0.name == name }
    let near = meant.isEmpty ? verbs.filter { $0.name.hasPrefix(name) } : meant
    guard near.count == 1, let verb = near.first else {
      let list = (near.isEmpty ? verbs : near).map(\.name).joined(separator: " ")
      return Update.refuse(&model, "No command \(name). There is: \(list)")
    }
    let rest = words.dropFirst().joined(separator: " ")
    let alone = ["fold", "filter", "bookmark", "settings", "compare"]
    if verb.takesText, rest.isEmpty, !alone.contains(verb.name) {
      return Update.refuse(&model, "\(verb.name) needs more: for example \(verb.form)")
    }
    return perform(verb, rest, &model)
  }

  /// Where an address or a time alone leads.
  static func destination(_ text: String, _ model: Model) -> Intent? {
    let blockTime = model.timeline.world.settings.blockTime
    if let time = try? TimeText.moment(text, blockTime: blockTime).get() {
      return .goToTime(time)
    }
    return Address(text).map { .goTo($0) }
  }

  private static func perform(_ verb: Verb, _ rest: String, _ model: inout Model) -> [Effect] {
    let intent: Intent? =
      switch verb.name {
      case "goto": destination(rest, model)
      case "search": .search(rest)
      case "hash": .findHash(rest, near: nil)
      case "filter": .filter(rest)
      case "bookmark": .setBookmark(rest)
      case "undo": .undo
      case "redo": .redo
      case "toggle": Int(rest).map { .toggleCommand(CommandID(min(max($0, 0), 999_999))) }
      case "branch": Int(rest).map { .switchBranch($0) }
      case "name": .nameBranch(nil, rest)
      case "settings": .settings(rest)
      case "export": Effect.Export(rawValue: rest).map { .exportAs($0) }
      case "theme": themes.contains(rest) ? .setTheme(rest) : nil
      case "help": .help
      case "quit": .quit
      default: nil
      }
    if let intent { return Update.apply(intent, to: &model) }
    return performInPlace(verb, rest, &model)
  }

  private static func performInPlace(
    _ verb: Verb, _ rest: String, _ model: inout Model
  ) -> [Effect] {
    if let effects = performBreak(verb, rest, &model) { return effects }
    switch verb.name {
    case "compare": return compare(rest, &model)
    case "inject":
      switch ActionText.read(rest, in: model.timeline.world) {
      case .success(let action): return Update.apply(.perform(action), to: &model)
      case .failure(let refusal): return Update.refuse(&model, refusal.words)
      }
    case "run", "pause":
      Update.setDirection(verb.name == "run" ? .forwards : .paused, &model)
      return []
    case "unit":
      guard let unit = Update.units.first(where: { "\($0)" == rest }) else { break }
      model.unit = unit
      return []
    case "pace":
      if rest == "auto" { return Update.apply(.automaticPace, to: &model) }
      guard let factor = Int(rest), (1...100_000).contains(factor) else { break }
      model.pace.factor = factor
      model.pace.isAutomatic = false
      return []
    case "follow":
      guard case .message(let id)? = Address(rest),
        model.timeline.world.exists(.message(id))
      else { break }
      model.followed = id
      // What is followed is what w, Enter and i speak of.
      model.selection = .message(id)
      return []
    case "fold":
      if !rest.isEmpty {
        guard let address = Address(rest), model.timeline.world.node(at: address) != nil else {
          break
        }
        model.selection = address
      }
      return Update.apply(.toggleFold, to: &model)
    default: break
    }
    return Update.refuse(&model, "\(verb.name) \(rest)? For example \(verb.form)")
  }
}
