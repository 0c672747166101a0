import RollupSimulation
import Screen

extension CommandLine {
  /// All verbs, in the order of the list that Ctrl-P shows.
  public static let verbs = moments + objects + conditions + commands + others

  private static let moments: [Verb] = [
    .asking(
      "goto 15:30", "a time, an event e1780 or an object m17", completions: addresses,
      intent: destination),
    Verb("inject fork R5 3", "a fault, a healing or an exit, now", completions: actions) {
      switch ActionText.read($0, in: $1.timeline.world) {
      case .success(let action): Update.apply(.act(.perform(action)), to: &$1)
      case .failure(let refusal): Update.refuse(&$1, refusal.words)
      }
    },
    Verb("run", "let time run") {
      Update.setDirection(.forwards, &$1)
      return []
    },
    Verb("pause", "stop time") {
      Update.setDirection(.paused, &$1)
      return []
    },
    Verb(
      "pace 30", "simulated seconds a second, or auto",
      completions: { _, _ in ["auto"] + Update.factors.map(String.init) }
    ) { rest, model in
      if rest == "auto" { return Update.apply(.pace(.automatic), to: &model) }
      guard let factor = Int(rest), (1...100_000).contains(factor) else { return nil }
      model.pace.factor = factor
      model.pace.isAutomatic = false
      return []
    },
    Verb(
      "unit proof", "what a step is", completions: { _, _ in Update.units.map { "\($0)" } }
    ) { rest, model in
      guard let unit = Update.units.first(where: { "\($0)" == rest }) else { return nil }
      model.unit = unit
      return []
    },
  ]

  private static let objects: [Verb] = [
    Verb("follow m17", "a message through all panes", completions: messages) { rest, model in
      guard case .message(let id)? = Address(rest), model.timeline.world.exists(.message(id))
      else { return nil }
      model.followed = id
      // What is followed is what w, Enter and i speak of.
      model.selection = .message(id)
      return []
    },
    Verb(
      "fold 4-5.3", "the subtree under a node, or open it again", standsAlone: true,
      completions: innerNodes
    ) { rest, model in
      if !rest.isEmpty {
        guard let address = Address(rest), model.timeline.world.node(at: address) != nil else {
          return nil
        }
        model.selection = address
      }
      return Update.apply(.place(.toggleFold), to: &model)
    },
    .asking("search R3", "objects by name or hash", completions: addresses) { rest, _ in
      .ask(.search(rest))
    },
    .asking("hash 3f9a", "its preimage, by the first digits") { rest, _ in .hash(.find(rest)) },
    .asking(
      "filter R3", "keep only matching messages", standsAlone: true, completions: addresses
    ) { rest, _ in .ask(.filter(rest)) },
  ]

  private static let conditions: [Verb] = [
    Verb(
      "break messages.stuck > 0",
      "stop running where this comes; x3 at the end: at the third hit",
      completions: conditions, perform: setBreak),
    .asking(
      "unbreak 1", "take a breakpoint away",
      completions: { $1.breaks.points.map { "\($0.id)" } }
    ) { rest, _ in Int(rest).map { .breaks(.removeNumbered($0)) } },
    Verb(
      "watch messages.stuck", "show a number among the metrics", completions: conditions,
      perform: watch),
    Verb(
      "unwatch 1", "show it no longer",
      completions: { $1.breaks.watches.map(\.description) }, perform: unwatch),
    Verb(
      "seeds 1000 messages.stuck > 0",
      "does any of the next seeds reach this, after this moment? back: the run before",
      completions: seedLines, perform: seeds),
    .asking("bookmark here", "name this moment", standsAlone: true) { rest, _ in
      .bookmark(.set(rest))
    },
  ]

  private static let commands: [Verb] = [
    .asking("undo", "the last command") { _, _ in .act(.undo) },
    .asking("redo", "the command undone last") { _, _ in .act(.redo) },
    .asking(
      "toggle 1", "switch a command off or on, in a new branch",
      completions: { $1.timeline.commands.map { "\($0.id.rawValue)" } }
    ) { rest, _ in
      Int(rest).map { .act(.toggleCommand(CommandID(min(max($0, 0), 999_999)))) }
    },
    .asking("branch 0", "go to a branch", completions: { _, model in branches(model) }) { rest, _ in
      Int(rest).map { .act(.switchBranch($0)) }
    },
    .asking("name what if", "what this branch is called") { rest, _ in
      .branches(.name(nil, rest))
    },
    Verb(
      "compare importPolicy=root",
      "runs that step along: all, a mode, settings; or a branch side by side",
      standsAlone: true, completions: comparisons, perform: compare),
  ]

  private static let others: [Verb] = [
    .asking(
      "settings l1.slot", "the scenario's settings with their sources; alone: all",
      standsAlone: true, completions: { $1.settings.rows.map(\.name) }
    ) { rest, _ in .settings(.show(rest)) },
    .asking(
      "export scenario", "or text, svg, trace, dot, chrome, shiviz",
      completions: { _, _ in Effect.Export.allCases.map(\.rawValue) }
    ) { rest, _ in Effect.Export(rawValue: rest).map { .act(.exportAs($0)) } },
    .asking("theme dark", "a family of colours", completions: { _, _ in themes }) { rest, _ in
      themes.contains(rest) ? .screen(.setTheme(rest)) : nil
    },
    .asking("help", "keys and signs") { _, _ in .ask(.help) },
    .asking("quit", "save and leave") { _, _ in .screen(.quit) },
  ]

  /// The themes' names.
  private static let themes = Theme.allCases.map(\.rawValue)
}
