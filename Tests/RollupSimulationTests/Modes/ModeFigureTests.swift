@testable import RollupSimulation
import Testing

/// The figures of PROTOCOL 8 for the other modes, against counts written from its text.
@Suite struct ModeFigureTests {
  /// Everyone imports from everyone: every rollup outside a node is an export of it.
  @Test(arguments: [2, 3, 5, 8, 16])
  func inSharedDirectANodeExportsEveryRollupOutsideIt(_ n: Int) {
    let scenario = village(rollups: n, traffic: [.allToAll(amount: 1)]) { $0.mode = .sharedDirect }
    let world = Story(scenario).world
    #expect(world.violations == [] && world.roots.count == 1)
    var total = 0
    for proof in world.proofs {
      switch proof.statement {
      case .chain(let s):
        #expect(s.exports.count == n - 1)
        #expect(s.exports.allSatisfy { $0.kind == .rollupBlock && $0.first != s.rollup.index })
      case .node(let s): #expect(s.exports.count == n - s.count)
      default: continue
      }
      total += proof.exports.count
    }
    // A complete tree of n leaves: all outside pairs, counted at every proof.
    let expected = world.tree.nodes.reduce(0) { $0 + n - $1.count }
    #expect(total == expected && world.tally.exportsTotalLastCheckpoint == expected)
  }

  @Test func anL1RootMessageWaitsForTheEpochsSettlement() throws {
    var scenario = village(
      rollups: 3, epochs: 3,
      traffic: [.stream(from: 0, to: 1, amount: 1, start: .genesis, every: .seconds(5))]
    ) {
      $0.mode = .l1Root
      $0.networkDelay = .zero
      $0.costs.chainProofMin = .zero
      $0.costs.chainProofMax = .zero
      $0.costs.fold = .zero
      $0.costs.settlement = .zero
      $0.l1.finalitySlots = 0
    }
    scenario.drain = .zero
    let world = Story(scenario).world
    let epoch: Int64 = 180
    var counted = 0
    for message in world.messages {
      guard let mint = message.mint else { continue }
      let sent = message.sentAt.milliseconds / 1000
      let end = (sent + epoch - 1) / epoch * epoch
      // Strictly after the epoch's end there is a block of L1, and then the next of the rollup.
      let l1 = (end / 12 + 1) * 12
      let block = (l1 + 4) / 5 * 5
      #expect(mint.via.at == .genesis + .seconds(block), "sent at \(sent) s")
      #expect(mint.via.place == .l1Block(Int(l1 / 12)))
      counted += 1
    }
    #expect(counted == 72, "the messages of two epochs")
    // One L1 hash at the root, and nothing else.
    for id in world.roots.dropFirst() {
      #expect(world.proof(id).exports.map(\.kind) == [.l1Block])
    }
  }

  @Test(arguments: [MessagingMode.direct, .sharedDirect, .l3Combined])
  func blockHashesTakeOneBlock(_ mode: MessagingMode) {
    let world = Story(village(traffic: [.allToAll(amount: 1)]) { $0.mode = mode }).world
    #expect(world.book.counts.usable > 20 && world.violations == [])
    for message in world.messages {
      guard let mint = message.mint else { continue }
      #expect((mint.via.at - message.sentAt) == .seconds(5))
      guard case .block(message.source, let height) = mint.via.place else {
        Issue.record("\(message.id) came by \(mint.via.place)")
        continue
      }
      #expect(height >= Int(message.leaf.sentAtBlock))
    }
  }

  @Test func anL2PublishesItsL3sDiffs() {
    // The same chains alone, or three of them through the first.
    func gas(_ mode: MessagingMode) -> World {
      Story(
        village {
          $0.mode = mode
          $0.costs.diffBytesPerBlock = 1_000
          $0.costs.calldataGasPerByte = 1
          $0.costs.transactionGas = 0
          $0.costs.verificationGas = 0
          $0.costs.storageGas = 0
        }
      ).world
    }
    let through = gas(.l3OnL2)
    #expect(through.l1.transactions.count == 1, "the L2 alone goes to L1")
    // 36 blocks of its own, and 24 of each L3: the last checkpoint's proofs came after it.
    #expect(through.l1.gas == UInt64(36 + 3 * 24) * 1_000)
    #expect(gas(.direct).l1.gas == UInt64(4 * 36) * 1_000)
  }
}
