import Support
import Testing

@testable import RollupSimulation

/// No event uses a block, a proof, a word or evidence before messages, with their delays, can have
/// brought it there (PROTOCOL 2.2 and 6).
@Suite struct KnowledgeTravelsTests {
  /// Storms with all faults in all modes, and deliveries that take up to ten blocks.
  private func storm(_ choices: Choices) -> Scenario {
    var scenario = RandomStorm(choices).scenario()
    scenario.settings.networkDelay = choices.element(
      of: [.milliseconds(500), .seconds(3), .seconds(7), .seconds(50)])
    return scenario
  }

  private func travel(_ scenario: Scenario, delay: Span? = nil) -> Travel {
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    var travel = Travel(world, delay: delay)
    while world.step() { travel.take(world) }
    return travel
  }

  @Test func nobodyUsesWhatCannotHaveReachedHim() {
    var uses = 0
    check("travel", cases: 300, seed: 12) { choices in
      let travel = travel(storm(choices))
      uses += travel.uses
      try demand(travel.complaints.isEmpty, travel.complaints.prefix(3).joined(separator: "\n"))
    }
    #expect(uses > 100_000)
  }

  /// Somebody who looks into another's hands, and the use that gives him away.
  enum Peek: CaseIterable {
    /// The aggregator has a chain proof the moment it is made.
    case chainProof
    /// The first rollup below a node has its proof at once; all others wait for it.
    case nodeProof
    /// A rollup knows at once that its leaf was taken.
    case receipt

    var use: Travel.Use {
      switch self {
      case .chainProof: .child
      case .nodeProof: .importedNode
      case .receipt: .receipt
      }
    }

    func look(_ world: inout World) {
      for record in world.records {
        switch (self, record.occurrence) {
        case (.chainProof, .prover(.chainProven(_, _, let proof))):
          world.receive(.chainProof(proof, to: world.holder))
        case (.nodeProof, .tree(.nodeProven(let node, _, let proof, _, _))):
          let first = world.tree.rollups(under: node).first!
          _ = world.acceptNodeProof(proof, at: first, node: node)
        case (.receipt, .tree(.leafIncluded(let r, let i, let proof))):
          world.receiveReceipt(r, checkpoint: i, leaf: proof, refused: nil)
        case (.chainProof, _), (.nodeProof, _), (.receipt, _): break
        }
      }
    }
  }

  /// One party that peeks is enough.
  @Test(arguments: Peek.allCases)
  func onePartyThatPeeksIsSeen(_ peek: Peek) {
    var early: Set<Travel.Use> = []
    _ = firstFailure(cases: 60, seed: 12) { choices in
      var scenario = storm(choices)
      scenario.settings.mode = .intermediate
      scenario.settings.modeOf = []
      scenario.settings.networkDelay = .seconds(7)
      var world = World(scenario: scenario, seed: scenario.seed)
      world.isListening = true
      var travel = Travel(world)
      while world.step() {
        travel.take(world)
        peek.look(&world)
      }
      early.formUnion(travel.early)
    }
    #expect(early.contains(peek.use), "\(early)")
  }

  /// What the network brings in three seconds nobody could know yet if it took fifty: each kind of
  /// use is one that this test would see too early.
  @Test func eachKindOfUseIsWatched() {
    var kinds: Set<Travel.Use> = []
    _ = firstFailure(cases: 200, seed: 12) { choices in
      var scenario = storm(choices)
      scenario.settings.networkDelay = .seconds(3)
      kinds.formUnion(travel(scenario, delay: .seconds(50)).early)
    }
    #expect(kinds == Set(Travel.Use.allCases))
  }
}
