import Testing

@testable import RollupSimulation

/// L1 can settle a block before its messages have come over the network; what it settled earlier
/// opens all the same.
@Suite struct SlowNetworkTests {
  private func world(delay: Span) -> World {
    var scenario = Scenario(name: "slow network")
    scenario.settings.mode = .l1Root
    scenario.settings.rollups = 3
    scenario.settings.isolated = (0..<3).map { RollupID($0) }
    scenario.settings.checkpointInterval = .seconds(10)
    scenario.settings.checkpointsPerEpoch = 1
    scenario.settings.costs.chainProofMin = .seconds(1)
    scenario.settings.costs.chainProofMax = .seconds(1)
    scenario.settings.l1.finalitySlots = 0
    scenario.settings.l1.importDepth = 0
    scenario.settings.networkDelay = delay
    scenario.duration = .minutes(5)
    scenario.drain = .zero
    scenario.traffic = [.allToAll(amount: 1)]
    var world = World(scenario: scenario, seed: 1)
    while world.step() {}
    return world
  }

  @Test(arguments: [Span.seconds(1), .seconds(20), .seconds(50)])
  func rootsThatOutrunTheNetworkOpenWhatHasArrived(_ delay: Span) {
    let world = world(delay: delay)
    #expect(world.violations == [])
    let waiting = world.messages.filter { message in
      message.mint == nil && message.sentAt + delay + .seconds(40) <= world.now
    }
    #expect(waiting.isEmpty, "\(waiting.count) of \(world.messages.count) not minted")
    #expect(world.messages.contains { $0.mint != nil })
  }
}
