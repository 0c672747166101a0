import Support
import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// PROTOCOL 7: each property holds on an honest run, and is seen to fail when somebody breaks it.
@Suite struct InvariantTests {
  private typealias Property = InvariantViolation.Property

  private func scenario(_ change: (inout Settings) -> Void = { _ in }) -> Scenario {
    village(epochs: 2, traffic: [.allToAll(amount: 3), message(0, 3, at: 10)], change)
  }

  private func broken(_ world: World) -> Set<InvariantViolation.Property> {
    Set(world.violations.map(\.property))
  }

  /// Runs to `second`, lets `spoil` loose on the world, goes on to `end`.
  private func spoilt(
    at second: Int, until end: Int? = nil, _ scenario: Scenario? = nil,
    _ spoil: (inout World) -> Void
  ) -> Set<InvariantViolation.Property> {
    var story = Story(scenario ?? self.scenario(), until: second)
    #expect(story.world.violations == [])
    spoil(&story.world)
    story.run(until: end ?? second + 60)
    return broken(story.world)
  }

  @Test func allHoldOnAnHonestRun() {
    let story = Story(scenario())
    #expect(story.world.violations == [])
    #expect(story.world.book.counts.final > 0 && Recount.complaints(about: story.world) == [])
  }

  @Test func allHoldThroughCrashForkExitAndHaltedProver() {
    var scenario = scenario()
    scenario.faults = [
      (70, Action.inject(.forkRollup(1, depth: 9))), (75, .exit(2)),
      (128, .inject(.crashAggregator(0))), (150, .inject(.haltProver(3))),
      (230, .heal(.prover(3))), (300, .heal(.aggregator(0))),
    ].map { ScheduledFault(time: .seconds($0.0), action: $0.1) }
    #expect(Story(scenario).world.violations == [])
  }

