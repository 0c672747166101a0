import Support
import Testing

@testable import RollupSimulation

/// PROTOCOL 6, the faults that break rules: with the guards on each is refused, seen, and costs no
/// more than work; with its guard off an invariant says what it was for.
@Suite struct AdversaryTests {
  private func story(
    _ faults: [(Int, Action)], traffic: [Traffic] = [.allToAll(amount: 3)],
    _ change: (inout Settings) -> Void = { _ in }
  ) -> Story {
    Story(village(epochs: 2, traffic: traffic, faults: faults, change))
  }

  private func isSound(_ story: Story) -> Bool {
    Recount.complaints(about: story.world) == []
      && story.world.roots.count == story.world.checkpoint
      && story.world.l1.registry.checkpoint == story.world.checkpoint
  }

  private func broken(_ story: Story) -> [InvariantViolation.Property] {
    var found: [InvariantViolation.Property] = []
    for violation in story.world.violations where !found.contains(violation.property) {
      found.append(violation.property)
    }
    return found
  }

  // Front-running

  @Test func aLockedContractTakesNoLoneProofHoweverItComes() {
    let story = story([(100, .inject(.frontRun(1)))])
    #expect(isSound(story))
    #expect(story.world.l1.transactions.first?.sender == .prover(1))
    guard case .refused(_, .locked) = story.world.l1.transactions[0].outcome else {
      Issue.record("\(story.world.l1.transactions[0].outcome)")
      return
    }
    #expect(story.world.l1.transactions[0].gas > 0)
  }

  @Test func withoutTheLockAForkRunsAheadAndTheOthersLoseTheirRoots() {
    // B_1 holds block 12 of it, and stands on L1 only at the epoch's end.
    let faults = [(99, Action.inject(.forkRollup(1, depth: 10))), (100, .inject(.frontRun(1)))]
    #expect(isSound(story(faults, traffic: [])))
    let open = story(faults, traffic: []) { $0.guards.lock = false }
    #expect(open.count { if case .contract(.loneSettled) = $0 { true } else { false } } == 1)
    // The others lose `B`s that were theirs to post: that is what the lock is for.
    #expect(broken(open) == [.boundedRisk])
    #expect(open.count { if case .contract(.rootsLost) = $0 { true } else { false } } == 1)
  }

  @Test func aFrontRunnerStopsBelowAnImportThatTheRegistryDoesNotHold() {
    // From 70 s on blocks import hashes of checkpoint 1, which L1 does not know yet.
    let story = Story(
      village(
        epochs: 2, traffic: [.allToAll(amount: 3)], faults: [(130, .inject(.frontRun(1)))]),
      until: 131)
    guard case .lone(let proof)? = story.world.l1.transactions.first?.kind,
      case .lone(let statement) = story.world.proof(proof).statement
    else {
      Issue.record("nothing was posted")
      return
    }
    let next = story.world.rollups[1].block(atHeight: statement.curHeight + 1)
    #expect(statement.curHeight > 0 && !next.imports.isEmpty)
  }

  // Junk for x

