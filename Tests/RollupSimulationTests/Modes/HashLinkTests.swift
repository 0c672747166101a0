import Testing

@testable import RollupSimulation

/// Openings and links of the other modes: each part of a witness is needed (PROTOCOL 2.2 and 3).
@Suite struct HashLinkTests {
  private func world(_ mode: MessagingMode, seconds: Int64) -> World {
    let scenario = village(epochs: 2, traffic: [.allToAll(amount: 1)]) { $0.mode = mode }
    var world = World(scenario: scenario, seed: 1)
    while let next = world.nextInstant, next <= .genesis + .seconds(seconds), world.step() {}
    return world
  }

  private func outcome(
    _ world: World, _ r: RollupID, _ openings: [HashOpening]
  ) -> Refusal? {
    var state = world.rollups[r].state
    let input = BlockInput(
      time: world.now, openings: openings, transactions: [])
    if case .failure(let refusal) = state.execute(input) { return refusal }
    return nil
  }

  /// The first moment at which a rollup can mint by a mode.
  private func aboutToMint(_ mode: MessagingMode, _ r: RollupID) -> (World, [HashOpening])? {
    var world = world(mode, seconds: 5)
    while world.step() {
      var copy = world
      let openings = copy.gatherOpenings(for: r)
      if openings.contains(where: { !$0.senders.isEmpty }) { return (world, openings) }
    }
    return nil
  }

  private func spoils(
    _ mode: MessagingMode, _ r: RollupID, _ changes: [(inout HashOpening) -> Void]
  ) throws {
    let (world, openings) = try #require(aboutToMint(mode, r))
    #expect(outcome(world, r, openings) == nil)
    for (k, change) in changes.enumerated() {
      var spoiled = openings
      change(&spoiled[0])
      #expect(outcome(world, r, spoiled) != nil, "change \(k)")
    }
  }

  @Test func aBlockHashOpensToItsOwnBlockOnly() throws {
    try spoils(
      .direct, 1,
      [
        { $0.imported?.digest = .zero }, { $0.imported?.index += 1 }, { $0.imported?.first += 1 },
        { $0.senders[0].header.outboxRoot = .zero }, { $0.senders[0].messages[0].leaf.amount += 1 },
        { $0.senders.append($0.senders[0]) },
      ])
  }

  @Test func anL1HashOpensThroughTheContract() throws {
    try spoils(
      .l1Root, 1,
      [
        { $0.imported?.digest = .zero }, { $0.imported?.index += 1 }, { $0.state = nil },
        { $0.senders[0].contract = nil }, { $0.senders[0].contract?.path[0] = .zero },
        { $0.senders[0].contract?.index += 1 }, { $0.senders[0].header.height += 1 },
        { $0.senders[0].messages[0].leaf.amount += 1 },
      ])
  }

  @Test func anL3OpensItsL2sState() throws {
    try spoils(
      .l3OnL2, 2,
      [
        { $0.imported?.digest = .zero }, { $0.imported?.first += 1 },
        { $0.senders[0].messages[0].leaf.amount += 1 },
        { $0.senders[0].header.outboxRoot = .zero },
      ])
  }

  @Test func headersConnectABlockToItsAncestorsAndNothingElse() {
    let rollup = world(.direct, seconds: 150).rollups[1]
    let links = rollup.links(from: 3, to: rollup.chain[20])
    func named(_ height: Int) -> ImportedHash {
      .rollupBlock(1, height: UInt64(height), rollup.block(atHeight: height).hash)
    }
    let top = BlockLinks.Block(height: 20, digest: rollup.block(atHeight: 20).hash)
    for height in 3...20 { #expect(links.connect(named(height), to: top)) }
    #expect(!links.connect(named(2), to: top), "below the lowest header")
    #expect(!links.connect(named(21), to: top), "after it")
    var other = named(7)
    other.digest = named(8).digest
    #expect(!links.connect(other, to: top))
    var foreign = links
    foreign.rollup = 2
    #expect(!foreign.connect(named(7), to: top))
    var broken = links
    broken.headers[4].stateRoot = .zero
    #expect(!broken.connect(named(5), to: top) && broken.connect(named(9), to: top))
  }

  @Test func l1HeadersConnectForwardsToTheNewest() {
    let world = world(.l1Root, seconds: 300)
    func named(_ n: Int) -> ImportedHash { .l1Block(number: UInt64(n), world.l1.blocks[n].hash) }
    let links = world.l1.links(from: [named(3)], to: 15)
    #expect(links.connect(named(3), to: named(15)) && links.latest(named(3)) == named(15))
    var junk = named(3)
    junk.digest = .zero
    #expect(!links.connect(junk, to: named(15)) && links.latest(junk) == junk)
  }
}
