import RollupSimulation

/// What can be asked of running time.
public enum PaceIntent: Hashable, Sendable {
  case toggleRun, toggleRunBackwards
  case faster, slower, automatic
  /// Simulated time goes on because real time did, by this many milliseconds.
  case tick(millis: Int)
}

extension Update {
  /// The factors that a person chooses from: simulated seconds a second.
  public static let factors = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200]
  /// Automatic pace stays within these: below, nothing seems to move; above, nobody can follow.
  static let automaticFactors = 5...120
  /// A notable change about every so many real milliseconds.
  static let notableMillis = 333

  static func pace(_ intent: PaceIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .toggleRun: toggle(.forwards, &model)
    case .toggleRunBackwards: toggle(.backwards, &model)
    case .automatic:
      model.pace.isAutomatic = true
      model.pace.segmentEnd = nil
    case .faster:
      setFactor(factors.first { $0 > model.pace.factor } ?? factors[factors.count - 1], &model)
    case .slower: setFactor(factors.last { $0 < model.pace.factor } ?? factors[0], &model)
    case .tick(let millis):
      switch model.pace.direction {
      case .paused: break
      case .forwards: return runForwards(&model, millis)
      case .backwards: return runBackwards(&model, millis)
      }
    }
    return []
  }

  private static func toggle(_ wished: Model.Pace.Direction, _ model: inout Model) {
    setDirection(model.pace.direction == .paused ? wished : .paused, &model)
  }

  /// Starts or stops time, with a pace chosen anew.
  static func setDirection(_ direction: Model.Pace.Direction, _ model: inout Model) {
    model.pace.direction = direction
    model.pace.segmentEnd = nil
    model.pace.clock = nil
    model.pace.goal = nil
    model.pace.unspentMillis = 0
    model.breaks.pursuit = nil
  }

  private static func setFactor(_ factor: Int, _ model: inout Model) {
    model.pace.factor = factor
    model.pace.isAutomatic = false
  }

  private static func runForwards(_ model: inout Model, _ millis: Int) -> [Effect] {
    let end = model.timeline.scenario.end
    let start = max(model.pace.clock ?? .genesis, model.timeline.world.now)
    let target: Instant
    if let goal = model.pace.goal {
      // Time that could not be kept up with is not made up for: it runs slower than wished.
      target = goal
    } else {
      if model.pace.isAutomatic { chooseFactor(&model, at: start) }
      let wished = min(end, start + .milliseconds(Int64(millis * model.pace.factor)))
      // Stopping at the change lets the next stretch have its own pace.
      let segmentEnd = model.pace.isAutomatic ? model.pace.segmentEnd : nil
      target = segmentEnd.map { $0 > start ? min(wished, $0) : wished } ?? wished
    }
    let isThere = advance(&model, to: target)
    readWatches(&model)
    if model.pace.direction == .paused {
      remember(model.timeline.records, &model)
      return []
    }
    model.pace.clock = isThere ? target : model.timeline.world.now
    model.pace.goal = isThere ? nil : target
    let records = model.timeline.records
    let world = model.timeline.world
    if records.contains(where: { $0.occurrence.facts(in: world).weight >= notableRank }) {
      model.changes = records
    }
    remember(records, &model)
    if model.timeline.world.nextInstant == nil {
      model.notice = model.breaks.pursuit.map { words(forEndOf: $0, model) } ?? "The run ends here."
      setDirection(.paused, &model)
    }
    return []
  }
  /// While time runs, the sentence about the last change stays until something at least as
  /// notable as a message sent comes along.
  private static let notableRank = 10

  /// Sets the factor so that the next notable change comes in about a third of a second.
  private static func chooseFactor(_ model: inout Model, at start: Instant) {
    if let end = model.pace.segmentEnd, start < end { return }
    guard let next = nextNotableTime(model.timeline.world, after: start) else {
      model.pace.segmentEnd = nil
      model.pace.factor = automaticFactors.upperBound
      return
    }
    let gapMillis = Int((next - start).milliseconds)
    let wished = min(
      max(gapMillis / notableMillis, automaticFactors.lowerBound), automaticFactors.upperBound)
    model.pace.factor = factors.last { $0 <= wished } ?? wished
    model.pace.segmentEnd = next
  }

  /// When the next thing is due that is worth slowing down for.
  static func nextNotableTime(_ world: World, after start: Instant) -> Instant? {
    world.nextDue(after: start) { event in
      switch event {
      case .fault, .command, .jobEnds, .checkpoint, .arrival(.takeover): true
      case .arrival, .heartbeat, .watch, .collectionDeadline, .exitCheck, .l1Block, .rollupBlock:
        false
      }
    }
  }

  private static func runBackwards(_ model: inout Model, _ millis: Int) -> [Effect] {
    let start = model.timeline.event
    if model.pace.isAutomatic {
      model.pace.unspentMillis += millis
      guard model.pace.unspentMillis >= notableMillis else { return [] }
      model.pace.unspentMillis %= notableMillis
      let before = model.timeline.world.now
      guard model.timeline.stepBack(.proof) else { return stopAtGenesis(&model) }
      let gapMillis = Int((before - model.timeline.world.now).milliseconds)
      model.pace.factor = max(1, gapMillis / notableMillis)
    } else {
      let span = Span.milliseconds(Int64(millis * model.pace.factor))
      let now = model.timeline.world.now
      guard now > .genesis else { return stopAtGenesis(&model) }
      model.timeline.seek(time: now - .genesis > span ? now - span : .genesis)
    }
    if !stopBackwards(from: start, &model) { arrive(&model) }
    return []
  }

  private static func stopAtGenesis(_ model: inout Model) -> [Effect] {
    model.timeline.seek(event: 0)
    arrive(&model)
    setDirection(.paused, &model)
    model.notice = "The run begins here."
    return []
  }
}
