import RollupSimulation

extension Update {
  static func breaks(_ intent: BreakIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .list:
      if model.layers.last == .breakpoints {
        model.layers.removeLast()
        return []
      }
      guard !model.breaks.points.isEmpty else {
        return refuse(&model, "No breakpoint yet: b sets one on the selection, :break any other.")
      }
      model.breaks.selected = min(model.breaks.selected, model.breaks.points.count - 1)
      model.layers.append(.breakpoints)
      return []
    case .onSelection: return breakOnSelection(&model)
    case .removeNumbered(let id):
      guard let place = model.breaks.place(of: id) else {
        return refuse(&model, "There is no breakpoint \(id).")
      }
      return remove(place, &model)
    case .toggle:
      return onSelected(&model) { place, model in
        model.breaks.points[place].isEnabled.toggle()
        model.breaks.startOver()
        return [.save]
      }
    case .remove: return onSelected(&model, remove)
    case .nextHit:
      return onSelected(&model) { place, model in
        pursue(.breakpoint(model.breaks.points[place].id), &model)
      }
    case .previousHit: return onSelected(&model, previousHit)
    }
  }

  private static func onSelected(
    _ model: inout Model, _ body: (Int, inout Model) -> [Effect]
  ) -> [Effect] {
    let place = model.breaks.selected
    guard model.breaks.points.indices.contains(place) else {
      return refuse(&model, "No breakpoint is selected.")
    }
    return body(place, &model)
  }

  private static func breakOnSelection(_ model: inout Model) -> [Effect] {
    guard let object = model.timeline.world.canonical(model.selection) else {
      return refuse(&model, "\(model.selection) can't change.")
    }
    if case .event = object { return refuse(&model, "An event is over: it can't change.") }
    let condition = Condition.change(object)
    if let place = model.breaks.points.firstIndex(where: { $0.condition == condition }) {
      return remove(place, &model)
    }
    return setBreak(condition, wanted: 1, &model)
  }

  /// Sets a breakpoint; running time stops there from now on.
  static func setBreak(
    _ condition: Condition, wanted: Int, _ model: inout Model
  ) -> [Effect] {
    guard model.breaks.points.count < breakpointsMax else {
      return refuse(&model, "\(breakpointsMax) breakpoints are as many as there can be.")
    }
    let point = model.breaks.add(condition, wanted: wanted)
    model.notice = "\(Wording.name(point)) is set; B lists all."
    return [.save]
  }
  static let breakpointsMax = 50

  private static func remove(_ place: Int, _ model: inout Model) -> [Effect] {
    model.notice = "\(Wording.name(model.breaks.points[place])) is gone."
    model.breaks.points.remove(at: place)
    model.breaks.startOver()
    model.breaks.selected = max(min(place, model.breaks.points.count - 1), 0)
    if model.breaks.points.isEmpty, model.layers.last == .breakpoints {
      model.layers.removeLast()
    }
    return [.save]
  }

  /// Goes back to the last hit before this moment.
  private static func previousHit(_ place: Int, _ model: inout Model) -> [Effect] {
    setDirection(.paused, &model)
    let point = model.breaks.points[place]
    let found = model.timeline.last(before: model.timeline.event, meeting: point.condition)
    switch found {
    case .nowhere:
      return refuse(&model, "\(Wording.name(point)) has no hit before this moment.")
    case .notSince(let event):
      return refuse(
        &model,
        "No hit since e\(event). Before that the run has to be carried out again: "
          + "go there and ask once more.")
    case .event(let event):
      _ = model.breaks.points[place].meet(at: event)
      model.timeline.seek(event: event)
      arrive(&model)
      model.notice = Wording.stop(at: model.breaks.points[place], event: event)
      return []
    }
  }

  /// Lets time run as fast as it can until what is pursued happens.
  static func pursue(_ pursuit: Breaks.Pursuit, _ model: inout Model) -> [Effect] {
    setDirection(.forwards, &model)
    model.breaks.pursuit = pursuit
    model.breaks.startOver()
    model.pace.goal = model.timeline.scenario.end
    return []
  }

  /// What is told when the run ends before what was pursued.
  static func words(forEndOf pursuit: Breaks.Pursuit, _ model: Model) -> String {
    switch pursuit {
    case .breakpoint(let id):
      let name = model.breaks.place(of: id).map { Wording.name(model.breaks.points[$0]) }
      return "The run ends here: \(name ?? "it") has no further hit."
    case .change(let address): return "\(address) does not change any more."
    }
  }

  /// Runs on to `target`; true when there, or when a breakpoint has stopped time.
  static func advance(_ model: inout Model, to target: Instant) -> Bool {
    prepareMonitors(&model)
    guard !model.breaks.monitors.isEmpty else {
      return model.timeline.advance(to: target, maxEvents: model.eventsPerTick)
    }
    var points = model.breaks.points
    let owners = model.breaks.monitorOwners
    let pursuit = model.breaks.pursuit
    var stops: [Int] = []
    let (isThere, isStopped) = model.timeline.advance(
      to: target, maxEvents: model.eventsPerTick, watching: &model.breaks.monitors
    ) { monitor, event in
      guard let place = points.firstIndex(where: { $0.id == owners[monitor] }) else {
        return true
      }
      let isWanted = points[place].meet(at: event) || pursuit != nil
      if isWanted { stops.append(place) }
      return isWanted
    }
    model.breaks.points = points
    model.breaks.monitored = here(model)
    if isStopped {
      let event = model.timeline.event
      setDirection(.paused, &model)
      model.changes = model.timeline.records.filter { $0.event == event }
      model.notice = stops.first.map { Wording.stop(at: points[$0], event: event) }
    }
    return isThere
  }

  private static func here(_ model: Model) -> Breaks.Place {
    Breaks.Place(branch: model.timeline.branch, event: model.timeline.event)
  }

  private static func prepareMonitors(_ model: inout Model) {
    guard model.breaks.monitored != here(model) else { return }
    let world = model.timeline.world
    var sought = model.breaks.points.filter(\.isEnabled).map { ($0.id, $0.condition) }
    switch model.breaks.pursuit {
    case .breakpoint(let id):
      sought = model.breaks.points.filter { $0.id == id }.map { ($0.id, $0.condition) }
    case .change(let address): sought = [(0, .change(world.canonical(address) ?? address))]
    case nil: break
    }
    model.breaks.monitorOwners = sought.map(\.0)
    model.breaks.monitors = sought.map { ConditionMonitor($0.1, at: world) }
    model.breaks.monitored = here(model)
  }

  /// Files the hits of a step, which they do not stop.
  static func noteHits(after start: Int, _ model: inout Model) {
    let end = model.timeline.event
    guard end > start else { return }
    for k in model.breaks.points.indices where model.breaks.points[k].isEnabled {
      let condition = model.breaks.points[k].condition
      for event in model.timeline.hits(of: condition, in: start + 1...end) {
        _ = model.breaks.points[k].meet(at: event)
      }
    }
  }

  /// Running backwards from `start` to here may have passed a hit: then it ends there, at the
  /// latest of them. True if so.
  static func stopBackwards(from start: Int, _ model: inout Model) -> Bool {
    let end = model.timeline.event
    guard end < start else { return false }
    var stop: (event: Int, place: Int)?
    for k in model.breaks.points.indices where model.breaks.points[k].isEnabled {
      let condition = model.breaks.points[k].condition
      let hits = model.timeline.hits(of: condition, in: max(end, 1)...max(start - 1, 1))
      for event in hits where model.breaks.points[k].meet(at: event) && event < start {
        if event > stop?.event ?? 0 { stop = (event, k) }
      }
    }
    guard let stop else { return false }
    setDirection(.paused, &model)
    model.timeline.seek(event: stop.event)
    arrive(&model)
    model.notice = Wording.stop(at: model.breaks.points[stop.place], event: stop.event)
    return true
  }

  /// Reads the watches off the moment arrived at; what they were before is kept for comparing.
  static func readWatches(_ model: inout Model) {
    let world = model.timeline.world
    let before = model.breaks.watched
    model.breaks.watched = model.breaks.watches.enumerated().map { k, watch in
      let now = watch.value(in: world)
      return Breaks.Change(before: k < before.count ? before[k].now : now, now: now)
    }
  }
}
