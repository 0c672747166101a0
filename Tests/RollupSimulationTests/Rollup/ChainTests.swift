import Support
import Testing

@testable import RollupSimulation

/// A rollup's chain by itself: whatever branches it makes and goes over to, it is what a walk from
/// parent to parent finds, and its state is what those blocks make of genesis.
@Suite struct ChainTests {
  @Test func aChainIsTheWayFromGenesisToItsHead() {
    check("chains and branches", cases: 200, seed: 41) { choices in
      var alone = AloneRollup()
      var time = 0
      var reverted = 0
      for _ in 0..<choices.int(in: 1...25) {
        if choices.int(in: 0...3) > 0 {
          time += 5
          alone.make(Self.input(at: time, choices))
        } else {
          let target = choices.int(in: 0...alone.rollup.blocks.count - 1)
          let before = alone.branch(to: alone.rollup.head.index)
          let after = alone.branch(to: target)
          reverted += before.count { !after.contains($0) }
          alone.go(to: BlockIndex(target))
        }
        try Self.demandChain(alone)
      }
      try demandEqual(alone.rollup.revertedBlocks, reverted, "blocks that left")
    }
  }

  private static func input(at time: Int, _ choices: Choices) -> BlockInput {
    AloneRollup.input(
      at: time, sending: choices.list(upTo: 2) { UInt64($0.int(in: 1...3)) },
      moving: choices.list(upTo: 1) { UInt64($0.int(in: 1...3)) },
      imports: choices.list(upTo: 1) {
        .rollupBlock(RollupID($0.int(in: 1...3)), height: UInt64(time), .zero)
      })
  }

  private static func demandChain(_ alone: AloneRollup) throws {
    let rollup = alone.rollup
    let chain = alone.branch(to: rollup.head.index)
    try demandEqual(rollup.chain.map(\.index), chain, "chain")
    for index in rollup.blocks.indices {
      let branch = alone.branch(to: index)
      let block = BlockIndex(index)
      try demandEqual(rollup.isOnChain(block), chain.contains(index), "on the chain")
      try demandEqual(rollup.height(of: block), branch.count - 1, "height")
      try demandEqual(
        rollup.newestOnChain(under: block).index, branch.last { chain.contains($0) },
        "where its branch parts")
      for (height, ancestor) in branch.enumerated() {
        try demandEqual(rollup.ancestor(of: block, at: height).index, ancestor, "ancestor")
        try demand(rollup.descends(block, from: BlockIndex(ancestor)), "descends")
      }
    }
    var again = AloneRollup()
    for index in chain.dropFirst() { again.make(alone.inputs[index]!) }
    try demandEqual(rollup.state.headHash, again.rollup.state.headHash, "head")
    try demandEqual(rollup.state.ledger.accounts, again.rollup.state.ledger.accounts, "accounts")
    try demandEqual(rollup.state.ledger.sent, again.rollup.state.ledger.sent, "nonces")
    try demandEqual(rollup.state.outbox.root, again.rollup.state.outbox.root, "outbox")
    try demandEqual(rollup.importedBlocks, imports(rollup, above: 0), "imports")
    try demandEqual(alone.book.outbox(of: 0).count, again.book.outbox(of: 0).count, "messages")
  }

  /// The last import of each other rollup above a height of the chain.
  private static func imports(_ rollup: Rollup, above floor: Int) -> [ImportedHash] {
    let all = rollup.chain.dropFirst(floor + 1).flatMap { rollup.block($0).imports }
    return (1...3).compactMap { r in all.last { $0.first == UInt32(r) } }
  }

  /// L1 settles some height, and may take that back when it leaves blocks itself.
  @Test func importsThatMayNotBeSettledAreThoseAboveWhatIs() {
    check("open imports", cases: 200, seed: 42) { choices in
      var alone = AloneRollup()
      var settled = 0
      for k in 1...choices.int(in: 1...25) {
        switch choices.int(in: 0...5) {
        case 0:
          let before = settled
          settled = choices.int(in: 0...alone.rollup.height)
          alone.rollup.noteSettled(settled, wasLower: before <= settled)
        case 1:
          let target = choices.int(in: 0...alone.rollup.blocks.count - 1)
          settled = min(settled, alone.branch(to: target).count - 1)
          alone.go(to: BlockIndex(target), settled: settled)
        default: alone.make(Self.input(at: 5 * k, choices))
        }
        try demandEqual(
          alone.rollup.importedBlocks, Self.imports(alone.rollup, above: settled), "imports")
        let all = alone.rollup.chain.indices.dropFirst(settled + 1).flatMap { height in
          alone.rollup.block(atHeight: height).imports.map { "\(height) \($0)" }
        }
        try demandEqual(
          alone.rollup.imports(above: settled).map { "\($0.height) \($0.hash)" }, all, "all")
      }
    }
  }

