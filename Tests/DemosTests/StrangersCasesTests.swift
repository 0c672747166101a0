@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Scenarios by which strangers once showed that the engine did not hold, each with what must come
/// out. Each stands for a kind: the rule that was missing is told beside it.
@Suite struct StrangersCasesTests {
  private func world(_ text: String, seed: UInt64? = nil) throws -> World {
    var scenario = try ScenarioReader.read(text: "schema: 1\n" + text, fileName: "case").get()
    if let seed { scenario.seed = seed }
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    while world.step() {}
    world.checkRunEnd()
    return world
  }

  private func expectConserved(_ world: World, of supply: UInt64) {
    let value = SettledValue(world)
    #expect(value.fromNothing == [] && value.total == supply)
  }

  /// Who goes back at a checkpoint reads what others had at it: all are taken before anybody acts.
  @Test func anL2ThatForksBelowWhatItsL3sBuiltOn() throws {
    let world = try world(
      """
      name: an-l2-forks
      duration: 3h
      settings: {mode: l3-on-l2, rollups: 3, l1: {finalitySlots: 0}}
      faults:
        - {at: 5min, join: R0}
        - {at: 2h1min, fork: {rollup: R0, depth: 100}}
      """)
    #expect(world.violations == [] && world.checkpoint == 36)
  }

  private func vacant(_ rest: String) -> String {
    """
    name: unposted
    duration: 4h
    drain: 20min
    settings: {rollups: 4, aggregation: {aggregators: 1, exitAfter: never}}
    traffic:
      - message: {from: R0, to: R1, amount: 30, at: 24min}
    faults:
      - {at: 27min, crashAggregator: Agg0}
    \(rest)
    """
  }

  /// All guards on: nobody posts the `B`s of an epoch, a contract opens and settles a branch
  /// without the send. The registry takes no `B` that contradicts it, and the mint goes.
  @Test func valueThatOnlyABranchHad() throws {
    let world = try world(
      vacant(
        """
          - {at: 1h3min59s, fork: {rollup: R0, depth: 500}}
          - {at: "1:04:01", frontRun: R0}
        """))
    #expect(world.violations == [])
    #expect(world.message(MessageID(0)).mint == nil)
    expectConserved(world, of: 4_000_000)
  }

  /// The check of what is settled is seen to fail: without the registry's guards the same run ends
  /// with 30 tokens more than there were.
  @Test func withoutTheRegistrysGuardsValueComesFromNothing() throws {
    let text = vacant(
      """
        - {at: 1h3min59s, fork: {rollup: R0, depth: 500}}
        - {at: "1:04:01", frontRun: R0}
      """
    ).replacing("exitAfter: never}", with: "exitAfter: never}, guards: {registry: false}")
    let world = try world(text)
    #expect(world.violations.contains { $0.property == .conservation })
    let value = SettledValue(world)
    #expect(value.fromNothing == [MessageID(0)] && value.total == 4_000_030)
  }

  /// The same with the aggregator back, late: it goes on from the registry's head.
  @Test func aTreeThatCanNeverStandOnL1IsLeft() throws {
    var text = vacant(
      """
        - {at: 1h3min59s, fork: {rollup: R0, depth: 500}}
        - {at: "1:04:01", frontRun: R0}
        - {at: "1:20:00", heal: Agg0}
      """)
    text = text.replacing("exitAfter: never", with: "exitAfter: 4min")
      .replacing("at: 27min, crash", with: "at: 59min, crash")
    let world = try world(text)
    #expect(world.violations == [] && world.l1.registry.checkpoint > 24)
    expectConserved(world, of: 4_000_000)
  }

  /// Without the lock a front-runner costs the others what they had covered: property 6 breaks.
  /// With it L1 refuses.
  @Test(arguments: [true, false]) func aFrontRunnerWithAndWithoutTheLock(_ isLocked: Bool) throws {
    let world = try world(
      """
      name: front-run
      duration: 4h
      drain: 20min
      settings: {rollups: 4, aggregation: {aggregators: 1}, guards: {lock: \(isLocked)}}
      traffic:
        - message: {from: R0, to: R1, amount: 30, at: 24min}
      faults:
        - {at: 27min, crashAggregator: Agg0}
        - {at: 27min30s, fork: {rollup: R0, depth: 50}}
        - {at: 27min31s, frontRun: R0}
      """)
    let refused = world.l1.transactions.contains {
      if case .refused(_, .locked) = $0.outcome { true } else { false }
    }
    #expect(refused == isLocked)
    #expect(world.violations.map(\.property) == (isLocked ? [] : [.boundedRisk]))
    expectConserved(world, of: 4_000_000)
  }

