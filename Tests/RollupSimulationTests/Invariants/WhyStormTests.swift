import Support
import Testing

@testable import RollupSimulation

/// What Why says comes true under random settings and faults as well.
@Suite struct WhyStormTests {
  /// Also where settings are drawn as the search draws them: slow provers, slow networks, slots
  /// longer than an epoch, L3s.
  @Test(arguments: [(isDrawn: false, seed: UInt64(5)), (isDrawn: true, seed: 21)])
  func nothingMovesBeforeItsTimeNorWithoutWhatItWaitedFor(
    _ storms: (isDrawn: Bool, seed: UInt64)
  ) {
    var confirmed = 0
    check("why", cases: 450, seed: storms.seed) { choices in
      let storm = RandomStorm(choices)
      let scenario = storms.isDrawn ? storm.drawnScenario() : storm.scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      world.isListening = true
      var prophecy = Prophecy()
      while world.step() {
        prophecy.take(world)
        if world.eventCount % 97 == 0 { prophecy.ask(world) }
      }
      confirmed += prophecy.confirmed
      let complaints = prophecy.complaints
      try demand(complaints.isEmpty, complaints.prefix(3).joined(separator: "\n"))
    }
    #expect(confirmed > 10_000)
  }

  /// Whatever anything waits for, no moment on the way is over and none is promised by somebody who
  /// is down, at any time of any run; nor is a moment over at which a remedy comes.
  @Test(arguments: [false, true])
  func everyMomentIsToComeAndSomebodyAliveKeepsIt(_ isDrawn: Bool) {
    var asked = 0
    check("moments", cases: 200, seed: 8) { choices in
      let storm = RandomStorm(choices)
      let scenario = isDrawn ? storm.drawnScenario() : storm.scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      let stride = choices.int(in: 60...400)
      while world.step() {
        if world.eventCount % stride != 0 { continue }
        for object in objects(of: world) {
          let explanation = world.explain(object)
          let remedies = explanation.remedies.compactMap(moment)
          try demand(
            remedies.allSatisfy { $0 >= world.now },
            "\(object) e\(world.eventCount): \(remedies) at \(world.now)")
          for blocker in explanation.waiting {
            asked += 1
            for moment in [blocker.earliest, blocker.deadline] {
              try demand(
                moment.map { $0 >= world.now } ?? true,
                "\(object) e\(world.eventCount): \(blocker) at \(world.now)")
            }
            try demand(
              blocker.earliest == nil || isUp(blocker.actor, in: world),
              "\(object) e\(world.eventCount): \(blocker) of one who is down")
          }
        }
      }
    }
    #expect(asked > 10_000)
  }

  private func moment(of remedy: Explanation.Remedy) -> Instant? {
    switch remedy {
    case .comes(let time), .carry(let time), .takeover(_, let time), .lockEnds(let time),
      .expires(let time):
      time
    case .returns, .action: nil
    }
  }

  private func isUp(_ party: Party, in world: World) -> Bool {
    switch party {
    case .aggregator(let a): !world.aggregator(a).isCrashed
    case .prover, .sequencer, .l1, .network, .person: true
    }
  }

  /// A chain of causes goes back in time and ends with somebody's decision, whatever went wrong.
  @Test func everyChainOfCausesEndsWithADecision() {
    var explained = 0
    check("causes", cases: 120, seed: 6) { choices in
      let scenario = RandomStorm(choices).scenario()
      var world = World(scenario: scenario, seed: scenario.seed)
      let stride = choices.int(in: 150...600)
      while world.step() {
        if world.eventCount % stride != 0 { continue }
        for object in objects(of: world) {
          let explanation = world.explain(object)
          for chain in [explanation.history, explanation.because] where !chain.isEmpty {
            explained += 1
            try demand(chain.count < 200, "\(object): no end")
            for (step, cause) in zip(chain, chain.dropFirst()) {
              try demand(
                cause.time <= step.time && step.spent != nil,
                "\(object): \(step.object) \(step.kind) before \(cause.object) \(cause.kind)")
            }
            guard case .origin = chain[chain.count - 1].kind else {
              throw Violation("\(object): ends with \(chain[chain.count - 1])")
            }
          }
        }
      }
    }
    #expect(explained > 10_000)
  }

  private func objects(of world: World) -> [Address] {
    var found: [Address] = world.messages.map { .message($0.id) }
    for i in [1, world.checkpoint - 1, world.checkpoint, world.checkpoint + 1] where i >= 1 {
      found += world.tree.nodes.indices.map { world.address(of: NodeID($0), checkpoint: i) }
    }
    for rollup in world.rollups {
      found += [.rollup(rollup.id), .block(rollup.id, height: rollup.height)]
    }
    return found + world.aggregators.map { .aggregator($0.id) } + [.l1Block(world.l1.height)]
  }
}
