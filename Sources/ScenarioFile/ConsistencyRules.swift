import RollupSimulation

/// What must hold between the values of a scenario; each alone is already in range.
struct ConsistencyRules {
  /// Most blocks of all rollups together.
  static let maxBlocks: Int64 = 20_000_000

  let scenario: Scenario
  let problems: Problems
  /// Where a setting stands, or where a diagnostic about it goes.
  let position: (String) -> Position

  /// Checks all of them.
  func check() {
    checkBlocks()
    checkTimes()
    if scenario.settings.guards.lock { checkLockGrace() }
  }

  private func checkBlocks() {
    let settings = scenario.settings
    let block = TimeText.text(settings.blockTime)
    let interval = settings.checkpointInterval
    if interval.milliseconds % settings.blockTime.milliseconds != 0 {
      problems.add(
        position("checkpointInterval"), found: "a checkpointInterval of \(TimeText.text(interval))",
        expected: "a whole number of blocks of \(block)")
    }
    if scenario.duration > DocumentReader.longestRun {
      problems.add(
        position("duration"), found: "an epoch of \(TimeText.text(scenario.duration))",
        expected: "at most \(TimeText.text(DocumentReader.longestRun)), or a shorter 'duration'")
      return
    }
    let blocks =
      scenario.duration.milliseconds / settings.blockTime.milliseconds * Int64(settings.rollups)
    if blocks > ConsistencyRules.maxBlocks {
      problems.add(
        position("duration"), found: "\(blocks.grouped) blocks in all",
        expected: "at most \(ConsistencyRules.maxBlocks.grouped): a shorter duration, fewer rollups"
          + " or a longer blockTime")
    }
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