  // 1
  @Test func moneyFromNowhereBreaksConservation() {
    #expect(
      spoilt(at: 21) {
        let balance = $0.rollups[1].state.ledger.balance(of: 0)
        $0.rollups[1].state.ledger.setBalance(balance + 5, of: 0)
        $0.rollups[1].state.head.stateRoot = $0.rollups[1].state.ledger.root()
      }.contains(.conservation))
  }

  @Test func valueThatIsMintedAndInFlightAtOnceBreaksConservationOfTheCut() {
    var story = Story(scenario(), until: 131)
    let root = story.world.roots[2]
    story.world.checkCut(under: root)
    #expect(story.world.violations == [])
    // A mint under the cut that claims to lie above it.
    let cut = story.world.rollups[0].block(story.world.includedBlock(of: 0, under: root))
    #expect(cut.inboxCount > 0)
    let minted = story.world.book.inbox(of: 0)[0]
    let mint = story.world.message(minted).mint!
    story.world.book.mint(
      minted, Message.Mint(block: mint.block, height: 9_999, via: mint.via))
    story.world.checkCut(under: root)
    #expect(broken(story.world) == [.conservation])
  }

  // 2
  @Test func aMintOfAMessageThatNobodySentIsSeen() {
    // The block that sent it forgets so; the receiver mints it all the same.
    let found = spoilt(at: 61) { world in
      let message = world.messages[0]
      world.rollups[message.source].blocks[message.sentIn].sends = []
    }
    #expect(found.contains(.noDoubleMint))
  }

  @Test func aMintUnderABWithoutItsSendIsSeen() {
    var story = Story(scenario(), until: 80)
    let root = story.world.roots[1]
    let included = story.world.rollups[0].block(story.world.includedBlock(of: 0, under: root))
    // A mint of a message sent after the cut, smuggled under it.
    let late = story.world.messages.first {
      $0.source == 0 && Int($0.leaf.sentAtBlock) > included.height
    }!
    let place = story.world.rollups[1].block(story.world.includedBlock(of: 1, under: root))
    story.world.rollups[1].blocks[place.height].inboxCount = 1
    while let last = story.world.book.inbox(of: 1).last {
      story.world.book.unmint(last, cause: .fork)
    }
    story.world.book.mint(
      late.id,
      Message.Mint(block: .genesis, height: 0, via: .init(place: .l1Block(0), at: .genesis)))
    story.world.checkCut(under: root)
    #expect(broken(story.world).contains(.noDoubleMint))
  }

  // 3
  @Test func aSettledBlockThatIsReplacedIsSeen() {
    var story = Story(
      village(epochs: 2, faults: [(30, .inject(.forkRollup(0, depth: 3)))]), until: 210)
    #expect(story.world.registryCheckpoint == 3 && story.world.violations == [])
    let rollup = story.world.rollups[0]
    let abandoned = rollup.blocks.indices.filter { !rollup.isOnChain(BlockIndex($0)) }.map {
      BlockIndex($0)
    }
    story.world.checkForward(0, from: abandoned[0], to: story.world.l1.contracts[0].settled)
    #expect(broken(story.world) == [.l1OnlyForward])
  }

  @Test func withoutTheRegistrysGuardAnOldRootCanNotMoveL1BackEither() {
    // A settlement of checkpoints 1 to 2 arrives after that of 1 to 3.
    var scenario = village(epochs: 2)
    scenario.settings.guards.registry = false
    var story = Story(scenario, until: 210)
    let expansion = story.world.l1.registry.entries[0]
    story.world.sendToL1(.settle(expansion.proof), from: .prover(0))
    story.run(until: 230)
    #expect(story.world.l1.transactions.last?.outcome != .pending)
    #expect(story.world.l1.registry.entries.count == 1 && story.world.violations == [])
  }

  // 4
  @Test func aRootThatDoesNotContinueTheOneBeforeIsSeen() {
    let junk = Digest(bytes: [UInt8](repeating: 7, count: 32))!
    var story = Story(village(), until: 128)
    let world = story.world
    let (left, right) = world.tree[TreeShape.root].children!
    let inputs = [left, right].map { world.aggregators[0].rounds[2].slots[$0].proof! }
    let relation = NodeRelation(
      checkpoint: 2, left: world.proof(inputs[0]).sealed, right: world.proof(inputs[1]).sealed,
      looseInput: junk, links: ExportLinks(), places: (0, 2), order: world.tree.order,
      isRoot: true, rootMustBeEmpty: true)
    guard case .success(let sealed) = world.functionality.prove(relation),
      case .success(let fold) = relation.evaluate(verifier: world.functionality.verifier)
    else { return }
    let proof = story.world.file(sealed, inputs: inputs, fold: fold, maker: .aggregator(0))
    story.world.roots.append(proof)
    story.world.checkInvariants(after: .jobEnds(JobID(0)))
    #expect(broken(story.world) == [.continuity])
  }

  // 5
  @Test func aProofWithMoreExportsThanAncestorsIsSeen() {
    var story = Story(village(), until: 80)
    var rollup = TestRollup(0)
    let functionality = story.world.functionality
    rollup.makeBlock(
      imports: (0..<3).map { .node(first: UInt32($0), count: 2, checkpoint: 1, .zero) },
      by: functionality)
    guard
      case .success(let sealed) = functionality.prove(
        rollup.chainRelation(checkpoint: 1, from: 0, to: 1))
    else { return }
    _ = story.world.file(sealed, inputs: [], block: .genesis, maker: .prover(0))
    story.world.checkInvariants(after: .jobEnds(JobID(0)))
    #expect(broken(story.world) == [.exportBounds])
  }

  // 6
  @Test func aCrashThatPutsMoreAtRiskThanTheLagAllowsIsSeen() {
    // The world forgets a B: two checkpoints lie above the last one, though none is late.
    let found = spoilt(at: 175, until: 176) { world in
      world.roots.removeLast()
      world.tally.longestRootTime = .zero
      world.checkpoint = 1
      world.carryOut(
        Command(
          id: CommandID(1), action: .inject(.crashAggregator(0)), afterEvent: world.eventCount,
          time: world.now))
    }
    #expect(found == [.boundedRisk])
  }

  // 7
  @Test func aRevertWithoutItsCauseIsSeen() {
    for cause in [
      RevertCause.fork, .otherBranchIncluded(checkpoint: 1),
      .importLost(.node(first: 0, count: 2, checkpoint: 1, .zero)),
    ] {
      let found = spoilt(at: 50, until: 51) { world in
        world.moveChain(of: 0, to: world.rollups[0].chain[5], cause: cause)
      }
      #expect(found == [.justifiedReverts])
    }
  }

  @Test func aChainThatGoesBelowWhatL1StoresOfItIsSeen() {
    // Checkpoints 1 to 3 are on L1; blocks far below go for an import that nobody lost.
    let found = spoilt(at: 230, until: 230) { world in
      #expect(world.l1.contracts[1].settledHeight == 36)
      let rollup = world.rollups[1]
      let height = (1...36).last { !rollup.block(atHeight: $0).imports.isEmpty } ?? 1
      guard let imported = rollup.block(atHeight: height).imports.first else { return }
      world.moveChain(of: 1, to: rollup.chain[height - 1], cause: .importLost(imported))
    }
    #expect(found == [.boundedRisk])
  }

  /// Where blocks are imported a crash can cost what came since the last settlement, and it would
  /// cost more if a contract did not move with it.
  @Test func aContractThatMissedItsRootIsSeenAtACrashWhereBlocksAreImported() {
    for missed in [false, true] {
      var story = Story(
        village(epochs: 2, traffic: [.allToAll(amount: 1)]) { $0.mode = .sharedDirect }, until: 260)
      // There is one checkpoint an epoch.
      #expect(story.world.registryCheckpoint == 1 && story.world.violations == [])
      if missed {
        story.world.l1.contracts[2].settled = .genesis
        story.world.l1.contracts[2].settledHeight = 0
      }
      story.perform(.inject(.crashAggregator(story.world.holder)))
      #expect(broken(story.world) == (missed ? [.boundedRisk] : []))
    }
  }

  // 8
  private func forked() -> Story {
    Story(village(faults: [(50, .inject(.forkRollup(2, depth: 3)))]), until: 51)
  }

  @Test func aStakeThatIsTakenFromSomebodyElseIsSeen() {
    var story = forked()
    story.run(until: 70)
    #expect(story.world.l1.sequencerStakes[2] == 0 && story.world.violations == [])
    story.world.checkRunEnd()
    #expect(!broken(story.world).contains(.justifiedSlashing))
    story.world.l1.sequencerStakes[1] = 0
    story.world.checkRunEnd()
    #expect(broken(story.world).contains(.justifiedSlashing))
  }

  @Test func aStakeThatIsTakenForNothingIsSeenInThatBlock() {
    for spoil: (inout World) -> Void in [
      { $0.l1.sequencerStakes[0] = 1 }, { $0.l1.aggregatorStakes[1] = 0 },
    ] {
      var story = forked()
      let before = (story.world.l1.aggregatorStakes, story.world.l1.sequencerStakes)
      story.world.checkStakes(after: before.0, before.1, in: [])
      #expect(story.world.violations == [])
      spoil(&story.world)
      story.world.checkStakes(after: before.0, before.1, in: [])
      #expect(broken(story.world) == [.justifiedSlashing])
    }
  }

  /// L1's own check is of the signatures that it is shown, under the key that it knows. What was
  /// signed it can't look up; the check can.
  @Test func validSignaturesOverWhatNobodyMadeAreSeen() throws {
    var story = forked()
    guard case .slash(let real) = try #require(story.world.l1.transactions.first).kind else {
      Issue.record("no evidence")
      return
    }
    let key = story.world.signingKey(of: .sequencer(3))
    func attest(_ byte: UInt8, of r: UInt32) -> Attestation {
      Attestation(
        kind: .execution, rollup: r, height: real.first.height, deadline: .genesis,
        digest: Digest(bytes: [UInt8](repeating: byte, count: 32))!)
    }
    for r: UInt32 in [3, 2] {
      var other = story
      let statements = (attest(7, of: r), attest(8, of: r))
      other.world.sendToL1(
        .slash(
          Evidence(
            signer: .sequencer(3), key: key.verifyingKey, first: statements.0,
            firstSignature: key.sign(statements.0), second: statements.1,
            secondSignature: key.sign(statements.1))), from: .prover(0))
      other.run(until: 70)
      #expect(other.world.l1.sequencerStakes[3] == 0, "L1 takes it")
      #expect(broken(other.world) == [.justifiedSlashing])
    }
    story.run(until: 70)
    #expect(story.world.violations == [])
  }

  // 9
  @Test func whateverIsNotFinalWaitsForSomebodyByName() {
    for faults in [
      [], [(50, Action.inject(.crashAggregator(0))), (50, .inject(.crashAggregator(1)))],
      [(130, .inject(.haltProver(0)))], [(65, .inject(.haltSequencer(3)))],
    ] {
      var scenario = scenario()
      scenario.faults = faults.map { ScheduledFault(time: .seconds($0.0), action: $0.1) }
      let world = Story(scenario).world
      #expect(world.violations == [])
      let open = world.messages.filter { $0.level != .final && $0.reverted == nil }
      #expect(!open.isEmpty || faults.isEmpty)
      for message in open {
        let blockers = world.waiting(for: message.id)
        #expect(
          !blockers.isEmpty
            && blockers.allSatisfy { world.exists($0.object) || $0.condition == .end })
      }
    }
  }

  @Test func anAnswerThatNamesNobodyNoMomentOrNoDeadlineIsSeen() {
    let world = Story(scenario(), until: 100).world
    func blocker(_ condition: Blocker.Condition, _ actor: Party, at: Int?, by: Int?) -> Blocker {
      Blocker(
        condition: condition, object: .root(checkpoint: 2), actor: actor,
        earliest: at.map { .seconds($0) }, deadline: by.map { .seconds($0) })
    }
    #expect(world.fault(in: []) == .nobody)
    #expect(world.fault(in: [blocker(.delivery, .network, at: nil, by: nil)]) == .noMoment)
    for condition in [Blocker.Condition.nodeProof, .worker, .settlement(checkpoint: 2), .lost] {
      #expect(
        world.fault(in: [blocker(condition, .aggregator(0), at: 100, by: nil)]) == .noDeadline)
    }
    #expect(world.fault(in: [blocker(.healing, .l1, at: nil, by: nil)]) == .nobody)
    for (at, by) in [(99, nil), (120, 99), (nil, 99)] as [(Int?, Int?)] {
      #expect(
        world.fault(in: [blocker(.nodeProof, .aggregator(0), at: at, by: by)])
          == .past(.seconds(99)))
    }
    // Also on the way to the one thing that blocks.
    #expect(
      world.fault(in: [
        blocker(.nodeProof, .aggregator(0), at: 98, by: nil),
        blocker(.delivery, .network, at: 101, by: nil),
      ]) == .past(.seconds(98)))
    for good in [
      blocker(.nodeProof, .aggregator(0), at: 100, by: 200),
      blocker(.settlement(checkpoint: 2), .prover(0), at: 100, by: nil),
      blocker(.lock, .l1, at: nil, by: 300), blocker(.healing, .person, at: nil, by: nil),
      blocker(.end, .network, at: nil, by: nil),
    ] {
      #expect(world.fault(in: [good]) == nil)
    }
  }

  // 11
  @Test func aCountThatIsNotOfTheMessagesIsSeen() {
    let spoils: [(String, (inout World) -> Void)] = [
      ("asked", { $0.tally.asked += 1 }), ("unsent", { $0.tally.unsent += 1 }),
      ("both", { ($0.tally.asked, $0.tally.unsent) = (0, 0) }),
      ("a contract that has less", { $0.l1.contracts[3].settled = .genesis }),
      ("what is final", { $0.l1.contracts[3].finalBlock = $0.rollups[3].head }),
      ("a contract that has more", { $0.l1.contracts[3].settled = $0.rollups[3].head }),
    ]
    for (name, spoil) in spoils {
      var world = Story(scenario(), until: 230).world
      world.checkRunEnd()
      #expect(!broken(world).contains(.countsAddUp), "\(name)")
      spoil(&world)
      world.checkRunEnd()
      #expect(broken(world).contains(.countsAddUp), "\(name)")
    }
  }
}
