import Support
import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// PROTOCOL 6, "Rollup fork", and 4: two signed headers are evidence.
@Suite struct ForkTests {
  private func fork(_ r: RollupID, _ depth: Int) -> Action { .inject(.forkRollup(r, depth: depth)) }

  @Test func beforeInclusionAForkCostsItsBlocksAndTheNewBranchIsProven() {
    let story = Story(
      village(traffic: [message(0, 1, at: 40), message(0, 2, at: 20)], faults: [(50, fork(0, 4))]))
    #expect(story.world.rollups[0].revertedBlocks == 4)
    #expect(story.world.rollups[0].height == 36)
    #expect(story.world.message(MessageID(1)).reverted == .fork)
    #expect(story.world.message(MessageID(0)).reverted == nil)
    #expect(story.world.message(MessageID(0)).mint != nil)
    #expect(story.world.message(MessageID(1)).mint == nil)
    #expect(story.world.tally.carriedLeaves == 0 && story.world.violations == [])
    let tip = story.world.includedBlock(of: 0, under: story.world.roots[3])
    #expect(story.world.rollups[0].isOnChain(tip))
  }

  /// A chain that no block left answers by its length alone; whatever it answers is what a walk
  /// from block to block finds.
  @Test(arguments: [[], [(50, 4)], [(80, 6)]] as [[(at: Int, depth: Int)]])
  func indexHeightAndBranchAreThoseOfTheBlocks(forks: [(at: Int, depth: Int)]) {
    let story = Story(
      village(
        traffic: [message(0, 1, at: 55)], faults: forks.map { ($0.at, fork(0, $0.depth)) }))
    for rollup in story.world.rollups {
      for index in rollup.blocks.indices.map({ BlockIndex($0) }) {
        var branch = [index]
        while rollup.blocks[branch[0]].header.height > 0 {
          branch.insert(rollup.blocks[branch[0]].parent, at: 0)
        }
        #expect(rollup.isOnChain(index) == rollup.chain.contains(index))
        #expect(rollup.height(of: index) == branch.count - 1)
        #expect(branch.indices.map { rollup.ancestor(of: index, at: $0) } == branch)
      }
    }
    #expect(story.world.rollups[0].revertedBlocks > 0 || forks.isEmpty)
  }

  @Test func afterInclusionTheOtherBranchCanNotExtendTheTreeAndTheRollupReturns() {
    // Block 12 is under B_1 (69.5 s). At 80 s the sequencer goes back to block 10.
    let story = Story(
      village(
        traffic: [message(0, 1, at: 55), message(0, 2, at: 75)], faults: [(80, fork(0, 6))]))
    let refused = story.all {
      if case .prover(.chainProofRefused(0, let i, let why)) = $0 { (i, why) } else { nil }
    }
    #expect(refused.map(\.found.0) == [2])
    guard case .notAnExtension? = refused.first?.found.1 else {
      Issue.record("refused for another reason")
      return
    }
    let back = story.all {
      if case .sequencer(.chainReverted(0, let to, _, let cause)) = $0 { (to, cause) } else { nil }
    }
    #expect(back.map(\.found.0) == [12])
    #expect(back.map(\.found.1) == [.otherBranchIncluded(checkpoint: 1)])
    // The message of block 11 went with the fork and came back with the included branch.
    #expect(story.world.message(MessageID(0)).reverted == nil)
    #expect(story.world.message(MessageID(0)).mint != nil)
    #expect(story.world.message(MessageID(1)).reverted == .fork)
    #expect(story.world.violations == [] && story.world.registryCheckpoint == 3)
    #expect(Recount.complaints(about: story.world) == [])
  }

  @Test func whoMintedAMessageThatWasForkedAwayKeepsItOnlyWhileTheTreeHoldsTheSend() {
    let story = Story(
      village(traffic: [message(0, 1, at: 55)], faults: [(80, fork(0, 6))]), until: 81)
    // The send is under B_1 and was minted at 70 s; the fork of R0 reverts neither.
    #expect(story.world.message(MessageID(0)).reverted == .fork)
    #expect(story.world.message(MessageID(0)).mint != nil)
    #expect(story.world.violations == [])
  }

  @Test func twoSignedHeadersOfOneHeightSlashTheSequencerAndNobodyElse() {
    let story = Story(village(faults: [(50, fork(2, 3)), (80, fork(2, 1))]))
    #expect(story.world.l1.sequencerStakes == [32_000, 32_000, 0, 32_000])
    #expect(story.world.l1.slashed == 32_000)
    guard case .slash(let evidence) = story.world.l1.transactions[0].kind else {
      Issue.record("the first transaction is no evidence")
      return
    }
    #expect(evidence.holds && evidence.signer == .sequencer(2))
    #expect(evidence.first.height == 7 && evidence.second.height == 7)
    #expect(evidence.key.verify(evidence.firstSignature, over: evidence.first))
    #expect(evidence.key.verify(evidence.secondSignature, over: evidence.second))
    #expect(story.world.violations == [])
  }

  @Test func evidenceThatShowsNoConflictIsRefused() {
    var story = Story(village(faults: [(50, fork(2, 3))]), until: 51)
    guard case .slash(let real) = story.world.l1.transactions[0].kind else { return }
    let spoils: [(inout Evidence) -> Void] = [
      { $0.signer = .sequencer(1) }, { $0.key = story.world.verifyingKey(of: .sequencer(1)) },
      {
        $0.second = $0.first; $0.secondSignature = $0.firstSignature
      },
      { $0.second.height += 1 }, { swap(&$0.firstSignature, &$0.secondSignature) },
      { $0.first.rollup = 1 }, { $0.second.digest = .zero },
    ]
    story.world.l1.mempool = []
    for spoil in spoils {
      var evidence = real
      spoil(&evidence)
      story.world.sendToL1(.slash(evidence), from: .prover(0))
    }
    story.run(until: 75)
    let outcomes = story.world.l1.transactions.dropFirst().map(\.outcome)
    #expect(outcomes.count == spoils.count)
    #expect(outcomes.allSatisfy { $0 == .refused(number: 5, .noConflict) })
    #expect(story.world.l1.slashed == 0)
  }

  @Test func aForkWithoutMoneyIsAForkAllTheSame() {
    // Everything is sent away; two forks at one place still make different blocks.
    let story = Story(
      village(
        traffic: [message(0, 1, at: 5, amount: 1_000_000)],
        faults: [(30, fork(0, 3)), (31, fork(0, 3))]))
    let blocks = story.world.rollups[0].blocks.filter { $0.height == 4 }
    #expect(blocks.count == 3)
    #expect(Set(blocks.map(\.hash)).count == 3)
    #expect(story.world.violations == [])
  }

  @Test func aForkBelowEverythingGoesBackToGenesisAtMost() {
    let story = Story(village(faults: [(52, fork(1, 9_999))]))
    #expect(story.world.rollups[1].revertedBlocks == 10)
    #expect(story.world.violations == [])
  }
}
