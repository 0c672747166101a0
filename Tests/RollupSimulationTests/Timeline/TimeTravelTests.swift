import Support
import Testing

@testable import RollupSimulation

/// PROTOCOL 7.10 and the timeline: forwards, backwards, branches.
@Suite struct TimeTravelTests {
  private func scenario() -> Scenario {
    village(
      epochs: 2, traffic: [.allToAll(amount: 2)],
      faults: [
        (70, .inject(.forkRollup(1, depth: 8))), (128, .inject(.crashAggregator(0))),
        (90, .exit(3)),
      ])
  }
  private func timeline() -> Timeline { Timeline(scenario: scenario(), seed: 7) }

  @Test(arguments: StepUnit.allCases)
  func steppingBackMeetsTheSameWorldsAndRecordsAsForwards(_ unit: StepUnit) {
    var timeline = timeline()
    var stops: [(event: Int, hash: Digest, records: [Record])] = []
    // Every event of the run would be slow, and teach no more.
    while stops.count < 900, timeline.stepForward(unit) {
      stops.append((timeline.event, timeline.world.stateHash(), timeline.records))
    }
    #expect(stops.count > 3)
    // The run's end completes no unit, unless an event is one.
    if timeline.world.nextInstant == nil, unit != .event { stops.removeLast() }
    for stop in stops.reversed() {
      if timeline.event > stop.event { confirm(timeline.stepBack(unit)) }
      #expect(timeline.event == stop.event)
      #expect(timeline.world.stateHash() == stop.hash)
      if !timeline.records.isEmpty, stop.event > stops[0].event, unit != .settlement {
        #expect(timeline.records.last == stop.records.last)
      }
    }
    confirm(timeline.stepBack(unit))
    #expect(timeline.event == 0)
    confirm(!timeline.stepBack(unit))
    for stop in stops {
      confirm(timeline.stepForward(unit))
      #expect(timeline.event == stop.event && timeline.world.stateHash() == stop.hash)
      #expect(timeline.records == stop.records)
    }
  }

  /// Whatever went wrong: an instant ends with its last event both ways, though that be of a halted
  /// sequencer and complete nothing.
  @Test(arguments: StepUnit.allCases)
  func inAnyStormStepsBackMeetTheStopsOfStepsForwards(_ unit: StepUnit) {
    check("steps", cases: 18, seed: 13) { choices in
      let scenario = RandomStorm(choices).scenario()
      var timeline = Timeline(scenario: scenario, seed: scenario.seed)
      var stops: [(event: Int, hash: Digest)] = []
      while stops.count < 120, timeline.stepForward(unit) {
        stops.append((timeline.event, timeline.world.stateHash()))
      }
      if timeline.world.nextInstant == nil, unit != .event, !stops.isEmpty { stops.removeLast() }
      for stop in stops.reversed() {
        if timeline.event > stop.event { try demand(timeline.stepBack(unit), "no step back") }
        try demandEqual(timeline.event, stop.event, "\(unit) back")
        try demandEqual(timeline.world.stateHash(), stop.hash, "\(unit) at \(stop.event)")
      }
    }
  }

  @Test func aBlockStepOfOneRollupStopsAtItsBlocksOnly() {
    var timeline = timeline()
    for k in 1..<12 {
      timeline.stepForward(.block, rollup: 2)
      #expect(timeline.world.rollups[2].height == k)
      #expect(timeline.world.now == .seconds(5 * k))
    }
    timeline.stepBack(.block, rollup: 2)
    #expect(timeline.world.rollups[2].height == 10)
  }

  @Test func seekingGoesToTheSameWorldFromEverywhere() {
    var reference = World(scenario: scenario(), seed: 7)
    var hashes = [reference.stateHash()]
    var times = [reference.now]
    while reference.step() {
      hashes.append(reference.stateHash())
      times.append(reference.now)
    }
    var timeline = timeline()
    let last = hashes.count - 1
    for target in [0, last, 1, 700, 3, 1_200, 650, last - 1, 0, 900] {
      timeline.seek(event: target)
      #expect(timeline.event == min(target, last))
      #expect(timeline.world.stateHash() == hashes[timeline.event])
    }
    for second in [0, 400, 69, 70, 71, 200, 130, 5] {
      timeline.seek(time: .seconds(second))
      let place = times.lastIndex { $0 <= .seconds(second) }!
      #expect(timeline.event == place && timeline.world.stateHash() == hashes[place])
    }
    timeline.seek(event: last + 50)
    #expect(timeline.event == last)
  }

