import Support
import Testing

@testable import RollupSimulation

/// PROTOCOL 2.2: what a receiver imports, and when.
@Suite struct ImportingTests {
  private func allToAll(_ policy: ImportPolicy) -> World {
    var scenario = village(rollups: 5, epochs: 2, traffic: [.allToAll(amount: 1)]) {
      $0.importPolicy = policy
      $0.costs.chainProofMax = .seconds(12)
    }
    scenario.drain = .seconds(200)
    return Recount.run(scenario)
  }

  /// By time alone: the newest hash of the node whose proof had been delivered.
  private func newest(_ node: NodeID, at time: Instant, _ world: World) -> Int {
    let place = world.tree[node]
    return world.proofs.compactMap { proof -> Int? in
      guard case .node(let s) = proof.statement, s.first == place.first, s.count == place.count,
        proof.madeAt + world.settings.networkDelay <= time
      else { return nil }
      return s.checkpoint
    }.max() ?? 0
  }

  @Test func eachMessageComesByItsLowestCommonAncestorsNewestHash() {
    let world = allToAll(.lowestCommonAncestor)
    #expect(world.book.counts.usable > 50 && world.violations == [])
    for message in world.messages {
      guard let mint = message.mint else { continue }
      let node = world.tree.lowestCommonAncestor(message.source, message.destination)
      #expect(mint.via.node?.node == node)
      let i = mint.via.node?.checkpoint ?? -1
      #expect(i == newest(node, at: mint.via.at, world))
      let block = world.rollups[message.destination].block(mint.block)
      let place = world.tree[node]
      let imported = ImportedHash.node(
        first: UInt32(place.first), count: UInt32(place.count),
        checkpoint: UInt64(i),
        world.hash(of: node, at: i) ?? .zero)
      #expect(block.imports.contains(imported), "what was used is what was imported")
    }
  }

  @Test func theRootPolicyNeedsOneImportForEveryoneAndIsLater() {
    let (lowest, root) = (allToAll(.lowestCommonAncestor), allToAll(.root))
    #expect(
      root.messages.allSatisfy { $0.mint == nil || $0.mint?.via.node?.node == TreeShape.root })
    for rollup in root.rollups {
      for k in rollup.blocks.indices { #expect(rollup.blocks[k].imports.count <= 1) }
    }
    func mean(_ world: World) -> Int64 {
      world.book.counts.usableLatencySum / Int64(world.book.counts.usable)
    }
    #expect(mean(root) > mean(lowest))
  }

  @Test func importingBeforeTheRootExistsIsFasterAndWeaker() {
    let story = Story(village(traffic: [message(0, 1, at: 10), message(0, 3, at: 10)]))
    let near = story.world.message(MessageID(0))
    let far = story.world.message(MessageID(1))
    // The pair is proven at 67.5 s and delivered half a second later, the root at 69.5 and 70 s.
    #expect(near.openable?.at == Instant(milliseconds: 68_000))
    #expect(near.mint?.via.at == .seconds(70))
    #expect(near.coveredAt == .seconds(70) && far.coveredAt == .seconds(70))
    #expect(far.openable?.at == .seconds(70))
    #expect(far.mint?.via.at == .seconds(70), "arrivals come before blocks at one instant")
    #expect(near.mint?.settled?.node?.node == story.world.tree.lowestCommonAncestor(0, 1))
    #expect(near.mint?.settled?.at == Instant(milliseconds: 127_500))
    #expect(far.mint?.settled?.at == Instant(milliseconds: 129_500))
  }

  /// A block about to be made that opens messages, and the state it is made on.
  private func aboutToMint() -> (World, RollupID, BlockInput) {
    var world = World(
      scenario: village(traffic: [message(0, 3, at: 10), message(1, 3, at: 10)]), seed: 1)
    while world.rollups[3].view.fresh == 0 { world.step() }
    var copy = world
    let input = BlockInput(
      time: world.now, openings: copy.gatherOpenings(for: 3),
      transactions: [])
    return (world, 3, input)
  }

  private func outcome(_ change: (inout BlockInput) -> Void) -> Refusal? {
    var (world, r, input) = aboutToMint()
    change(&input)
    if case .failure(let refusal) = world.rollups[r].state.execute(input) { return refusal }
    return nil
  }

  @Test func aMintCarriesItsInclusionFromTheImportDownToTheOutbox() {
    #expect(outcome { _ in } == nil)
    #expect(outcome { $0.openings[0].senders[0].messages[0].leaf.amount += 1 } != nil)
    #expect(outcome { $0.openings[0].senders[0].header.outboxRoot = .zero } != nil)
    #expect(outcome { $0.openings[0].senders[1].header.height += 1 } != nil)
    #expect(outcome { $0.openings[0].preimages[0].left = .zero } != nil)
    #expect(outcome { $0.openings[0].imported?.digest = .zero } != nil)
    #expect(outcome { $0.openings[0].preimages.removeLast() } != nil)
  }

  @Test func noMessageIsMintedTwiceOrOutOfTurn() {
    let twice = outcome {
      $0.openings[0].senders[0].messages.append($0.openings[0].senders[0].messages[0])
    }
    #expect(twice == .wrongNonce(declared: 0, computed: 1))
  }

  @Test func aMessageForSomebodyElseIsNotMinted() {
    var (world, _, input) = aboutToMint()
    guard case .failure(.notIncluded) = world.rollups[2].state.execute(input) else {
      Issue.record("R2 minted R3's message")
      return
    }
    input.openings = []
    guard case .success = world.rollups[2].state.execute(input) else {
      Issue.record("an empty block is a block")
      return
    }
  }
}
