import Support
import Testing

@testable import RollupSimulation

/// What searches read is held against a world that is stepped event by event and asked each time.
@Suite struct JournalTests {
  /// A run with what was done by hand, told naively.
  private struct Told {
    var worlds: [World] = []

    /// All worlds of a run, by event.
    init(_ scenario: Scenario, _ seed: UInt64, _ commands: [Command]) {
      var world = World(scenario: scenario, seed: seed)
      world.isListening = true
      worlds = [world]
      while true {
        if let command = commands.first(where: { $0.afterEvent == world.eventCount }) {
          world.carryOut(command)
        } else if !world.step() {
          return
        }
        worlds.append(world)
      }
    }
  }

  /// A storm's run with two branches, on the second.
  private func timeline(_ choices: Choices) -> Timeline {
    let storm = RandomStorm(choices)
    var scenario = storm.scenario()
    scenario.duration = min(scenario.duration, .seconds(90))
    var timeline = Timeline(scenario: scenario, seed: scenario.seed)
    timeline.seek(event: choices.int(in: 1...400))
    let r = RollupID(choices.int(in: 0...scenario.settings.rollups - 1))
    timeline.runToEnd()
    timeline.seek(event: choices.int(in: 1...600))
    timeline.perform(
      choices.bool() ? .inject(.forkRollup(r, depth: 4)) : .inject(.haltProver(r)))
    timeline.runToEnd()
    return timeline
  }

  @Test func searchesBackFindWhatANaiveLookFinds() {
    check("backward searches", cases: 25, seed: 3) { choices in
      var timeline = timeline(choices)
      let told = Told(timeline.scenario, timeline.seed, timeline.commands)
      let last = told.worlds.count - 1
      try demandEqual(timeline.lastKnownEvent, last, "events")
      let maker = ConditionMaker(choices: choices, world: timeline.world)
      for _ in 0..<12 {
        let condition = maker.condition()
        let met = told.worlds.map { condition.isMet(in: $0) }
        let isState = condition.expression != nil
        let hit = met.indices.map { k in
          k > 0 && met[k] && !(isState && met[k - 1])
        }
        for before in [last + 1, choices.int(in: 0...last), choices.int(in: 0...last)] {
          func expected(_ wanted: [Bool]) -> Timeline.Found {
            wanted[..<before].lastIndex(of: true).map { .event($0) } ?? .nowhere
          }
          let text = "\(condition) before \(before)"
          try demandEqual(
            timeline.last(before: before, meeting: condition, replayedMax: .max),
            expected(hit), text)
          try demandEqual(
            timeline.last(
              before: before, meeting: condition, as: .holding, replayedMax: .max),
            expected(isState ? met : hit), text)
        }
        let from = choices.int(in: 1...last)
        try demandEqual(
          timeline.hits(of: condition, in: from...last, replayedMax: .max),
          hit.indices.filter { hit[$0] && $0 >= from }, "hits of \(condition)")
      }
    }
  }

  @Test func everyQuantityIsInTheJournalAsItIsInTheWorld() {
    check("logs of quantities", cases: 40, seed: 9) { choices in
      let timeline = timeline(choices)
      let told = Told(timeline.scenario, timeline.seed, timeline.commands)
      let journal = timeline.branches[timeline.branch].journal
      var quantities = Quantity.Counter.allCases.map { Quantity.counter($0) }
      quantities += told.worlds[0].rollups.flatMap { rollup in
        Quantity.RollupQuantity.allCases.map { .rollup(rollup.id, $0) }
      }
      quantities += told.worlds[0].aggregators.map { .alive($0.id) }
      quantities += (0...200).map { .messageLevel(MessageID($0)) }
      quantities += (0...8).map { .proven(checkpoint: $0) }
      for quantity in quantities {
        guard let log = journal.log(of: quantity) else { continue }
        for world in told.worlds {
          let place = log.place(notAfter: world.eventCount)
          try demandEqual(
            log.value(place), world.value(of: quantity), "\(quantity.name) e\(world.eventCount)")
        }
      }
    }
  }

  @Test func nothingIsStuckWhileTheJournalSaysThatNothingIsBroken() {
    check("stuck messages", cases: 25, seed: 5) { choices in
      let timeline = timeline(choices)
      let impaired = timeline.branches[timeline.branch].journal.impaired
      for world in Told(timeline.scenario, timeline.seed, timeline.commands).worlds {
        let stuck = world.messages.filter { message in
          guard message.reverted == nil, message.mint == nil else { return false }
          switch world.waiting(for: message.id).last?.condition {
          case .aggregator, .healing, .refused: return true
          default: return false
          }
        }.count
        try demandEqual(world.stuckMessages, stuck, "at event \(world.eventCount)")
        let isImpaired = impaired.value(impaired.place(notAfter: world.eventCount)) != 0
        try demand(stuck == 0 || isImpaired, "\(stuck) stuck at event \(world.eventCount)")
      }
    }
  }

  @Test func runningOnStopsAtTheFirstHit() {
    check("forward stops", cases: 15, seed: 7) { choices in
      var timeline = timeline(choices)
      let told = Told(timeline.scenario, timeline.seed, timeline.commands)
      let maker = ConditionMaker(choices: choices, world: timeline.world)
      for _ in 0..<6 {
        let condition = maker.condition()
        let start = choices.int(in: 0...told.worlds.count - 1)
        timeline.seek(event: start)
        var monitors = [ConditionMonitor(condition, at: timeline.world)]
        let stop = timeline.advance(
          to: timeline.scenario.end, maxEvents: .max, watching: &monitors
        ) { _, _ in true }
        let isState = condition.expression != nil
        let met = told.worlds.map { condition.isMet(in: $0) }
        let first = met.indices.first { k in
          k > start && met[k] && !(isState && met[k - 1])
        }
        try demandEqual(stop.isStopped ? timeline.event : nil, first, "\(condition) after \(start)")
      }
    }
  }

  @Test func nextAndPreviousChangeAreThoseOfTheRecords() {
    check("changes", cases: 10, seed: 11) { choices in
      var timeline = timeline(choices)
      let told = Told(timeline.scenario, timeline.seed, timeline.commands)
      for object in [Address.rollup(RollupID(0)), .message(MessageID(3)), .root(checkpoint: 1)] {
        let touched = told.worlds.indices.filter { k in
          k > 0
            && told.worlds[k].records.contains {
              $0.occurrence.objects(in: told.worlds[k]).contains(object)
            }
        }
        let here = choices.int(in: 0...told.worlds.count - 1)
        timeline.seek(event: here)
        let next = touched.first { $0 > here }
        try demandEqual(timeline.nextChange(of: object), next != nil, "next of \(object)")
        try demandEqual(timeline.event, next ?? here, "next of \(object)")
        timeline.seek(event: here)
        let previous = touched.last { $0 < here }
        try demandEqual(
          timeline.previousChange(of: object), previous != nil, "previous of \(object)")
        try demandEqual(timeline.event, previous ?? here, "previous of \(object)")
      }
    }
  }
}
