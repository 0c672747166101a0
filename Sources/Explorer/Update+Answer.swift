import RollupSimulation

/// Where lines of answers lead.
public enum AnswerIntent: Hashable, Sendable {
  /// Why another object is where it is.
  case why(Address)
  /// The followed or selected message through all its levels.
  case follow
  /// What the line under the cursor leads to; back to the answer before.
  case choose, last
  /// To the moment at which something came about.
  case goToCause(Address, time: Instant, event: Int?)
}

extension Model {
  /// The answer on top of the panes, if there is one.
  var answer: Answer? {
    guard case .answer(let question) = layers.last else { return nil }
    switch question {
    case .why(let object):
      return Answer.why(object, timeline.world, places, exact: exact(of: object))
    case .follow(let id):
      return timeline.world.exists(.message(id)) ? Answer.follow(id, timeline.world) : nil
    case .followExport(let object):
      return timeline.world.node(at: object).map {
        Answer.follow(export: $0.node, $0.checkpoint, timeline.world)
      }
    case .changes: return Answer.changes(changes, before: worldBefore, timeline.world)
    }
  }
}

extension Model {
  /// When a message moves next, if running ahead from this very moment has shown it.
  func exact(of object: Address) -> Instant? {
    guard let exact, object == .message(exact.message), exact.event == timeline.event else {
      return nil
    }
    return exact.time
  }
}

/// Answers whose lines lead on: to another answer, to a moment, or to what would help.
extension Update {
  static func answer(_ intent: AnswerIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .why(let object): return why(object, &model)
    case .follow: return followView(&model)
    case .choose:
      guard let answer = model.answer, let place = answer.place(model.overlayCursor),
        let intent = answer.lines[place].intent
      else { return refuse(&model, "Nothing here leads anywhere.") }
      return choose(intent, &model)
    case .last:
      if !model.layers.isEmpty { model.layers.removeLast() }
      model.overlayCursor = nil
      if case .answer(.why(let object)) = model.layers.last { model.selection = object }
      return []
    case .goToCause(let object, let time, let event):
      return goToCause(object, time, event, &model)
    }
  }

  /// Runs ahead, as things stand, to where the selected message moves next; a bound by the guards
  /// is all that can be said of what is further away.
  static func runAhead(_ model: inout Model) {
    guard case .message(let id) = model.selection, model.pace.direction == .paused,
      model.timeline.world.exists(.message(id))
    else { return }
    let event = model.timeline.event
    if model.exact?.message == id, model.exact?.event == event { return }
    let now = model.timeline.world.message(id)
    let ahead = model.timeline.lookAhead(maxEvents: aheadEvents) {
      let message = $0.message(id)
      return message.level != now.level || (message.reverted == nil) != (now.reverted == nil)
    }
    model.exact = ahead.map { Model.Exact(message: id, event: event, time: $0.now) }
  }
  private static let aheadEvents = 8_000

  private static func why(_ object: Address, _ model: inout Model) -> [Effect] {
    if model.layers.last == .answer(.why(object)) { return [] }
    model.layers.append(.answer(.why(object)))
    model.overlayCursor = nil
    // What is asked about is what i, f and Enter speak of from now on.
    if model.timeline.world.exists(object) { model.selection = object }
    return []
  }

  private static func followView(_ model: inout Model) -> [Effect] {
    if case .message(let id) = model.selection {
      toggle(.answer(.follow(id)), &model)
    } else if let (node, i) = model.timeline.world.node(at: model.selection), i >= 1,
      !model.timeline.world.tree[node].isLeaf
    {
      toggle(.answer(.followExport(model.selection)), &model)
    } else if let id = model.followed {
      toggle(.answer(.follow(id)), &model)
    } else {
      return refuse(&model, "Select a message, or a node whose hash others import.")
    }
    return []
  }

  private static func choose(_ intent: Intent, _ model: inout Model) -> [Effect] {
    switch intent {
    // These leave the answer for what lies below it.
    case .act(.perform), .time(.goTo): closeAnswers(&model)
    case .pace, .time, .bookmark, .move, .place, .ask, .answer, .hash, .settings, .breaks, .seeds,
      .lockstep, .act, .branches, .prompt, .screen:
      break
    }
    return apply(intent, to: &model)
  }

  static func closeAnswers(_ model: inout Model) {
    while model.isAnswering { model.layers.removeLast() }
    model.overlayCursor = nil
    model.worldBefore = nil
  }

  /// To the moment, and the object, of a cause; a bookmark leads back.
  private static func goToCause(
    _ object: Address, _ time: Instant, _ event: Int?, _ model: inout Model
  ) -> [Effect] {
    let origin = model.layers.compactMap { layer -> Address? in
      if case .answer(.why(let object)) = layer { object } else { nil }
    }.first
    closeAnswers(&model)
    setDirection(.paused, &model)
    let from = (event: model.timeline.event, time: model.timeline.world.now)
    if let event {
      model.timeline.seek(event: event)
    } else {
      model.timeline.seek(time: time, touching: object)
    }
    arrive(&model)
    if model.timeline.world.exists(object) { show(object, &model) }
    if from.event != model.timeline.event {
      let name = origin.map { "why \($0)" } ?? "before the jump"
      model.bookmarks.removeAll { $0.name == name }
      model.bookmarks.append(Model.Bookmark(name: name, event: from.event, time: from.time))
      model.notice =
        "The cause, at \(TimeText.clock(of: model.timeline.world.now)); "
        + "' goes back to e\(from.event)."
    }
    return []
  }

  /// While what changed is looked at, the world before the step is kept beside it.
  static func noteBefore(_ model: inout Model) {
    let isWanted = model.layers.contains(.answer(.changes))
    guard isWanted, model.pace.direction == .paused, let first = model.changes.first?.event,
      first >= 1
    else {
      model.worldBefore = nil
      return
    }
    var before = model.timeline
    before.seek(event: first - 1)
    model.worldBefore = before.world
  }
}