  @Test func aWayLeavesFromTheTopAndComesBackFromBelow() throws {
    var alone = AloneRollup()
    for k in 1...4 { alone.make(AloneRollup.input(at: 5 * k)) }
    alone.fork(depth: 2, at: 22)
    #expect(alone.rollup.way(to: alone.rollup.head) == nil, "it is there")
    #expect(
      alone.rollup.way(to: BlockIndex(4))
        == ChainWay(
          floor: 2, leaving: [BlockIndex(6), BlockIndex(5)], coming: [BlockIndex(3), BlockIndex(4)])
    )
    #expect(
      alone.rollup.way(to: BlockIndex(1))
        == ChainWay(floor: 1, leaving: [6, 5, 2].map { BlockIndex($0) }, coming: []))
  }

  @Test func checkpointsOfAnAbandonedBranchAreTakenAgain() {
    let settings = AloneRollup.settings
    let interval = Int(settings.checkpointInterval.milliseconds / 1000)
    check("checkpoints", cases: 200, seed: 43) { choices in
      var alone = AloneRollup()
      var expected = [BlockIndex.genesis]
      var time = 0
      for _ in 0..<choices.int(in: 1...30) {
        if choices.int(in: 0...3) > 0 {
          let next = time + interval / 3
          alone.make(AloneRollup.input(at: next))
          if next / interval > time / interval {
            alone.rollup.reachCheckpoint()
            expected.append(alone.rollup.head)
          }
          time = next
        } else {
          alone.go(to: BlockIndex(choices.int(in: 0...alone.rollup.blocks.count - 1)))
          alone.rollup.retakeCheckpoints(settings)
          let rollup = alone.rollup
          for i in expected.indices where !rollup.chain.contains(expected[i]) {
            expected[i] = rollup.chain.last { rollup.block($0).time <= .seconds(i * interval) }!
          }
        }
        try demandEqual(Array(alone.rollup.checkpointBlocks), expected, "checkpoints")
      }
    }
  }

  /// Whoever looks at a moment sees the chain as it was known then: blocks of another past, which
  /// say that they are older, are known from when they were made.
  @Test func aRewrittenPastIsKnownFromWhenItWasMade() {
    check("another past", cases: 200, seed: 44) { choices in
      var alone = AloneRollup()
      var madeAt = [0]
      var time = 0
      for _ in 0..<choices.int(in: 1...12) {
        time += 5
        if alone.rollup.height > 1, choices.int(in: 0...3) == 0 {
          let depth = choices.int(in: 1...alone.rollup.height)
          alone.fork(depth: depth, at: time)
          madeAt += Array(repeating: time, count: depth)
        } else {
          alone.make(AloneRollup.input(at: time))
          madeAt.append(time)
        }
      }
      let rollup = alone.rollup
      for index in rollup.blocks.indices {
        try demandEqual(rollup.madeAt(BlockIndex(index)), .seconds(madeAt[index]), "made")
      }
      for seconds in 0...time {
        let known = rollup.chain.last { madeAt[$0.index] <= seconds }
        try demandEqual(rollup.block(madeBy: .seconds(seconds)), known, "known at \(seconds) s")
        let last = rollup.chain.last { rollup.block($0).time <= .seconds(seconds) }
        try demandEqual(rollup.block(notAfter: .seconds(seconds)), last, "by \(seconds) s")
      }
    }
  }

  @Test func aRefusedBlockLeavesEverythingAsItWas() {
    var alone = AloneRollup()
    alone.make(AloneRollup.input(at: 5, sending: [3]))
    let before = alone.rollup
    let tooMuch = AloneRollup.input(at: 10, sending: [AloneRollup.settings.initialBalance])
    guard
      case .failure(.insufficientBalance) = alone.rollup.execute(tooMuch, by: alone.functionality)
    else {
      Issue.record("more was sent than is there")
      return
    }
    #expect(alone.rollup.state.headHash == before.state.headHash)
    #expect(alone.rollup.state.ledger.accounts == before.state.ledger.accounts)
    #expect(alone.rollup.blocks.count == 2 && alone.rollup.height == 1)
  }

  @Test func anL2KeepsItsNewestStatesAndNoneThatHasLeft() {
    let stored = StoredBlock(rollup: 1, hash: .zero)
    var rollup = Rollup(
      0, tree: AloneRollup.tree, settings: AloneRollup.settings, seed: 7, layer3: [stored])
    let functionality = ProofFunctionality(seed: 7)
    #expect(rollup.recentStates.map(\.block) == [.genesis])
    for k in 1...5 {
      guard
        case .success(let made) = rollup.execute(
          AloneRollup.input(at: 5 * k), by: functionality)
      else { return }
      rollup.file(
        Block(
          header: made.header, hash: made.hash, parent: rollup.head, imports: [], mints: [],
          sends: [], others: [], outboxCount: 0, inboxCount: 0, seal: made.seal),
        keepingStates: 3)
    }
    #expect(rollup.recentStates.map(\.block) == [3, 4, 5].map { BlockIndex($0) })
    let genesis = ChainState(
      rollup: 0, genesisBalance: AloneRollup.settings.initialBalance, layer3: [stored])
    let book = MessageBook(tree: AloneRollup.tree, rollups: 4, balance: 0)
    rollup.go(
      rollup.way(to: BlockIndex(3))!, from: genesis, messages: book.entries, settled: 0)
    #expect(rollup.recentStates.map(\.block) == [BlockIndex(3)])
  }
}
