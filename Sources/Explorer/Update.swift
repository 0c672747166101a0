import RollupSimulation

extension Model {
  /// The explorer on a run, paused, with everything at its defaults.
  public init(timeline: Timeline) {
    self.init(timeline: timeline, selection: .rollup(RollupID(0)))
    runIdentifier = timeline.runIdentifier
    changes = timeline.records
    if !timeline.world.messages.isEmpty { selection = .message(MessageID(0)) }
  }
}

/// How the explorer changes: an intent in, a new model and effects out. It knows no terminal, no
/// file and no clock.
public enum Update {
  /// Carries out an intent. A refusal is told in `model.notice`.
  ///
  /// Cost: time control as the timeline's; everything else O(what is on screen).
  @discardableResult
  public static func apply(_ intent: Intent, to model: inout Model) -> [Effect] {
    if case .tick = intent, !model.hunt.isSearching, model.isStepping { return stepAlong(&model) }
    let effects = carryOut(intent, &model)
    keepInStep(&model)
    return effects
  }

  private static func carryOut(_ intent: Intent, _ model: inout Model) -> [Effect] {
    if !keepsNotice(intent) { model.notice = nil }
    if !keepsPointed(intent) { model.pointed = nil }
    if model.hunt.isSearching {
      if case .tick = intent { return hunt(&model) }
      if intent == .close, model.layers.isEmpty { return seeds(.stop, &model) }
    }
    switch intent {
    case .toggleRun, .toggleRunBackwards, .faster, .slower, .automaticPace, .tick:
      return pace(intent, &model)
    case .stepForward, .stepBack, .nextUnit, .previousUnit, .checkpointForward, .checkpointBack,
      .nextChange, .previousChange, .goTo, .goToTime:
      return time(intent, &model)
    case .setBookmark, .goToBookmark, .bookmarks: return bookmark(intent, &model)
    case .moveUp, .moveDown, .moveLeft, .moveRight, .first, .last, .pageUp, .pageDown:
      return move(intent, &model)
    case .nextPane, .previousPane, .focus, .defaultLayout, .select, .toggleFold, .foldAll,
      .previousTree, .nextTree, .inspect, .back, .close:
      return place(intent, &model)
    case .askWhy, .followView, .chooseLine, .lastAnswer, .goToCause: return answer(intent, &model)
    case .showHash, .pointAtHash, .findHash: return hash(intent, &model)
    case .point(let word):
      point(word, &model)
      return []
    case .why, .whatChanged, .explain, .follow, .search, .filter, .nextHit, .previousHit, .help:
      return ask(intent, &model)
    case .breaks(let intent): return breaks(intent, &model)
    case .seeds(let intent): return seeds(intent, &model)
    case .lockstep(let intent): return lockstep(intent, &model)
    case .injectMenu, .perform, .undo, .redo, .toggleCommand, .switchBranch, .export,
      .exportAs, .copy:
      return act(intent, &model)
    case .branches, .nameBranch, .compare, .inBranches, .inComparison:
      return branches(intent, &model)
    case .settings, .selectSetting: return settings(intent, &model)
    case .openPrompt, .openPromptWith, .type, .eraseBack, .eraseAll, .acceptPrompt, .chooseItem,
      .complete, .historyBack, .historyForward, .commandList:
      return prompt(intent, &model)
    case .run(let line): return CommandLine.run(line, &model)
    case .toggleMouse:
      model.isMouseOn.toggle()
      model.notice = model.isMouseOn ? "Mouse on." : "Mouse off: the terminal selects text."
      return [.setMouse(model.isMouseOn)]
    case .setTheme(let name):
      model.theme = name
      return [.setTheme(name)]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .resize: return []
    case .closeOrQuit: return model.layers.isEmpty ? [.save, .quit] : place(.close, &model)
    case .quit: return [.save, .quit]
    }
  }

  /// What a person did not ask for must not wipe away what was told to them.
  private static func keepsNotice(_ intent: Intent) -> Bool {
    switch intent {
    case .tick, .resize, .redraw: true
    default: false
    }
  }

  /// A click selects, too; only what comes after that is about something else.
  private static func keepsPointed(_ intent: Intent) -> Bool {
    switch intent {
    case .tick, .resize, .redraw, .point, .select, .pointAtHash, .explain: true
    default: false
    }
  }

  /// Tells why something is not done.
  static func refuse(_ model: inout Model, _ words: String) -> [Effect] {
    model.notice = words
    return [.bell]
  }
}
