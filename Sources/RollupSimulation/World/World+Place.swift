/// Where in a run an action comes: at a time, and there first of all or after an event.
struct Place: Comparable {
  var time: Instant
  /// 0: before everything else of its instant; otherwise 1 more than the event that it comes after.
  var order: UInt64

  static func < (a: Place, b: Place) -> Bool {
    a.time == b.time ? a.order < b.order : a.time < b.time
  }
}

extension ScheduledFault {
  var place: Place { Place(time: time, order: afterEvent.map { UInt64($0) + 1 } ?? 0) }
}

extension Command {
  var place: Place { Place(time: time, order: UInt64(afterEvent) + 1) }
}

extension World {
  /// Whether what was brought at `time` after event `event` has its turn: whatever comes before its
  /// instant is over, and that event or the whole instant is.
  func isTurn(at time: Instant, after event: Int) -> Bool {
    guard let next = queue.nextTime, next <= scenario.end else { return true }
    return next > time || (next == time && eventCount >= event)
  }

  /// Whether a command that has not been carried out has its turn. It goes before a fault of the
  /// scenario with the same place.
  func isTurn(of command: Command) -> Bool {
    let before = command.time == now ? eventsBeforeNow : eventCount
    let event = command.isPlaced ? command.afterEvent : before + command.offset
    guard isTurn(at: command.time, after: event) else { return false }
    guard let k = duePlacedFault else { return true }
    return Place(time: command.time, order: UInt64(event) + 1) <= scenario.faults[k].place
  }

  /// Whether the turn of a command is over.
  func isPast(_ command: Command) -> Bool {
    guard command.isPlaced else { return false }
    return command.time < now || (command.time == now && command.afterEvent < eventCount)
  }

  /// The scenario's next fault with a place, if it has its turn.
  var duePlacedFault: Int? {
    guard let k = placedFaults.first, scenario.faults[k].time <= scenario.end,
      isTurn(at: scenario.faults[k].time, after: scenario.faults[k].afterEvent ?? 0)
    else { return nil }
    return k
  }

  /// Takes what stood in the queue for faults that came before their instant's other faults off its
  /// head, so that the head is an event to come.
  mutating func dropPlacedFaults() {
    while case .fault(let k)? = queue.nextEvent, scenario.faults[k].afterEvent != nil,
      !placedFaults.contains(k)
    {
      _ = queue.pop()
    }
  }

  /// When the next event is due, if any is before the scenario's end.
  public var nextInstant: Instant? {
    if let k = duePlacedFault { return max(now, scenario.faults[k].time) }
    return queue.nextTime.flatMap { $0 <= scenario.end ? $0 : nil }
  }
}
