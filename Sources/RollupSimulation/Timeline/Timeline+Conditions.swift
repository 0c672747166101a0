extension Timeline {
  /// What of a state is looked for.
  public enum Sought: Hashable, Sendable {
    /// An event after which it holds.
    case holding
    /// An event at which it becomes true, as breakpoints count hits.
    case hit
  }

  /// What a search through the past of a branch came to.
  public enum Found: Hashable, Sendable {
    case event(Int)
    case nowhere
    /// Not after this event; before it nobody has looked, since that takes running again.
    case notSince(Int)
  }

  /// The last event before `event` on this branch that met a condition, as far as the run is known.
  ///
  /// Reads the branch's journal: a million events take some tens of milliseconds, an expression
  /// over what changes with each event some hundreds. Only stuck messages, and only while something
  /// is broken, have the run carried out again, at most `replayedMax` events of it.
  public mutating func last(
    before event: Int, meeting condition: Condition, as sought: Sought = .hit,
    notBefore floor: Int = 0, replayedMax: Int = 20_000
  ) -> Found {
    let end = min(event - 1, branches[branch].lastEvent)
    guard let expression = condition.expression else {
      guard let pattern = JournalKey.pattern(condition, in: world), end >= max(floor, 1) else {
        return .nowhere
      }
      return branches[branch].journal.last(in: max(floor, 1)..<end + 1, fitting: pattern)
        .map { .event($0) } ?? .nowhere
    }
    var stretches = JournalStretches(expression, branches[branch].journal, end: end)
    var replayed = 0
    // Where the condition held so far without a gap, going back: its start is a hit.
    var start: Int?
    while let stretch = stretches.next() {
      var last = stretch.last
      while last >= stretch.first {
        let first =
          stretch.truth == nil ? max(stretch.first, last - Timeline.toldEvents + 1) : stretch.first
        if stretch.truth == nil {
          if replayed >= replayedMax { return .notSince(last + 1) }
          replayed += last - first + 1
        }
        let truths = stretch.truth.map { [$0] } ?? truths(of: expression, first...last)
        for (k, truth) in truths.enumerated().reversed() {
          let top = stretch.truth == nil ? first + k : last
          let bottom = stretch.truth == nil ? first + k : first
          if truth {
            if sought == .holding { return top >= floor ? .event(top) : .nowhere }
            start = bottom
          } else if let start {
            return start >= floor ? .event(start) : .nowhere
          }
          // A hit at `floor` itself still needs to know what was before.
          if bottom < floor { return .nowhere }
        }
        last = first - 1
      }
    }
    // True from genesis on: nothing brought it.
    return .nowhere
  }

  /// The first event after `event` known so far that met what happens at events; `nil` if none did.
  func firstKnown(after event: Int, meeting condition: Condition) -> Int? {
    let end = branches[branch].lastEvent
    guard event < end, let pattern = JournalKey.pattern(condition, in: world) else { return nil }
    return branches[branch].journal.first(in: event + 1..<end + 1, fitting: pattern)
  }

  /// All hits of a condition in a stretch of the known run, oldest first; a state that would have
  /// more than `replayedMax` events run again is not looked at further back.
  public mutating func hits(
    of condition: Condition, in range: ClosedRange<Int>, replayedMax: Int = 2_048
  ) -> [Int] {
    var hits: [Int] = []
    var end = range.upperBound + 1
    while case .event(let hit) = last(
      before: end, meeting: condition, notBefore: range.lowerBound, replayedMax: replayedMax)
    {
      hits.append(hit)
      end = hit
    }
    return hits.reversed()
  }

  /// Whether an expression held after each event of a known stretch, by running it again.
  private mutating func truths(
    of expression: Condition.Expression, _ range: ClosedRange<Int>
  ) -> [Bool] {
    keepFrontier()
    var copy = keptWorld(notAfter: range.lowerBound)
    copy.isListening = false
    copy.memo.isReplaying = !branches[branch].hasViolations
    var truths: [Bool] = []
    while true {
      if copy.eventCount >= range.lowerBound {
        truths.append(expression.truth { copy.value(of: $0) } == true)
      }
      guard copy.eventCount < range.upperBound else { return truths }
      if let command = commands.first(where: {
        $0.enabled && !copy.isPast($0) && copy.isTurn(of: $0)
      }) {
        copy.carryOut(command)
      } else {
        let isThere = copy.step()
        precondition(isThere, "a known event comes again")
      }
    }
  }

  /// Runs on to `time`, at most `maxEvents` events, and stops right after an event at which a
  /// monitor is hit for which `stops` says so; `stops` is told each hit, by the monitor's place and
  /// the event. True when at `time` or stopped.
  public mutating func advance(
    to time: Instant, maxEvents: Int, watching monitors: inout [ConditionMonitor],
    stops: (Int, Int) -> Bool
  ) -> (isThere: Bool, isStopped: Bool) {
    records.removeAll(keepingCapacity: true)
    var events = 0
    while events < maxEvents, let next = nextInstant, next <= time {
      if records.count > 2_000 { records.removeFirst(1_000) }
      guard forwardOnce(listening: true) else { break }
      events += 1
      var isStopped = false
      for k in monitors.indices where monitors[k].isHit(in: world) {
        if stops(k, world.eventCount) { isStopped = true }
      }
      if isStopped { return (true, true) }
    }
    return (nextInstant.map { $0 > time } ?? true, false)
  }
}
