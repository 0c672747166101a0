import FaultSearch
import RollupSimulation
import ScenarioFile
import Testing

@testable import Explorer

/// Whatever a step does to a message is marked `*` and told by `d`: in random runs of all modes,
/// with reorgs, joins and leaves.
@Suite struct OccurrenceMarkTests {
  /// How a message stands, as far as anybody can see it.
  private struct Standing: Equatable {
    var level: Message.Level
    var isReverted: Bool

    init(_ message: Message) {
      level = message.level
      isReverted = message.reverted != nil
    }
  }

  @Test(arguments: MessagingMode.allCases)
  func everyMessageThatMovesIsMarkedAndTold(_ mode: MessagingMode) throws {
    var storm = try Stories.scenario("storm")
    storm.settings.mode = mode
    let schedule = FaultSchedule(over: storm, provingMax: ScenarioReader.slowestProver(in: storm))
    for seed in UInt64(1)...4 {
      let scenario = schedule.scenario(seed: seed)
      var model = Model(timeline: Timeline(scenario: scenario, seed: seed))
      var before: [Standing] = []
      while model.timeline.stepForward(.event) {
        let world = model.timeline.world
        let now = world.messages.map { Standing($0) }
        defer { before = now }
        if now == before { continue }
        model.changes = model.timeline.records
        let scene = Scene(model)
        let told = Answer.changes(model.changes, before: nil, world).lines.map(\.text)
        let hasMore = told.contains { $0.contains(" more: ") }
        for message in world.messages {
          let k = message.id.index
          if k < before.count, before[k] == now[k] { continue }
          let place = "\(mode) seed \(seed) event \(world.eventCount): m\(k)"
          #expect(scene.isChanged(message), "\(place) has no *")
          let isNamed = told.contains {
            $0.split { !$0.isLetter && !$0.isNumber }.contains("m\(k)")
          }
          #expect(isNamed || hasMore, "\(place) is not told: \(told)")
        }
      }
    }
  }
}
