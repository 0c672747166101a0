import RollupSimulation
import RunComparison

extension Update {
  /// As many runs as stand beside the main one.
  static let lockstepRunsMax = 11

  static func lockstep(_ intent: LockstepIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .open(let requests):
      let others = requests.filter { $0.settings != ["mode=\(mode(model))"] }
      guard !others.isEmpty else {
        return refuse(
          &model, "This run is in that mode; name another, or a setting: importPolicy=root")
      }
      guard others.count <= lockstepRunsMax else {
        return refuse(&model, "\(lockstepRunsMax) runs are as many as can stand beside this one.")
      }
      begin(others, &model)
      show(&model)
    case .reopen:
      guard model.lockstep != nil else {
        return refuse(&model, "compare needs more: a branch, or compare importPolicy=root")
      }
      show(&model)
    case .all:
      model.lockstep?.isShowingAll.toggle()
      model.overlayScroll = 0
    case .left, .right:
      let last = max((model.lockstep?.runs.count ?? 0) - 1, 0)
      let step = intent == .left ? -1 : 1
      let wished = (model.lockstep?.firstColumn ?? 0) + step
      model.lockstep?.firstColumn = min(max(wished, 0), last)
    }
    return []
  }

  private static func mode(_ model: Model) -> String {
    model.timeline.scenario.settings.mode.rawValue
  }

  private static func show(_ model: inout Model) {
    model.layers.removeAll { $0 == .lockstep }
    model.layers.append(.lockstep)
    model.overlayScroll = 0
  }

  /// The runs at genesis: what was done by hand on this branch is a fault of theirs.
  private static func begin(_ requests: [VariantRequest], _ model: inout Model) {
    var scenario = model.timeline.asScenario
    scenario.opening = nil
    // Their events have other numbers: what came after an event comes at its instant's end.
    for k in scenario.faults.indices where scenario.faults[k].afterEvent != nil {
      scenario.faults[k].afterEvent = eventNumberMax
    }
    let runs = requests.map { request in
      var run = Lockstep.Run(label: request.label)
      switch model.readVariant?(scenario, request.settings) {
      case .scenario(let variant): run.scenario = variant
      case .refused(let words): run.refusal = words
      case nil: run.refusal = "settings can't be read here"
      }
      return run
    }
    model.lockstep = Lockstep(
      requests: requests, origin: model.timeline.runIdentifier, runs: runs)
  }

  /// After anything that was done: if the moment shown is another, or the main run is, the other
  /// runs have somewhere to go.
  static func keepInStep(_ model: inout Model) {
    guard model.layers.contains(.lockstep), let lockstep = model.lockstep else { return }
    if lockstep.origin != model.timeline.runIdentifier {
      begin(lockstep.requests, &model)
      model.lockstep?.firstColumn = lockstep.firstColumn
      model.lockstep?.isShowingAll = lockstep.isShowingAll
    }
    let now = model.timeline.world.now
    model.lockstep?.moment = max(model.pace.clock ?? now, now)
  }

  /// A slice of the way of the runs that are not there; time waits for them. Figures of one run at
  /// most are taken, as that goes through all of its messages.
  static func stepAlong(_ model: inout Model) -> [Effect] {
    guard var lockstep = model.lockstep else { return [] }
    // What is held twice would copy its worlds.
    model.lockstep = nil
    defer { model.lockstep = lockstep }
    if !lockstep.isMainDone(model.timeline.event) {
      lookAhead(model.timeline, maxEvents: model.eventsPerTick, &lockstep)
      return []
    }
    let moment = lockstep.moment
    let behind = lockstep.runs.indices.filter { !lockstep.runs[$0].isDone(moment) }
    let share = max(model.eventsPerTick / max(behind.count, 1), 1)
    for k in behind {
      guard lockstep.runs[k].followed != nil else {
        lockstep.runs[k].followed = lockstep.runs[k].scenario.map {
          FollowedRun($0, seed: $0.seed)
        }
        return []
      }
      guard lockstep.runs[k].followed?.advance(to: moment, maxEvents: share) == true,
        let world = lockstep.runs[k].followed?.world
      else { continue }
      lockstep.runs[k].figures = RunFigures(world)
      lockstep.runs[k].event = world.eventCount
      return []
    }
    return []
  }

  /// Beside runs that have gone through a whole instant, one amid its events would differ by
  /// nothing else: its figures are those at the instant's end.
  private static func lookAhead(
    _ timeline: Timeline, maxEvents: Int, _ lockstep: inout Lockstep
  ) {
    var ahead =
      lockstep.ahead.take().flatMap { $0.event == timeline.event ? $0.course : nil }
      ?? timeline.course
    var events = 0
    while events < maxEvents, let next = ahead.nextInstant, next <= timeline.world.now,
      ahead.step()
    {
      events += 1
    }
    if ahead.nextInstant.map({ $0 > timeline.world.now }) ?? true {
      lockstep.main = (RunFigures(ahead.world), timeline.event)
    } else {
      lockstep.ahead = (ahead, timeline.event)
    }
  }
  /// The largest that a scenario's file can have.
  private static let eventNumberMax = 999_999_999
}
