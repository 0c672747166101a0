extension Timeline {
  /// One unit forwards; false if the run ends first. `records` then tells what changed. With
  /// `rollup`, a block step goes to that rollup's next block.
  @discardableResult
  public mutating func stepForward(_ unit: StepUnit, rollup: RollupID? = nil) -> Bool {
    records.removeAll(keepingCapacity: true)
    let start = world.eventCount
    var instant: Instant?
    while true {
      // A block step takes the whole instant, so that no rollup is shown ahead of the others.
      if let instant, nextInstant != instant { return true }
      guard forwardOnce(listening: true) else { return world.eventCount > start }
      if instant == nil, completes(unit, rollup: rollup) {
        if unit != .block { return true }
        instant = world.now
      }
    }
  }

  private func completes(_ unit: StepUnit, rollup: RollupID?) -> Bool {
    if unit == .event { return true }
    guard let mark = mark(ofEvent: world.eventCount) else { return false }
    return Self.completes(unit, mark, rollup: rollup)
  }

  private static func completes(
    _ unit: StepUnit, _ mark: EventMark, rollup: RollupID?
  ) -> Bool {
    switch unit {
    case .event: true
    case .block: mark.rollup != nil && (rollup == nil || mark.rollup == rollup)
    case .proof: mark.completes.contains(.proof)
    case .checkpoint: mark.completes.contains(.checkpoint)
    case .settlement: mark.completes.contains(.settlement)
    }
  }

  private func mark(ofEvent event: Int) -> EventMark? {
    let marks = branches[branch].eventMarks
    let place = firstMark(notBefore: event)
    return place < marks.count && marks[place].event == event ? marks[place] : nil
  }

  func firstMark(notBefore event: Int) -> Int {
    let marks = branches[branch].eventMarks
    return marks.lowerBound { $0.event < event }
  }

  /// One unit back: to where the unit before the last one was complete; false at the start.
  /// `records` then tells what the event just before that did, so that the screen reads the same
  /// as when it was reached forwards.
  @discardableResult
  public mutating func stepBack(_ unit: StepUnit, rollup: RollupID? = nil) -> Bool {
    guard world.eventCount > 0 else { return false }
    let (target, from) = previousStop(unit, rollup: rollup)
    arrive(at: target, telling: from)
    return true
  }

  /// Where a step back lands, and the event after which the step that led there began.
  private func previousStop(_ unit: StepUnit, rollup: RollupID?) -> (target: Int, from: Int) {
    if unit == .event { return (world.eventCount - 1, max(0, world.eventCount - 2)) }
    let marks = branches[branch].eventMarks
    var stops: [Int] = []
    var k = firstMark(notBefore: world.eventCount + 1)
    var instant: Instant?
    while k > 0, stops.count < 3 {
      k -= 1
      guard Self.completes(unit, marks[k], rollup: rollup) else { continue }
      if unit == .block {
        // All blocks of an instant are one stop: the last of them.
        if marks[k].time == instant { continue }
        instant = marks[k].time
        stops.append(endOfInstant(at: k))
      } else {
        stops.append(marks[k].event)
      }
    }
    let earlier = stops.filter { $0 < world.eventCount }
    guard let target = earlier.first else { return (0, 0) }
    return (target, earlier.count > 1 ? earlier[1] : 0)
  }

  /// The last event of the instant that mark `k` belongs to.
  private func endOfInstant(at k: Int) -> Int {
    let marks = branches[branch].eventMarks
    var last = k
    while last + 1 < marks.count, marks[last + 1].time == marks[k].time { last += 1 }
    return marks[last].instantEnd
  }

  /// Moves to `target`, telling what happened after event `from`.
  mutating func arrive(at target: Int, telling from: Int) {
    records.removeAll(keepingCapacity: true)
    // Telling a long stretch would only be thrown away: the tail is what changed last.
    move(to: max(min(from, target), target - Timeline.toldEvents))
    while world.eventCount < target, forwardOnce(listening: true) {}
  }

  /// To right after event `event`, or the run's end if that comes first.
  public mutating func seek(event: Int) {
    arrive(at: max(0, event), telling: max(0, event) - 1)
  }

  /// The last event at or before `time` that completes a step unit, as far as the run is known.
  private func lastMarkedEvent(notAfter time: Instant) -> Int {
    let marks = branches[branch].eventMarks
    let low = marks.lowerBound { $0.time <= time }
    return low == 0 ? 0 : marks[low - 1].event
  }

  /// To right after the last event at or before `time`; tells what that event did.
  public mutating func seek(time: Instant) {
    // The last event that the known run has by then is told, so the way stops right before it.
    let known = max(lastMarkedEvent(notAfter: time) - 1, 0)
    if time < world.now || known > world.eventCount { move(to: known) }
    var isTold = false
    while let next = nextInstant, next <= time {
      // Which event is the last shows only after it: each is told, and forgotten at the next.
      records.removeAll(keepingCapacity: true)
      guard forwardOnce(listening: true) else { break }
      isTold = true
    }
    if !isTold { seek(event: world.eventCount) }
  }

  /// Runs on to `time`, at most `maxEvents` events, telling of the last ones; true when there.
  @discardableResult
  public mutating func advance(to time: Instant, maxEvents: Int) -> Bool {
    var nothing: [ConditionMonitor] = []
    return advance(to: time, maxEvents: maxEvents, watching: &nothing) { _, _ in false }.isThere
  }

  /// Runs to the end without telling anything.
  public mutating func runToEnd() {
    while forwardOnce(listening: false) {}
  }

  /// Looks ahead on a copy, at most `maxEvents` events: the world at which `condition` first holds.
  public func lookAhead(maxEvents: Int, until condition: (World) -> Bool) -> World? {
    var course = Course(world, commands: commands)
    for _ in 0..<maxEvents {
      if condition(course.world) { return course.world }
      if !course.step() { return nil }
    }
    return nil
  }

  /// To the next event that touches `object`, at most `unknownMax` events into what is not known
  /// yet; false, and no move, if there is none so far. What was learnt on the way is kept.
  @discardableResult
  public mutating func nextChange(of object: Address, unknownMax: Int = .max) -> Bool {
    guard let object = world.canonical(object) else { return false }
    let here = world.eventCount
    if let event = firstKnown(after: here, meeting: .change(object)) {
      seek(event: event)
      return true
    }
    let told = records
    move(to: branches[branch].lastEvent)
    records.removeAll()
    var met = 0
    while met < unknownMax, forwardOnce(listening: true) {
      if touches(object) {
        records = world.records
        return true
      }
      records.removeAll(keepingCapacity: true)
      met += 1
    }
    move(to: here)
    records = told
    return false
  }

  /// To right after the last event before this one that touched `object`; false if there is none.
  @discardableResult
  public mutating func previousChange(of object: Address) -> Bool {
    guard let object = world.canonical(object),
      case .event(let event) = last(before: world.eventCount, meeting: .change(object))
    else { return false }
    seek(event: event)
    return true
  }

  func touches(_ object: Address) -> Bool {
    world.records.contains { $0.occurrence.facts(in: world).touches(object) }
  }
}
