import Testing

@testable import RollupSimulation

/// PROTOCOL 2.1: late, lost and refused leaves.
@Suite struct LeafFaultTests {
  private func carried(_ story: Story) -> [(RollupID, Int)] {
    story.all { if case .tree(.leafCarried(let r, let i, _)) = $0 { (r, i) } else { nil } }.map(
      \.found)
  }

  @Test func aLeafThatIsNotInByTheDeadlineIsCarriedAndGoesInLater() {
    let story = Story(
      village(faults: [(59, .inject(.slowProver(2, proving: .seconds(40))))]))
    #expect(carried(story).map(\.0) == [2] && carried(story).map(\.1) == [1])
    // The deadline is at 90 s; one fold of two more seconds each.
    #expect(story.rootTimes.first == 94_000)
    let leaf = story.world.tree.leaf(of: 2)
    let first = story.world.nodeProof(of: leaf, under: story.world.roots[1])
    guard case .carry(let s) = story.world.proof(first).statement else {
      Issue.record("the leaf of R2 is no carry")
      return
    }
    #expect(s.curHeight == 0 && s.cur == story.world.rollups[2].block(atHeight: 0).hash)
    let second = story.world.includedBlock(of: 2, under: story.world.roots[2])
    #expect(story.world.rollups[2].block(second).height == 24, "nothing was lost, it came later")
    #expect(story.world.violations == [] && story.world.registryCheckpoint == 3)
  }

  @Test func aLostChainProofIsCarriedOnceAndNobodyReverts() {
    let story = Story(village(faults: [(59, .inject(.loseChainProof(1)))]))
    #expect(
      story.count { if case .prover(.chainProofLost(1, 1)) = $0 { true } else { false } } == 1)
    #expect(carried(story).map(\.1) == [1])
    #expect(story.world.tally.revertedBlocks == 0)
    #expect(story.world.l1.contracts[1].settledHeight == 36)
  }

  @Test func aProofBuiltOnOneThatWasNotIncludedIsMadeAgainFromTheIncludedBlock() {
    // With a deadline longer than the interval, A.2 is made before anyone knows that A.1 is lost.
    let story = Story(
      village(epochs: 2, faults: [(59, .inject(.loseChainProof(1)))]) {
        $0.aggregation.collectionDeadline = .seconds(70)
        $0.l1.lockGrace = .seconds(150)
      })
    let stale = story.count {
      if case .tree(.leafRefused(1, _, .staleBase)) = $0 { true } else { false }
    }
    #expect(stale > 0)
    #expect(carried(story).map(\.1) == [1], "one leaf is carried, not all that follow")
    #expect(story.world.l1.contracts[1].settledHeight == 72)
  }

  @Test func aHaltedProverCarriesUntilItIsHealedAndThenCatchesUp() {
    let story = Story(
      village(epochs: 2, faults: [(30, .inject(.haltProver(3))), (200, .heal(.prover(3)))]) {
        $0.guards.lock = true
        $0.l1.lockGrace = .seconds(150)
      })
    // Back at 210 s, too late for checkpoint 3: no B of the first epoch brought anything new of it,
    // so that its contract opens at 330 s, and until then the tree does not move it either. A newer
    // leaf that nobody posted in time could contradict what it settles alone.
    #expect(carried(story).map(\.1) == [1, 2, 3, 4, 5, 6])
    #expect(story.world.violations == [])
    #expect(story.count { if case .contract(.contractOpened(3)) = $0 { true } else { false } } == 1)
    #expect(story.world.rollups[3].height == 72)
    #expect(story.world.tally.revertedBlocks == 0)
  }

  @Test func aHaltedSequencerMakesNoBlocksAndHoldsUpNobody() {
    let story = Story(
      village(
        traffic: [message(0, 1, at: 10), message(2, 3, at: 10)],
        faults: [(30, .inject(.haltSequencer(1))), (130, .heal(.sequencer(1)))]))
    #expect(story.world.rollups[1].height == 36 - 20)
    #expect(story.world.rollups[0].height == 36)
    #expect(story.world.roots.count == 3 && story.world.tally.carriedLeaves == 0)
    #expect(story.world.message(MessageID(0)).mint?.via.at == .seconds(130))
    #expect(story.world.message(MessageID(1)).mint?.via.at == .seconds(70))
  }

  /// R0 imports a junk hash of its pair, as a faulty sequencer would; with the block before it.
  private func junkImport(_ traffic: [Traffic]) -> (Story, ImportedHash, before: Int) {
    var story = Story(village(traffic: traffic), until: 80)
    let junk = ImportedHash.node(first: 0, count: 2, checkpoint: 1, .zero)
    let height = story.world.rollups[0].height
    story.world.append(
      BlockInput(
        time: story.world.now,
        openings: [HashOpening(imported: junk, preimages: [], senders: [])],
        transactions: []), to: 0)
    story.run()
    story.world.checkRunEnd()
    return (story, junk, height)
  }

  private func reverts(_ story: Story) -> [(Int, RevertCause)] {
    story.all {
      if case .sequencer(.chainReverted(0, let to, _, let cause)) = $0 { (to, cause) } else { nil }
    }.map(\.found)
  }

  @Test func anImportThatContradictsAnotherMakesNoProofAndIsReverted() {
    // The honest hash of the pair was imported for a message, so the two can't be merged.
    let (story, junk, before) = junkImport([message(1, 0, at: 2)])
    #expect(
      story.count { if case .prover(.chainProofRefused(0, 2, _)) = $0 { true } else { false } } == 1
    )
    #expect(reverts(story).map(\.0) == [before] && reverts(story).map(\.1) == [.importLost(junk)])
    #expect(story.world.message(MessageID(0)).onL1 != nil)
    #expect(story.world.roots.count == 3 && story.world.violations == [])
  }

  @Test func anExportThatIsNoHashOfTheTreeIsRefusedCarriedAndReverted() {
    let (story, junk, before) = junkImport([])
    let refused = story.all {
      if case .tree(.leafRefused(0, let i, .foreignExport(let export))) = $0 {
        (i, export)
      } else {
        nil
      }
    }
    #expect(refused.first?.found.0 == 2 && refused.first?.found.1 == junk)
    #expect(carried(story).contains { $0.0 == 0 && $0.1 == 2 })
    #expect(reverts(story).map(\.0) == [before] && reverts(story).map(\.1) == [.importLost(junk)])
    // One rollup stopped nobody, and is back in the tree.
    #expect(story.world.roots.count == 3 && story.world.violations == [])
    #expect(story.world.tally.revertedBlocks > 0)
    #expect(story.world.l1.contracts[0].settledHeight == story.world.rollups[0].height)
  }
}