  /// A rollup whose leaf was late by ten seconds is imported by nobody until it is back, and asks
  /// to come back by itself: one epoch's work is lost, once.
  @Test func oneLateProofCostsOneEpoch() throws {
    let world = try world(
      """
      name: late-once
      duration: 8h
      drain: 1h
      settings: {mode: shared-direct, rollups: 4, l1: {lockGrace: 5min}}
      traffic: [randomPairs: {permille: 60, amounts: 1..9}]
      faults:
        - {at: 59min50s, slowProver: {rollup: R0, proving: 100s}}
      """)
    #expect(world.violations == [])
    // An epoch has 720 blocks; what was built until the aggregator's word came is lost with it.
    #expect((1...4 * 770).contains(world.tally.revertedBlocks))
    for rollup in world.rollups {
      #expect(world.l1.contracts[rollup.id.index].settledHeight == rollup.height)
    }
  }

  /// The last leaves of an epoch are judged by that epoch's members.
  @Test func aLeaveCostsNobodyABlock() throws {
    let world = try world(
      """
      name: a-leave
      duration: 2h1min
      drain: 30min
      settings: {mode: shared-direct, rollups: 4}
      traffic:
        - stream: {from: R3, to: R2, amount: 1, start: 1min, every: 5min}
        - stream: {from: R2, to: R1, amount: 1, start: 2min, every: 5min}
        - stream: {from: R1, to: R0, amount: 1, start: 3min, every: 5min}
      faults:
        - {at: 10min, leave: R3}
      """)
    #expect(world.violations == [] && world.tally.revertedBlocks == 0)
    #expect(world.messages.allSatisfy { $0.reverted == nil })
  }

  /// A refused proof is no candidate any more: its blocks have left the chain.
  @Test func aRefusedLeafDoesNotComeBack() throws {
    for seed in UInt64(1)...300 {
      let world = try world(
        """
        name: refused
        duration: 1min30s
        drain: 7s
        settings:
          mode: shared-direct
          rollups: 3
          checkpointInterval: 10s
          checkpointsPerEpoch: 3
          networkDelay: 1s
          aggregation: {aggregators: 1, heartbeat: 1s, timeout: 6s, collectionDeadline: 5s}
          costs: {chainProofMin: 1s, chainProofMax: 6s, fold: 2s, settlement: 9s}
          l1: {slot: 6s, lockGrace: 36s}
        traffic: [randomPairs: {permille: 600, amounts: 1..9}]
        """, seed: seed)
      #expect(world.violations == [], "seed \(seed)")
      expectConserved(world, of: 3_000_000)
    }
  }

  /// Found by a search over settings: a leaf that has been carried for longer than an epoch brings
  /// what it imported by routes that nobody has any more.
  @Test func anOldLeafBringsWhatOldRoutesBrought() throws {
    let world = try world(
      """
      name: an-old-leaf
      duration: 3min54s
      settings:
        mode: l1-root
        rollups: 4
        modeOf: {R1>R3: l3-combined, R2>R0: l3-on-l2}
        blockTime: 6s
        checkpointInterval: 18s
        checkpointsPerEpoch: 3
        aggregation: {aggregators: 1, timeout: 11s, collectionDeadline: 0s}
        costs: {chainProofMin: 0s, chainProofMax: 0s, fold: 0s, settlement: 0s}
        l1: {finalitySlots: 0, lockGrace: 30s}
      traffic:
        - message: {from: R1, to: R3, amount: 1, at: 2min20s}
        - message: {from: R1, to: R3, amount: 1, at: 2min30s}
      faults: [{at: 2min, leave: R1}]
      """)
    let leaf = try #require(
      world.proofs.last {
        if case .chain(let s) = $0.statement { s.rollup == RollupID(3) } else { false }
      })
    #expect(Set(leaf.exports.map(\.kind)) == [.l1Block, .rollupBlock])
    #expect(world.violations == [])
  }

  /// A contract that opened while its prover was down: until it is back under the tree its messages
  /// go by L1 roots, and it comes back by itself.
  @Test func anOpenedContractComesHome() throws {
    let world = try world(
      """
      name: comes-home
      duration: 4h
      drain: 2h
      settings: {rollups: 4, aggregation: {aggregators: 1}}
      traffic:
        - stream: {from: R0, to: R1, amount: 3, start: 1min, every: 10min}
      faults:
        - {at: 5min, haltProver: R0}
        - {at: 1h10min, heal: {prover: R0}}
      """)
    #expect(world.violations == [])
    #expect(world.messages.count == 24 && world.messages.allSatisfy { $0.mint != nil })
    let back = world.incidents.contains {
      $0.occurrence == .contract(.membershipChanged(RollupID(0), epoch: 2, isMember: true))
    }
    #expect(back && world.l1.contracts[0].settledCheckpoint == 48)
    let asked = world.l1.transactions.filter {
      if case .membership(RollupID(0), joins: true) = $0.kind { true } else { false }
    }
    #expect(asked.map(\.sender) == [.prover(RollupID(0))] && asked.allSatisfy { $0.gas > 0 })
  }
}