  @Test(arguments: [58, 66, 126, 127, 128, 186])
  func underContinuityJunkIsAWastedProofAndTheMakerFoldsAgain(_ second: Int) {
    let story = story([(second, .inject(.junkInput(0)))])
    #expect(isSound(story))
    let junk = story.all { occurrence -> (NodeID, Int, ProofID)? in
      if case .tree(.junkFolded(let n, let i, let p)) = occurrence { (n, i, p) } else { nil }
    }
    // The relation itself refuses where an export was to settle.
    let refused = story.count { if case .tree(.nodeRefused) = $0 { true } else { false } }
    #expect(junk.count + refused == 1)
    for (record, (node, i, proof)) in junk {
      #expect(
        story.world.aggregators.allSatisfy {
          $0.rounds[i].slots[node].proof != proof
        })
      let disbelief = story.all { occurrence -> RollupID? in
        guard case .sequencer(.importRefused(let r, node, checkpoint: i, .continuity)) = occurrence
        else {
          return nil
        }
        return r
      }
      #expect(disbelief.map(\.found) == Array(story.world.tree.rollups(under: node)))
      #expect(disbelief.allSatisfy { $0.record.time > record.time })
      #expect(!story.world.roots.contains(proof))
    }
  }

  @Test func aJunkRootIsNotSignedAndMovesNothing() {
    var story = Story(
      village(epochs: 2, traffic: []), until: 67)
    // The root of checkpoint 1 starts at 67.5 s.
    story.perform(.inject(.junkInput(0)))
    story.run(until: 69)
    story.run(until: 72)
    let junk = story.all {
      if case .tree(.junkFolded(TreeShape.root, _, let p)) = $0 { p } else { nil }
    }
    #expect(junk.count == 1)
    #expect(story.world.roots.count == 1 && story.world.roots.first != junk.first?.found)
    #expect(story.world.violations == [])
  }

  @Test func withoutContinuityTheChainOfHashesBreaksAndTheInvariantSaysSo() {
    let story = story([(58, .inject(.junkInput(0)))]) { $0.guards.continuity = false }
    #expect(broken(story).contains(.continuity))
    let first = story.world.violations[0]
    #expect(first.time <= .seconds(70) && first.object != nil)
  }

  // A bad import

  @Test(arguments: [3, 61, 100, 178])
  func aBadImportIsRefusedCarriedAndReverted(_ second: Int) {
    let story = story([(second, .inject(.badImport(2)))])
    #expect(isSound(story))
    let foreign = story.all { occurrence -> ImportedHash? in
      if case .tree(.leafRefused(2, _, .foreignExport(let export))) = occurrence {
        export
      } else {
        nil
      }
    }
    let contradicted = story.count {
      if case .prover(.chainProofRefused(2, _, .exportDoesNotLink)) = $0 { true } else { false }
    }
    #expect(!foreign.isEmpty || contradicted > 0)
    let lost = story.count {
      if case .sequencer(.chainReverted(2, _, _, .importLost)) = $0 { true } else { false }
    }
    #expect(lost == 1)
    let imports = story.world.rollups[2].chain.flatMap {
      story.world.rollups[2].block($0).imports
    }
    for imported in imports {
      let node = story.world.tree.node(first: Int(imported.first), count: Int(imported.count))!
      #expect(story.world.hash(of: node, at: Int(imported.index)) == imported.digest)
    }
  }

  @Test func withTheWrongSettleRuleItSettlesAndTheInvariantSaysSo() {
    let story = story([(61, .inject(.badImport(2)))], traffic: []) {
      $0.guards.settleRule = false
    }
    #expect(broken(story) == [.noDoubleMint])
    #expect(story.world.violations.first?.object == .child(right: true, checkpoint: 2))
  }

  /// A true hash of a node that is no ancestor can settle nowhere on the leaf's way up: taken into
  /// the tree it would make the root impossible for all.
  @Test func aTrueHashOfANodeBesideTheLeafIsForeignToo() {
    var story = Story(village(epochs: 2), until: 100)
    let world = story.world
    let beside = world.tree.node(first: 2, count: 2)!
    let imported = ImportedHash.node(
      first: 2, count: 2, checkpoint: 1, world.hash(of: beside, at: 1)!)
    story.world.append(
      BlockInput(
        time: story.world.now,
        openings: [HashOpening(imported: imported, preimages: [], senders: [])],
        transactions: []),
      to: 0)
    story.run()
    story.world.checkRunEnd()
    #expect(isSound(story))
    let refused = story.count {
      $0 == .tree(.leafRefused(0, checkpoint: 2, .foreignExport(imported)))
    }
    #expect(refused == 1)
  }

  // A second mint

  @Test func aBlockThatMintsAgainIsInvalidAndTheNextOneIsHonest() {
    let story = story([(100, .inject(.mintAgain(3)))])
    #expect(isSound(story))
    let refusals = story.all {
      if case .sequencer(.blockRefused(3, let why)) = $0 { why } else { nil }
    }
    #expect(refusals.count == 1)
    guard case .wrongNonce(let declared, let computed)? = refusals.first?.found else {
      Issue.record("\(refusals)")
      return
    }
    #expect(computed == declared + 1)
    // The height was not lost.
    #expect(story.world.rollups[3].height == story.world.rollups[2].height)
  }

  @Test func withoutTheGuardOnNoncesItIsMintedTwiceAndTheInvariantSaysSo() {
    let story = story([(100, .inject(.mintAgain(3)))]) { $0.guards.nonces = false }
    #expect(broken(story).first == .noDoubleMint)
    let twice = story.world.book.inbox(of: 3).sorted()
    #expect(zip(twice, twice.dropFirst()).contains { $0 == $1 })
  }

  // L1

  @Test func aBThatDoesNotStartAtTheHeadIsSeenWithoutTheRegistrysGuard() {
    // R2 posts B.2 just before the expansion of B.1 to B.3; one L1 block takes both.
    let faults = [(188, Action.exit(2))]
    for guarded in [true, false] {
      let story = story(faults) { $0.guards.registry = guarded }
      #expect(broken(story) == (guarded ? [] : [.continuity]))
    }
  }

  @Test func goingBackAndForthPastThemMeetsTheSameRun() {
    var scenario = village(epochs: 2, traffic: [.allToAll(amount: 3)])
    scenario.faults = [
      (61, Action.inject(.badImport(2))), (66, .inject(.junkInput(0))),
      (100, .inject(.mintAgain(3))), (100, .inject(.frontRun(1))),
    ].map { ScheduledFault(time: .seconds($0.0), action: $0.1) }
    var timeline = Timeline(scenario: scenario, seed: 1)
    timeline.runToEnd()
    let end = timeline.world.stateHash()
    for second in [60, 68, 101, 130] {
      timeline.seek(time: .seconds(second))
      timeline.runToEnd()
      #expect(timeline.world.stateHash() == end)
    }
  }
}
