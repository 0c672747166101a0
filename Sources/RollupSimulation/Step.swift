extension World {
  /// Carries out the next event; false if nothing is due before the scenario's end. While the
  /// world is listening, `records` then tells what happened.
  ///
  /// Cost: a block with its hashes for most events; O(N) for checkpoints and root proofs.
  @discardableResult
  public mutating func step() -> Bool {
    while true {
      if let k = duePlacedFault {
        placedFaults.removeFirst()
        come(to: scenario.faults[k].time)
        around.rank = 0
        carryOut(.fault(k))
        dropPlacedFaults()
        return true
      }
      guard let next = queue.nextTime, next <= scenario.end, let due = queue.pop() else {
        return false
      }
      // One with a place waits for its turn.
      if case .fault(let k) = due.event, scenario.faults[k].afterEvent != nil { continue }
      come(to: due.time)
      around.rank = due.rank
      carryOut(due.event)
      if case .fault = due.event { dropPlacedFaults() }
      return true
    }
  }

  /// Carries out a command now, as an event of its own; the time comes to be the command's.
  public mutating func carryOut(_ command: Command) {
    come(to: command.time)
    around.rank = 0
    carryOut(.command(command))
  }

  private mutating func come(to time: Instant) {
    if time > now { eventsBeforeNow = eventCount }
    now = max(now, time)
  }

  /// The only switch over events.
  private mutating func carryOut(_ event: Event) {
    around.begin(event)
    book.beginEvent()
    effort += effort(of: event)
    switch event {
    case .fault(let k): act(scenario.faults[k].action)
    case .command(let command): act(command.action)
    case .jobEnds(let job): endJob(job)
    case .arrival(let parcel): receive(parcel)
    case .heartbeat(let aggregator): beat(aggregator)
    case .watch(let aggregator, let epoch): watch(aggregator, epoch: epoch)
    case .collectionDeadline(let a, let i): closeCollection(a, checkpoint: i)
    case .exitCheck(let rollup): checkExit(rollup)
    case .l1Block: makeL1Block()
    case .rollupBlock(let rollup): makeRollupBlock(rollup)
    case .checkpoint(let i): reachCheckpoint(i)
    }
    book.recountLatency()
    effort += effortOfMoves
    if isChecking {
      checkInvariants(after: event)
    } else {
      book.conservation.isStale = true
    }
  }

  /// Whether invariants are evaluated: they are a matter of what happened, and in a replay that is
  /// known.
  var isChecking: Bool { settings.checkInvariants && !memo.isReplaying }

  /// Notes an occurrence if anybody listens.
  @inline(__always)
  mutating func note(_ occurrence: @autoclosure () -> Occurrence) { around.note(occurrence()) }

  /// Notes an occurrence out of the ordinary, and keeps it whether or not anybody listens.
  mutating func noteIncident(_ occurrence: Occurrence) { around.noteIncident(occurrence) }
}
