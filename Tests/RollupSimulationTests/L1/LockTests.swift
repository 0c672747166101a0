import Testing

@testable import RollupSimulation

/// PROTOCOL 6: locks, lone proofs, exits and the registry.
@Suite struct LockTests {
  private func lone(_ aggregators: Int = 1, epochs: Int, _ faults: [(Int, Action)]) -> Scenario {
    village(
      epochs: epochs,
      traffic: [message(0, 1, at: 5), message(2, 0, at: 70), message(1, 3, at: 130)],
      faults: faults
    ) {
      $0.aggregation.aggregators = aggregators
    }
  }
  private let crash = Action.inject(.crashAggregator(0))

  @Test func aLockIsRenewedByEachEpochsSettlement() {
    let story = Story(village(epochs: 3))
    #expect(story.world.l1.contracts.map(\.lockedForEpoch) == [3, 3, 3, 3] as [Int?])
    #expect(story.count { if case .contract(.contractOpened) = $0 { true } else { false } } == 0)
    // The grace ends at 180 + 90 s; until then the first epoch's lock holds.
    let early = Story(village(epochs: 3), until: 269).world
    #expect(early.l1.contracts.allSatisfy { $0.lockedForEpoch == 0 })
    let late = Story(village(epochs: 3), until: 276).world
    #expect(late.l1.contracts.allSatisfy { $0.lockedForEpoch == 1 })
  }

  /// With a grace of more than two epochs, those of several epochs are settled before the first
  /// lock ends; each renews its own.
  @Test func aGraceLongerThanEpochsTellsThemApart() {
    var scenario = village(epochs: 4) { $0.l1.lockGrace = .seconds(400) }
    scenario.drain = .seconds(430)
    let story = Story(scenario)
    #expect(story.world.l1.registry.checkpoint == 12)
    // The last lock that ends is that of epoch 3, at 720 + 400 s.
    #expect(story.world.l1.contracts.map(\.lockedForEpoch) == [4, 4, 4, 4] as [Int?])
    #expect(story.count { if case .contract(.contractOpened) = $0 { true } else { false } } == 0)
    // Nobody settles epoch 2 of four: its lock is the one that is not renewed.
    var dead = scenario
    dead.faults = [(370, crash), (370, .inject(.crashAggregator(1)))].map {
      ScheduledFault(time: .seconds($0.0), action: $0.1)
    }
    let opened = Story(dead).all {
      if case .contract(.contractOpened(let r)) = $0 { r } else { nil }
    }
    #expect(opened.map(\.found) == [0, 1, 2, 3])
    #expect(opened.allSatisfy { $0.record.time == .seconds(768) })
  }

  @Test(arguments: [2, 3])
  func aDeadAggregatorFreezesNoRollupForGood(_ epochs: Int) {
    let story = Story(lone(epochs: epochs, [(75, crash)]))
    #expect(story.world.l1.contracts.allSatisfy { $0.isOpen })
    // The first lock is over at 270 s: the first L1 block after it opens all.
    let opened = story.all { if case .contract(.contractOpened(let r)) = $0 { r } else { nil } }
    #expect(opened.map(\.found) == [0, 1, 2, 3])
    #expect(opened.allSatisfy { $0.record.time == .seconds(276) })
    #expect(story.world.violations == [])
    #expect(story.world.rollups[0].height == 36 * epochs)
    for (r, contract) in story.world.l1.contracts.enumerated() {
      #expect(contract.settledHeight == story.world.rollups[r].height, "R\(r) settles alone")
    }
  }

  @Test func anOpeningContractDropsUnsupportedImportsAndNothingElse() {
    // The pair's hash at checkpoint 1 is at everyone, its B will never be: the mint can't settle.
    let story = Story(lone(epochs: 2, [(69, crash)]))
    let reverts = story.all {
      if case .sequencer(.chainReverted(let r, let to, _, .importLost)) = $0 {
        (r, to)
      } else {
        nil
      }
    }
    #expect(reverts.map(\.found.0) == [1], "R0 and R2 imported nothing")
    #expect(reverts.map(\.found.1) == [13], "the block of 70 s, at height 14, is gone")
    // Its send is safe, and comes by an L1 root from now on: R0's block settles alone.
    let message = story.world.message(MessageID(0))
    #expect(message.reverted == nil)
    guard case .l1Block? = message.mint?.via.place else {
      Issue.record("not minted through L1: \(String(describing: message.mint))")
      return
    }
  }

  @Test func anImportUnderARootThatTheRollupCanPostSurvivesTheOpening() {
    // B_1 exists, and nobody posts it before the lock ends.
    let story = Story(lone(epochs: 2, [(75, crash)]))
    #expect(story.world.tally.revertedBlocks == 0)
    #expect(story.world.l1.registry.checkpoint == 1)
    #expect(story.world.message(MessageID(0)).onL1 != nil)
  }

  @Test func anImportUnderARegisteredRootSurvivesTheOpening() {
    let story = Story(lone(epochs: 2, [(75, crash), (100, .exit(2))]))
    #expect(story.world.tally.revertedBlocks == 0)
    #expect(story.world.message(MessageID(0)).onL1 != nil)
    #expect(story.world.message(MessageID(0)).level == .final)
    #expect(story.world.l1.contracts[1].settledHeight == 72)
  }

