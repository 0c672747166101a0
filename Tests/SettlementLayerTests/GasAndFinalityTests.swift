import SettlementLayer
import Testing

@testable import ProofSystem

/// What transactions cost; each figure is written out.
@Suite struct GasTests {
  @Test func aBPaysForVerificationHashesDiffsAndWords() {
    var bench = Bench()
    let blocks = bench.blocks(after: bench.blocks())
    let id = bench.settle(1, blocks)
    let stale = bench.settle(1, blocks)
    bench.slot()
    // Three leaves of 32 bytes, two blocks each of 12 bytes; a word a contract and the head's.
    #expect(
      bench.l1.transactions[id].gas
        == 21_000 + 270_000 + (3 * 32 + 6 * 12) * 16 + 4 * 5_000)
    // Nothing is new by now, and nothing is stored.
    #expect(bench.l1.transactions[stale].gas == 21_000 + 270_000 + 3 * 32 * 16)
    #expect(bench.l1.gas == bench.l1.transactions.reduce(0) { $0 + $1.gas })
  }

  @Test func anExitPublishesNoDiffs() {
    var bench = Bench()
    let id = bench.settle(1, bench.blocks(), kind: .exposure)
    bench.slot()
    #expect(bench.l1.transactions[id].gas == 21_000 + 270_000 + 3 * 32 * 16 + 4 * 5_000)
  }

  @Test func aLoneProofPaysForItsExportsAndOutsideTheTreeForItsDiffs() {
    var bench = Bench([.alone, .tree]) { $0.guardsLock = false }
    let blocks = bench.blocks()
    let export = ImportedHash.l1Block(number: 0, bench.l1.blocks[0].hash)
    let alone = bench.settleAlone(0, to: blocks[0], exports: [export], published: 5)
    let member = bench.settleAlone(1, to: blocks[1], published: 5)
    bench.slot()
    #expect(
      bench.l1.transactions[alone].gas == 21_000 + 270_000 + 5_000 + (49 + 5 * 12) * 16)
    #expect(bench.l1.transactions[member].gas == 21_000 + 270_000 + 5_000)
  }

  @Test func slashingAndRequests() {
    var bench = Bench()
    let slash = bench.send(.slash(doubleSigned(by: .sequencer(0), bench.keys)))
    let request = bench.send(.membership(0, joins: false))
    bench.slot()
    #expect(bench.l1.transactions[slash].gas == 21_000 + 270_000 + 5_000)
    #expect(bench.l1.transactions[request].gas == 21_000 + 5_000)
  }

  @Test func absurdPricesCostAllThereIs() {
    // The product of this price and the bytes, a multiple of four, is nothing in 64 bits.
    var bench = Bench { $0.costs.calldataByte = 1 << 62 }
    let id = bench.settle(1, bench.blocks())
    bench.settle(2, bench.blocks())
    bench.slot()
    #expect(bench.l1.transactions[id].gas == .max && bench.l1.gas == .max)
  }
}

/// PROTOCOL 0 and 2.2: blocks, their hashes, and when they are final.
@Suite struct FinalityTests {
  @Test func aBlockIsFinalWithEnoughOnTopOfIt() {
    var bench = Bench([.alone, .alone])
    let blocks = bench.blocks()
    bench.settleAlone(0, to: blocks[0])
    bench.slot()
    bench.settleAlone(1, to: blocks[1])
    var finals: [(Int, [BlockIndex])] = []
    for _ in 0..<5 {
      bench.slot()
      finals.append((bench.l1.finalNumber, bench.l1.contracts.map(\.finalBlock)))
    }
    let none = BlockIndex.genesis
    #expect(finals.map(\.0) == [0, 0, 0, 1, 2])
    #expect(finals[2].1 == [none, none] && finals[3].1 == [blocks[0], none])
    #expect(finals[4].1 == blocks)
    #expect(
      bench.l1.moves.map(\.finalAt) == [5, 6].map { .genesis + .seconds(12) * Int64($0) })
  }

  @Test func whatAContractStoredAfterAnEarlierBlockIsKnown() {
    var bench = Bench([.alone]) { $0.finalitySlots = 2 }
    var block = BlockIndex.genesis
    var stored = [block]
    for _ in 1...4 {
      let next = bench.headers.extend(0, block)
      bench.settleAlone(0, from: block, to: next)
      block = next
      stored.append(next)
      bench.slot()
    }
    let known = (2...6).map { bench.l1.settledBlock(of: 0, after: $0) }
    #expect(bench.l1.finalNumber == 2 && known == Array(stored[2...]) + [block, block])
  }

  /// Each header commits to what the contracts stored, and to the header before.
  @Test func aContractsBlockOpensUnderTheHeader() throws {
    var bench = Bench()
    let blocks = bench.blocks()
    bench.slot()
    bench.settle(1, blocks)
    bench.slot()
    for number in 1...2 {
      let header = bench.l1.blocks[number].header
      #expect(header.parent == bench.l1.blocks[number - 1].hash)
      #expect(bench.l1.blocks[number].hash == header.hash)
      #expect(bench.l1.hasChanged(in: number) == (number == 2))
      for r in 0..<3 {
        let path = try #require(bench.l1.contractPath(of: RollupID(r), after: number))
        let stored = number == 2 ? blocks[r] : .genesis
        for (block, isStored) in [
          (stored, true), (stored == .genesis ? blocks[r] : .genesis, false),
        ] {
          let leaf = L1StateLeaf.settled(
            RollupID(r), blockHash: Headers.hash(RollupID(r), block))
          #expect(
            Merkle.verifyInclusion(
              leafHash: leaf, index: UInt64(path.index), treeSize: UInt64(path.count),
              proof: path.path, root: header.stateRoot) == isStored)
        }
      }
    }
  }

  @Test func headersLeadFromAnImportToTheNewest() {
    var bench = Bench()
    for _ in 0..<5 { bench.slot() }
    func block(_ n: Int) -> ImportedHash { .l1Block(number: UInt64(n), bench.l1.blocks[n].hash) }
    let links = bench.l1.links(from: [block(3), block(1)], to: 2)
    #expect(links.headers.map(\.number) == [2, 3], "the newest import is later than asked")
    #expect(links.connect(block(1), to: block(3)))
    #expect(bench.l1.links(from: [block(4)], to: 4).headers.isEmpty)
    #expect(bench.l1.isOnChain(block(4)))
    #expect(!bench.l1.isOnChain(.l1Block(number: 4, bench.l1.blocks[3].hash)))
    #expect(bench.l1.number(at: bench.now) == 5)
  }
}
