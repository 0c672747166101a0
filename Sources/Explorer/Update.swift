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
    if case .pace(.tick) = intent, !model.hunt.isSearching, model.isStepping {
      return stepAlong(&model)
    }
    let effects = carryOut(intent, &model)
    keepInStep(&model)
    return effects
  }

  private static func carryOut(_ intent: Intent, _ model: inout Model) -> [Effect] {
    if !keepsNotice(intent) { model.notice = nil }
    if !keepsPointed(intent) { model.pointed = nil }
    if model.hunt.isSearching {
      if case .pace(.tick) = intent { return hunt(&model) }
      if intent == .place(.close), model.layers.isEmpty { return seeds(.stop, &model) }
    }
    return switch intent {
    case .pace(let it): pace(it, &model)
    case .time(let it): time(it, &model)
    case .bookmark(let it): bookmark(it, &model)
    case .move(let it): move(it, &model)
    case .place(let it): place(it, &model)
    case .ask(let it): ask(it, &model)
    case .answer(let it): answer(it, &model)
    case .hash(let it): hash(it, &model)
    case .settings(let it): settings(it, &model)
    case .breaks(let it): breaks(it, &model)
    case .seeds(let it): seeds(it, &model)
    case .lockstep(let it): lockstep(it, &model)
    case .act(let it): act(it, &model)
    case .branches(let it): branches(it, &model)
    case .prompt(let it): prompt(it, &model)
    case .screen(let it): screen(it, &model)
    }
  }

  /// What a person did not ask for must not wipe away what was told to them.
  private static func keepsNotice(_ intent: Intent) -> Bool {
    if case .pace(.tick) = intent { return true }
    return intent == .screen(.resize) || intent == .screen(.redraw)
  }

  /// A click selects, too; only what comes after that is about something else.
  private static func keepsPointed(_ intent: Intent) -> Bool {
    switch intent {
    case .ask(.point), .ask(.explain), .place(.select), .hash(.pointAt): true
    case .pace, .time, .bookmark, .move, .place, .ask, .answer, .hash, .settings, .breaks, .seeds,
      .lockstep, .act, .branches, .prompt, .screen:
      keepsNotice(intent)
    }
  }

  /// Tells why something is not done.
  static func refuse(_ model: inout Model, _ words: String) -> [Effect] {
    model.notice = words
    return [.bell]
  }
}