  @Test func aLoneProofAtALockedContractIsRefused() {
    for guarded in [true, false] {
      var scenario = village()
      scenario.settings.guards.lock = guarded
      var story = Story(scenario, until: 100)
      let rollup = story.world.rollups[0]
      let relation = LoneSettlement(
        rollup: 0, stored: (rollup.block(atHeight: 0).hash, 0),
        blocks: rollup.provenBlocks(after: .genesis, to: rollup.chain[12]),
        registryHead: story.world.l1.registry.head, openings: [])
      guard case .success(let sealed) = story.world.functionality.prove(relation) else {
        Issue.record("the relation holds")
        return
      }
      let proof = story.world.file(sealed, inputs: [], block: rollup.chain[12], maker: .prover(0))
      story.world.sendToL1(.lone(proof), from: .prover(0))
      story.run(until: 110)
      let outcome = story.world.l1.transactions[0].outcome
      #expect(guarded ? outcome == .refused(number: 9, .locked) : outcome == .accepted(number: 9))
      #expect(story.world.l1.contracts[0].settledHeight == (guarded ? 0 : 12))
    }
  }

  @Test func leavesOfOpenContractsAreCarriedAndMoveNothing() {
    // R3's prover is dead for all of the first epoch.
    let story = Story(
      village(epochs: 3, faults: [(1, .inject(.haltProver(3))), (400, .heal(.prover(3)))]))
    let reasons = story.all {
      if case .tree(.leafCarried(3, let i, let reason)) = $0 { (i, reason) } else { nil }
    }.map(\.found)
    #expect(reasons.map(\.1).contains(.openContract))
    #expect(reasons.map(\.0) == Array(1...9))
    #expect(story.world.l1.contracts.map(\.isOpen) == [false, false, false, true])
    #expect(story.world.registryCheckpoint == 9, "one open contract stops no B")
    #expect(story.world.l1.contracts[3].settledHeight == 108, "it settles by lone proofs")
  }

  @Test func rollupsExitWithTheLastRootWhenAllAggregatorsFallSilent() {
    var scenario = lone(epochs: 1, [(130, crash)])
    scenario.settings.aggregation.exitAfter = .seconds(30)
    let story = Story(scenario)
    #expect(story.world.roots.count == 2)
    // Heard last at 125.5 s; the exposure takes 5 s; L1's next slot is 168 s.
    let asked = story.time { if case .settlement(.exitRequested) = $0 { true } else { false } }
    let taken = story.all {
      if case .contract(.registered(let i, _, let moved, _)) = $0 { (i, moved) } else { nil }
    }
    #expect(asked == 155_500)
    #expect(taken.map(\.record.time.milliseconds) == [168_000])
    #expect(taken.first?.found.0 == 2 && taken.first?.found.1 == [0, 1, 2, 3])
    #expect(story.world.tally.exits == 1, "one posts, the others see it")
    #expect(story.world.l1.registry.entries[0].isDataMissing)
    #expect(story.world.l1.contracts.allSatisfy { $0.settledHeight == 24 })
    #expect(story.world.tally.revertedBlocks == 0, "at risk is not reverted")
  }

  @Test func afterAFalseExitAggregationGoesOnAndTheEpochsEndStartsFromThere() {
    let story = Story(village(faults: [(75, .exit(2))]))
    let kinds = story.world.l1.registry.entries.map(\.kind)
    #expect(kinds == [.exposure, .expansion])
    #expect(story.world.l1.registry.entries.map(\.checkpoint) == [1, 3])
    guard
      case .settlement(let last) = story.world.proof(story.world.l1.registry.entries[1].proof)
        .statement
    else { return }
    #expect(last.firstPrev == story.world.proof(story.world.roots[1]).cur)
    #expect(story.world.proof(story.world.l1.registry.entries[1].proof).inputs.count == 2)
    #expect(story.world.violations == [])
  }

  @Test func aSettlementThatLostARaceIsRefusedAndProvenAgainFromTheNewHead() {
    // The exit at checkpoint 2 is sent after 189 s, the expansion of checkpoint 3 at 194.5 s: both
    // wait for the L1 block of 204 s.
    let story = Story(village(faults: [(189, .exit(2))]))
    let refusals = story.all { if case .l1(.l1Refused(_, let why)) = $0 { why } else { nil } }
    #expect(refusals.count == 1)
    guard case .notFromHead? = refusals.first?.found else {
      Issue.record("refused for another reason: \(refusals)")
      return
    }
    #expect(story.world.l1.registry.entries.map(\.checkpoint) == [2, 3])
    #expect(story.world.l1.contracts.allSatisfy { $0.settledHeight == 36 })
  }

  @Test func aForkBelowWhatWasSettledAloneReturnsToTheSettledBranch() {
    // Open since 276 s; the lone proof up to block 48 (240 s) settles soon after.
    var scenario = lone(epochs: 2, [(75, crash), (350, .inject(.forkRollup(2, depth: 60)))])
    // Below what is final it would be no chain at all.
    scenario.settings.l1.finalitySlots = 64
    let story = Story(scenario)
    let back = story.all {
      if case .sequencer(.chainReverted(2, let to, _, .otherBranchIncluded)) = $0 {
        to
      } else {
        nil
      }
    }
    #expect(back.map(\.found) == [60])
    #expect(story.world.violations == [] && story.world.l1.contracts[2].settledHeight >= 60)
    #expect(story.world.rollups[2].isOnChain(story.world.l1.contracts[2].settled))
  }

  @Test func aLoneProofUnderAnOlderHeadOfTheRegistryIsStillGood() {
    // Made under the genesis head, included in the same L1 block as an exit moves the head on.
    let story = Story(lone(epochs: 2, [(75, crash), (274, .exit(1))]))
    let refused = story.count { if case .l1(.l1Refused) = $0 { true } else { false } }
    #expect(story.world.registryCheckpoint == 1 && refused == 0)
    #expect(story.count { if case .contract(.loneSettled) = $0 { true } else { false } } >= 4)
  }
}
