import SettlementLayer
import Testing

@testable import ProofSystem

/// PROTOCOL 6, "Registry": which `B`s L1 takes, and what contracts make of them.
@Suite struct RegistryTests {
  @Test func aBMovesEveryContractThatIsBehindItsLeaf() {
    var bench = Bench()
    let first = bench.blocks()
    bench.settle(1, first)
    bench.slot()
    #expect(bench.l1.registry.head == Bench.root(1) && bench.l1.registry.checkpoint == 1)
    #expect(bench.l1.contracts.map(\.settled) == first)
    // Only the last has gone on.
    let second = [first[0], first[1], bench.headers.extend(2, first[2])]
    bench.settle(3, second)
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == second)
    #expect(bench.l1.contracts.map(\.settledCheckpoint) == [1, 1, 3])
    guard case .registered(let entry, let moves)? = bench.outputs.last else {
      Issue.record("not registered")
      return
    }
    #expect(entry == bench.l1.registry.entries[1] && entry.number == 2)
    #expect(moves.map(\.rollup) == [2] && moves.map(\.from) == [first[2]])
    #expect(moves.map(\.to) == [second[2]])
  }

  @Test func aTransactionEntersAStrictlyLaterBlock() {
    var bench = Bench()
    let blocks = bench.blocks()
    bench.now = .genesis + .seconds(12)
    let id = bench.settle(1, blocks)
    bench.now = .genesis
    bench.slot()
    #expect(bench.l1.transactions[id].outcome == .pending && bench.l1.mempool == [id])
    bench.slot()
    #expect(bench.l1.transactions[id].outcome == .accepted(number: 2))
    #expect(bench.l1.blocks[2].transactions == [id] && bench.l1.mempool.isEmpty)
  }

  @Test func aStaleBIsRefused() {
    var bench = Bench()
    let blocks = bench.blocks()
    bench.settle(2, blocks)
    let (same, older) = (bench.settle(2, blocks), bench.settle(1, blocks))
    bench.slot()
    for id in [same, older] {
      #expect(bench.refusal(of: id) == .alreadyRegistered(checkpoint: 2))
    }
    #expect(bench.l1.registry.entries.count == 1)
  }

  @Test(arguments: [true, false]) func aBThatIsNotFromTheHead(_ guarded: Bool) {
    var bench = Bench { $0.guardsRegistry = guarded }
    let blocks = bench.blocks()
    let id = bench.settle(1, blocks, from: Bench.root(7))
    bench.slot()
    let refusal = Refusal.notFromHead(declared: Bench.root(7), computed: Bench.root)
    #expect(bench.refusal(of: id) == (guarded ? refusal : nil))
    #expect(
      bench.l1.contracts.map(\.settled) == (guarded ? [0, 0, 0].map { BlockIndex($0) } : blocks))
  }

  @Test(arguments: [true, false]) func aBOnAnotherBranchThanAContract(_ guarded: Bool) {
    var bench = Bench { $0.guardsRegistry = guarded }
    bench.settle(1, bench.blocks())
    bench.slot()
    let stored = bench.l1.contracts[1].settled
    // Another branch from genesis, higher than what the contract stores.
    let fork = bench.headers.extend(1, bench.headers.extend(1, .genesis))
    let blocks = [bench.l1.contracts[0].settled, fork, bench.l1.contracts[2].settled]
    let id = bench.settle(2, blocks)
    bench.slot()
    let refusal = Refusal.contradictsContract(
      1, declared: Headers.hash(1, fork), computed: Headers.hash(1, stored))
    #expect(bench.refusal(of: id) == (guarded ? refusal : nil))
    #expect(bench.l1.contracts[1].settled == (guarded ? stored : fork))
  }

  @Test func aProofThatAnotherSystemSealedIsRefused() {
    var bench = Bench()
    let blocks = bench.blocks()
    bench.functionality = ProofFunctionality(seed: 8)
    let (root, lone) = (bench.settle(1, blocks), bench.settleAlone(0, to: blocks[0]))
    bench.slot()
    #expect(bench.refusal(of: root) == .unsealed && bench.refusal(of: lone) == .unsealed)
  }

  @Test func aProofOfAnotherKindIsRefused() {
    var bench = Bench()
    let lone = bench.seal(
      .lone(
        LoneStatement(
          rollup: 0, anchor: .zero, cur: .zero, curHeight: 1, registryHead: Bench.root)))
    let id = bench.send(.settle(bench.nextProof()), CarriedProof(sealed: lone, blocks: []))
    bench.slot()
    #expect(bench.refusal(of: id) == .unsealed)
  }

  @Test func whatABTakesFromL1IsComparedWithItsHistory() {
    var bench = Bench { $0.blockHashWindow = 3 }
    for _ in 0..<2 { bench.slot() }
    let blocks = bench.blocks()
    func export(_ number: Int, _ hash: Digest) -> ImportedHash {
      .l1Block(number: UInt64(number), hash)
    }
    let old = export(0, bench.l1.blocks[0].hash)
    let made = export(2, bench.l1.blocks[1].hash)
    let future = export(9, bench.l1.blocks[1].hash)
    let real = export(1, bench.l1.blocks[1].hash)
    let ids = [made, future, real].map { bench.settle(1, blocks, l1Block: $0) }
    bench.slot()
    #expect(bench.refusal(of: ids[0]) == .unknownL1Block(made))
    #expect(bench.refusal(of: ids[1]) == .unknownL1Block(future))
    #expect(bench.refusal(of: ids[2]) == nil)
    let late = bench.settle(2, bench.blocks(after: blocks), l1Block: old)
    bench.slot()
    #expect(bench.refusal(of: late) == .unknownL1Block(old), "four blocks back, L1 knows three")
  }

  @Test func whatAnL2sStateHoldsMovesWithIt() {
    var bench = Bench([.alone, .onL2])
    let (l2, l3) = (bench.headers.extend(0, .genesis), bench.headers.extend(1, .genesis))
    bench.headers.storedOnL2 = [(0, l2, bench.leaf(1, l3))]
    bench.settleAlone(0, to: l2)
    let own = bench.settleAlone(1, to: l3)
    bench.slot()
    #expect(bench.l1.contracts.map(\.settled) == [l2, l3])
    #expect(bench.refusal(of: own) == .locked, "L1 hears of an L3 through its L2 alone")
    guard case .settledAlone(let settled)? = bench.outputs.first else {
      Issue.record("not settled")
      return
    }
    #expect(settled.moves.map(\.rollup) == [0, 1])
  }
}
