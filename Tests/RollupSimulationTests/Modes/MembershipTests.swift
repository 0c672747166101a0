import Testing

@testable import RollupSimulation

/// Who is outside the tree, and what happens at an epoch's boundary (PROTOCOL 1, 3 and 6).
@Suite struct MembershipTests {
  private func story(_ faults: [(Int, Action)], epochs: Int = 4) -> World {
    Story(
      village(
        rollups: 4, epochs: epochs,
        traffic: [
          .stream(from: 0, to: 3, amount: 1, start: .genesis + .seconds(10), every: .seconds(20)),
          .stream(from: 3, to: 1, amount: 1, start: .genesis + .seconds(15), every: .seconds(20)),
        ], faults: faults
      ) { $0.isolated = [3] }
    ).world
  }

  @Test func whatCrossesTheTreesEdgeGoesByL1() {
    let world = story([])
    #expect(world.book.counts.usable > 20 && world.violations == [])
    for message in world.messages {
      guard let via = message.mint?.via.place else { continue }
      if case .l1Block(let number) = via {
        // A member imports final blocks only.
        if message.destination == 1 {
          let at = message.mint!.via.at
          #expect(world.l1.blocks[number + 1].header.time <= at)
        }
      } else {
        Issue.record("\(message.id) crossed by \(via)")
      }
    }
    #expect(world.l1.contracts[3].isOpen && world.l1.contracts[3].settledHeight == 144)
  }

  @Test func aRollupJoinsAtABoundaryAndItsLeafGoesOnFromWhatL1HadSettled() throws {
    let world = story([(200, .join(3))])
    #expect(world.violations == [])
    let changed = try #require(
      world.incidents.first {
        if case .contract(.membershipChanged) = $0.occurrence { true } else { false }
      })
    // The wish of 200 s is final long before the boundary at 360 s.
    #expect(changed.time == .genesis + .seconds(360))
    #expect(changed.occurrence == .contract(.membershipChanged(3, epoch: 2, isMember: true)))
    #expect(world.topology.isMember(3) && !world.l1.contracts[3].isOpen)
    let leaves = world.proofs.compactMap { proof -> ChainStatement? in
      guard case .chain(let s) = proof.statement, s.rollup == 3 else { return nil }
      return s
    }
    let first = try #require(leaves.first)
    #expect(first.prevHeight == 0, "the tree had its genesis block")
    // What L1 had finally settled at the boundary: the end of the first epoch.
    #expect(first.exports.contains { $0.kind == .l1Block })
    #expect(first.curHeight == 84, "the block of checkpoint 7")
    #expect(leaves.dropFirst().allSatisfy { $0.prevHeight >= 84 })
    // From then on messages come through nodes.
    let later = world.messages.last { $0.source == 3 && $0.mint != nil }
    #expect(later?.mint?.via.node != nil)
    #expect(world.l1.contracts[3].settledHeight == 144)
  }

  @Test func aRollupLeavesAtABoundaryAndItsLockEnds() {
    let world = story([(20, .leave(2))])
    #expect(world.violations == [] && !world.topology.isMember(2))
    let leaf = world.tree.leaf(of: 2)
    for i in 1...12 {
      guard let proof = world.slotProof(leaf, i) else { continue }
      if case .carry = world.proof(proof).statement {
        #expect(i > 3)
      } else {
        #expect(i <= 3)
      }
    }
    #expect(world.l1.contracts[2].isOpen && world.l1.contracts[2].settledHeight >= 108)
    let opened = world.incidents.first { $0.occurrence == .contract(.contractOpened(2)) }
    // The lock of the epoch that it left with, to its end and the grace.
    #expect(opened.map { $0.time >= .genesis + .seconds(180 + 90) } ?? false)
  }

  @Test func modesFallBackToWhatCanSettle() {
    var settings = Settings()
    settings.rollups = 6
    settings.isolated = [4, 5]
    settings.layers = [Layer(rollup: 3, parent: 2)]
    settings.modeOf = [
      PairMode(from: 4, to: 5, mode: .direct), PairMode(from: 4, to: 0, mode: .direct),
      PairMode(from: 0, to: 4, mode: .direct), PairMode(from: 3, to: 2, mode: .l3OnL2),
      PairMode(from: 0, to: 1, mode: .sharedDirect), PairMode(from: 1, to: 0, mode: .direct),
    ]
    let topology = Topology(settings)
    let expected: [(Int, Int, MessagingMode)] = [
      (4, 5, .direct), (5, 4, .l1Root), (4, 0, .l1Root), (0, 4, .direct), (0, 1, .sharedDirect),
      (1, 0, .l1Root), (0, 2, .intermediate), (3, 2, .l3OnL2), (2, 3, .l3OnL2), (3, 0, .l1Root),
      (1, 3, .l1Root),
    ]
    for (from, to, mode) in expected {
      #expect(topology.mode(from: RollupID(from), to: RollupID(to)) == mode, "\(from) to \(to)")
    }
    #expect(topology.places[3] == .layer3(on: 2) && topology.layer3(on: 2) == [3])
  }
}
