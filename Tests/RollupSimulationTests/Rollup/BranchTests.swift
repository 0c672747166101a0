import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// Which branch a rollup goes over to, without a world.
@Suite struct BranchTests {
  private func chain(_ blocks: Int) -> AloneRollup {
    var alone = AloneRollup()
    for k in 1...blocks { alone.make(AloneRollup.input(at: 5 * k)) }
    return alone
  }

  @Test func noForkReachesBelowWhatL1HasMadeFinal() {
    let rollup = chain(6).rollup
    for final in 0...6 {
      for depth in 0...9 {
        let point = max(0, 6 - depth)
        let expected: Rollup.ForkPoint =
          depth == 0 ? .nowhere : point < final ? .belowFinal(point) : .at(point)
        #expect(
          rollup.forkPoint(depth: depth, final: BlockIndex(final)) == expected,
          "\(depth) blocks, \(final) final")
      }
    }
    #expect(AloneRollup().rollup.forkPoint(depth: 3, final: .genesis) == .nowhere)
  }

  @Test func whoGoesBackGoesAsFarAsL1SaysByNow() {
    var alone = chain(6)
    alone.fork(depth: 4, at: 32)
    // Blocks 3 to 6 were left for 7 to 10.
    var contract = VerifierContract(
      of: L1Chain.Newcomer(genesisHash: .zero, place: .tree))
    func target(_ block: Int) -> Int {
      alone.rollup.target(onBranchOf: BlockIndex(block), contract, cause: .fork).block.index
    }
    #expect(target(4) == 4)
    contract.settled = BlockIndex(5)
    contract.settledHeight = 5
    contract.settledCheckpoint = 2
    #expect(target(4) == 5 && target(2) == 5, "a later one of that branch")
    #expect(target(6) == 6 && target(7) == 7, "it lies below, or on the other branch")
    let cause = alone.rollup.target(onBranchOf: BlockIndex(4), contract, cause: .fork).cause
    #expect(cause == .otherBranchIncluded(checkpoint: 2))
  }

  @Test func anImportIsFoundWhereTheChainMadeItFirst() {
    let hash = ImportedHash.rollupBlock(2, height: 1, .zero)
    var alone = chain(2)
    for k in 3...5 { alone.make(AloneRollup.input(at: 5 * k, imports: k == 4 ? [] : [hash])) }
    let found = (0...5).map { alone.rollup.height(ofImport: hash, above: $0) }
    #expect(found == [3, 3, 3, 5, 5, nil])
  }
}