  @Test func aCommandInThePastBeginsABranchAndTheOldFutureIsKept() {
    var timeline = timeline()
    timeline.runToEnd()
    let (end, hash) = (timeline.event, timeline.world.stateHash())
    timeline.seek(time: .seconds(100))
    let here = timeline.event
    timeline.perform(.inject(.haltProver(2)))
    #expect(timeline.branch == 1 && timeline.branches[1].parent == 0)
    #expect(timeline.branches[1].forkEvent == here)
    #expect(timeline.event == here + 1 && timeline.world.rollups[2].prover.isHalted)
    timeline.runToEnd()
    #expect(timeline.world.stateHash() != hash)
    timeline.switchTo(branch: 0)
    timeline.seek(event: end)
    #expect(timeline.world.stateHash() == hash && timeline.commands.isEmpty)
    #expect(timeline.branches.count == 2)
  }

  @Test func atTheFrontierTooTheFutureWithoutTheCommandIsKept() {
    var timeline = timeline()
    var plain = self.timeline()
    for _ in 0..<50 { timeline.stepForward(.event) }
    timeline.perform(.inject(.haltSequencer(0)))
    #expect(timeline.branch == 1 && timeline.commands.count == 1)
    confirm(timeline.undo())
    #expect(timeline.branch == 0 && timeline.commands.isEmpty)
    timeline.runToEnd()
    plain.runToEnd()
    #expect(timeline.world.stateHash() == plain.world.stateHash())
  }

  @Test func undoAndRedoWalkOverCommandsAndDeleteNothing() {
    var timeline = timeline()
    timeline.runToEnd()
    timeline.seek(time: .seconds(100))
    let before = timeline.world.stateHash()
    timeline.perform(.inject(.haltProver(2)))
    timeline.seek(time: .seconds(150))
    timeline.perform(.inject(.haltProver(1)))
    let (event, hash) = (timeline.event, timeline.world.stateHash())
    confirm(timeline.undo())
    #expect(!timeline.world.rollups[1].prover.isHalted && timeline.world.rollups[2].prover.isHalted)
    confirm(timeline.undo())
    #expect(timeline.world.stateHash() == before && timeline.branch == 0)
    confirm(!timeline.undo())
    confirm(timeline.redo())
    confirm(timeline.redo())
    #expect(timeline.event == event && timeline.world.stateHash() == hash)
    confirm(!timeline.redo())
  }

  @Test func togglingACommandOffGivesTheRunWithoutIt() {
    var timeline = timeline()
    timeline.seek(time: .seconds(100))
    let id = timeline.perform(.inject(.haltProver(2))).id
    timeline.runToEnd()
    confirm(timeline.toggle(id))
    timeline.runToEnd()
    var without = World(scenario: scenario(), seed: 7)
    while without.step() {}
    #expect(timeline.world.rollups[2].state.headHash == without.rollups[2].state.headHash)
    #expect(timeline.world.l1.registry == without.l1.registry)
    #expect(
      timeline.world.roots.map { timeline.world.proof($0).cur }
        == without.roots.map { without.proof($0).cur })
    confirm(timeline.toggle(id))
    timeline.runToEnd()
    #expect(timeline.world.rollups[2].prover.isHalted)
    confirm(!timeline.toggle(CommandID(99)))
  }

  @Test func aSavedLogGivesTheSameRunAgain() {
    var timeline = timeline()
    timeline.runToEnd()
    timeline.seek(time: .seconds(100))
    timeline.perform(.inject(.haltProver(2)))
    timeline.advance(to: .seconds(160), maxEvents: .max)
    timeline.perform(.heal(.prover(2)))
    timeline.perform(.exit(1))
    timeline.runToEnd()
    var again = Timeline(scenario: scenario(), seed: 7, commands: timeline.commands)
    #expect(again.runIdentifier == timeline.runIdentifier)
    again.runToEnd()
    #expect(again.world.stateHash() == timeline.world.stateHash())
    #expect(again.event == timeline.event)
    #expect(again.runIdentifier != self.timeline().runIdentifier)
    #expect(Timeline(scenario: scenario(), seed: 8).runIdentifier != self.timeline().runIdentifier)
  }

  @Test func lookingAheadMovesNothing() {
    var timeline = timeline()
    timeline.seek(time: .seconds(50))
    let hash = timeline.world.stateHash()
    let ahead = timeline.lookAhead(maxEvents: 5_000) { $0.roots.count == 2 }
    #expect(ahead?.roots.count == 2)
    #expect(timeline.world.stateHash() == hash)
    #expect(timeline.lookAhead(maxEvents: 3) { $0.roots.count == 2 } == nil)
  }

  @Test func nextAndPreviousChangeFindTheEventsThatTouchAnObject() {
    var timeline = timeline()
    var touched: [Int] = []
    while timeline.nextChange(of: .root(checkpoint: 1)) { touched.append(timeline.event) }
    #expect(touched.count >= 3)
    for event in touched.dropLast().reversed() {
      confirm(timeline.previousChange(of: .root(checkpoint: 1)))
      #expect(timeline.event == event)
    }
  }
}
