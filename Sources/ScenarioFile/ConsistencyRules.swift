import RollupSimulation

/// What must hold between the values of a scenario; each alone is already in range.
struct ConsistencyRules {
  /// Most blocks of all rollups together, those that forks build anew included.
  static let maxBlocks: Int64 = 20_000_000
  /// Most messages that the traffic may send.
  static let maxMessages: Int64 = 20_000_000
  /// Most heartbeats, looks at silence and L1 blocks together.
  static let maxTicks: Int64 = 20_000_000
  /// Most expectations: each is looked at after every event.
  static let maxExpectations = 1_000

  let scenario: Scenario
  let problems: Problems
  /// Where a setting stands, or where a diagnostic about it goes.
  let position: (String) -> Position

  /// Checks all of them.
  func check() {
    checkBlocks()
    checkTimes()
    checkWork()
    if scenario.settings.guards.lock { checkLockGrace() }
  }

  private func checkBlocks() {
    let settings = scenario.settings
    let block = TimeText.text(settings.blockTime)
    let interval = settings.checkpointInterval
    if interval < settings.blockTime {
      problems.add(
        position("checkpointInterval"), found: "a checkpointInterval of \(TimeText.text(interval))",
        expected: "at least a blockTime, \(block)")
    }
    if scenario.duration > DocumentReader.longestRun {
      problems.add(
        position("duration"), found: "an epoch of \(TimeText.text(scenario.duration))",
        expected: "at most \(TimeText.text(DocumentReader.longestRun)), or a shorter 'duration'")
      return
    }
    var blocks = blocksOfOne * Int64(settings.rollups)
    for fault in scenario.faults where fault.action.kind == .inject(.forkRollup) {
      blocks += min(fault.action.number, blocksOfOne)
    }
    if blocks > ConsistencyRules.maxBlocks {
      problems.add(
        position("duration"), found: "\(blocks.grouped) blocks in all",
        expected: "at most \(ConsistencyRules.maxBlocks.grouped): a shorter duration, fewer rollups"
          + " or a longer blockTime")
    }
  }

  private var blocksOfOne: Int64 {
    scenario.duration.milliseconds / scenario.settings.blockTime.milliseconds
  }

  /// What nobody could wait for, or hold in memory.
  private func checkWork() {
    if messages > ConsistencyRules.maxMessages {
      problems.add(
        position("traffic"),
        found: "traffic of more than "
          + "\(ConsistencyRules.maxMessages.grouped) messages in all",
        expected: "less traffic, a shorter duration or fewer rollups")
    }
    if ticks > ConsistencyRules.maxTicks {
      problems.add(
        position("aggregation.heartbeat"),
        found: "\(ticks.grouped) heartbeats, looks at silence and L1 blocks in all",
        expected: "at most \(ConsistencyRules.maxTicks.grouped): a longer heartbeat, exitAfter or "
          + "slot, or a shorter run")
    }
    if scenario.expectations.count > ConsistencyRules.maxExpectations {
      problems.add(
        position("expectations"), found: "\(scenario.expectations.count.grouped) claims",
        expected: "at most \(ConsistencyRules.maxExpectations.grouped)")
    }
  }

  /// How many messages the traffic sends if all senders can pay; not counted on past the most.
  private var messages: Int64 {
    let rollups = Int64(scenario.settings.rollups)
    let duration = scenario.duration.milliseconds
    var sum: Int64 = 0
    for traffic in scenario.traffic where sum <= ConsistencyRules.maxMessages {
      switch traffic {
      case .allToAll:
        sum +=
          rollups * (rollups - 1)
          * (duration / scenario.settings.checkpointInterval.milliseconds)
      case .randomPairs(let permille, _), .hotSpot(_, let permille, _):
        sum += blocksOfOne * rollups * Int64(permille) / 1_000
      case .stream(_, _, _, let start, let every):
        sum += max(0, duration - start.milliseconds) / max(1, every.milliseconds)
      case .single: sum += 1
      }
    }
    return sum
  }

  private var ticks: Int64 {
    let settings = scenario.settings
    let length = (scenario.duration + scenario.drain).milliseconds
    let beats =
      length / settings.aggregation.heartbeat.milliseconds
      * Int64(settings.aggregation.aggregators)
    let looks =
      settings.aggregation.exitAfter.map { length / $0.milliseconds * Int64(settings.rollups) }
      ?? 0
    return beats + looks + length / settings.l1.slot.milliseconds
  }

  private func checkTimes() {
    let settings = scenario.settings
    if settings.costs.chainProofMin > settings.costs.chainProofMax {
      problems.add(
        position("costs.chainProofMax"),
        found: "a chainProofMax of \(TimeText.text(settings.costs.chainProofMax))",
        expected: "no less than chainProofMin, \(TimeText.text(settings.costs.chainProofMin))")
    }
    if settings.aggregation.timeout <= settings.aggregation.heartbeat {
      problems.add(
        position("aggregation.timeout"),
        found: "a timeout of \(TimeText.text(settings.aggregation.timeout))",
        expected: "more than the heartbeat, \(TimeText.text(settings.aggregation.heartbeat))")
    } else if settings.aggregation.timeout <= settings.networkDelay {
      problems.add(
        position("aggregation.timeout"),
        found: "a timeout of \(TimeText.text(settings.aggregation.timeout))",
        expected: "more than the networkDelay, \(TimeText.text(settings.networkDelay)), or honest"
          + " aggregators take over from each other")
    }
  }

  private func checkLockGrace() {
    let needed = LockGrace(scenario)
    guard scenario.settings.l1.lockGrace <= needed.bound else { return }
    problems.add(
      position("l1.lockGrace"),
      found: "a lockGrace of \(TimeText.text(scenario.settings.l1.lockGrace))",
      expected: "more than \(TimeText.text(needed.bound)): chain proof "
        + "\(TimeText.text(needed.slowestChainProof)) + folds \(TimeText.text(needed.folds)) + "
        + "delays \(TimeText.text(needed.delays)) + timeout \(TimeText.text(needed.timeout)) + "
        + "settlement \(TimeText.text(needed.settlement)) + slot \(TimeText.text(needed.slot)); "
        + "or guards.lock: false")
  }
}
