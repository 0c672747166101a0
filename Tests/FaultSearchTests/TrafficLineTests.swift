import FaultSearch
import RollupSimulation
import Testing

/// A message keeps the line of the scenario's traffic that asked for it.
@Suite struct TrafficLineTests {
  private static func asks(_ traffic: Traffic, for message: Message) -> Bool {
    let (from, to, amount) = (message.source, message.destination, message.amount)
    return switch traffic {
    case .allToAll(let all): amount == all
    case .randomPairs(_, let amounts): amounts.contains(amount)
    case .hotSpot(let spot, _, let amounts): to == spot && amounts.contains(amount)
    case .stream(let a, let b, let each, let start, _):
      (a, b, each) == (from, to, amount) && start <= message.sentAt
    case .single(let a, let b, let once, let at):
      (a, b, once) == (from, to, amount) && at <= message.sentAt
    }
  }

  @Test(arguments: MessagingMode.allCases)
  func theLineIsOneThatAsksForIt(_ mode: MessagingMode) throws {
    let scenario = Storm.schedule { $0.mode = mode }.scenario(seed: 3)
    var timeline = Timeline(scenario: scenario, seed: 3)
    timeline.runToEnd()
    let lines = timeline.world.messages.map(\.traffic)
    #expect(lines.count > 10)
    for message in timeline.world.messages {
      let line = try #require(message.traffic)
      #expect(Self.asks(scenario.traffic[Int(line)], for: message), "m\(message.id.rawValue)")
    }
    // The same by a replay, which plans nothing.
    timeline.seek(event: timeline.event / 2)
    timeline.seek(event: timeline.lastKnownEvent)
    #expect(timeline.world.messages.map(\.traffic) == lines)
  }

  @Test func equalSendsOfOneBlockKeepTheirOwnLines() {
    var scenario = Storm.scenario
    scenario.faults = []
    let (from, to) = (RollupID(1), RollupID(0))
    let same = Traffic.single(from: from, to: to, amount: 7, at: .genesis + .seconds(20))
    scenario.traffic = [
      .single(from: from, to: to, amount: UInt64.max, at: .genesis + .seconds(20)), same,
      .single(from: to, to: from, amount: 7, at: .genesis + .seconds(20)), same,
    ]
    var world = World(scenario: scenario, seed: 1)
    while world.messages.count < 3, world.step() {}
    // The one without cover is not sent, and takes nobody's line.
    #expect(world.messages.filter { $0.source == from }.map(\.traffic) == [1, 3])
  }
}
