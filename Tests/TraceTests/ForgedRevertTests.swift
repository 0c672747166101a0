import Audit
import Support
import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// For each cause of a revert: a trace that breaks just that one, with
/// all that hangs on it made again, is refused at its line, by both readers.
@Suite struct ForgedRevertTests {
  private let r0 = RollupID(0)
  private let r1 = RollupID(1)

  /// The head's imports of a kind, if it has any.
  private func imports(_ world: World, _ r: RollupID, _ kind: ImportedHash.Kind) -> ImportedHash? {
    let head = world.rollups[r].block(world.rollups[r].head)
    return head.imports.first.flatMap { $0.kind == kind ? $0 : nil }
  }

  @Test(arguments: [
    (MessagingMode.intermediate, ImportedHash.Kind.node), (.direct, .rollupBlock),
    (.l1Root, .l1Block), (.sharedDirect, .rollupBlock),
  ])
  func blocksTakenBackAtWill(_ mode: MessagingMode, _ kind: ImportedHash.Kind) throws {
    let causes: [(ImportedHash) -> RevertCause] = [
      { .importLost($0) }, { .importTimedOut($0) }, { .l1Reorg($0) },
    ]
    for cause in causes {
      let cheat = Cheat(calm(mode), when: { imports($0, r0, kind) != nil && $0.roots.count > 2 }) {
        let imported = imports($0, r0, kind)!
        let chain = $0.rollups[r0].chain
        $0.takeBack(r0, to: chain[chain.count - 2], cause(imported))
      }
      let name = "\(mode) \(cause(.l1Block(number: 0, .zero)))"
      guard mode.route.bringsCheckpoints else {
        // One checkpoint an epoch: two roots come late or never.
        let early = Cheat(
          cheat.scenario, when: { imports($0, r0, kind) != nil && $0.now.milliseconds > 60_000 },
          cheat.act)
        try Readers.expectRefused(early.run(to: "branch"), .revertCause, name)
        continue
      }
      try Readers.expectRefused(cheat.run(to: "branch"), .revertCause, name)
    }
  }

  /// A branch that neither L1 nor the tree holds, and nobody's word.
  @Test(arguments: [true, false]) func anotherBranchAtWill(_ isIncluded: Bool) throws {
    let scenario = calm { $0.faults = faults([(52, .inject(.forkRollup(r1, depth: 2)))]) }
    let cheat = Cheat(scenario, when: { $0.rollups[r1].sequencer.forks > 0 }) { world in
      let rollup = world.rollups[r1]
      let left = rollup.blocks.indices.last { !rollup.isOnChain(BlockIndex($0)) }!
      world.takeBack(
        r1, to: BlockIndex(left),
        isIncluded ? .otherBranchIncluded(checkpoint: 2) : .otherBranchCommitted(height: 9))
    }
    let (bytes, before) = try #require(cheat.run())
    let forger = Forger(bytes)
    let line = forger.lines.indices.first { $0 >= before && forger.kind(of: $0) == "branch" }
    try Readers.expectRefused(line.map { (bytes, $0 + 1) }, .revertCause, "\(isIncluded)")
  }

  /// A fork below what L1 made final is nobody's chain.
  @Test func aForkBelowAFinalBlock() throws {
    let cheat = Cheat(calm(), when: { $0.finalHeight(of: r0) > 0 }) {
      $0.l1.contracts[r0].finalBlock = .genesis
      $0.act(.inject(.forkRollup(r0, depth: 1_000)))
    }
    try Readers.expectRefused(cheat.run(to: "branch"), .revertCause, "a deep fork")
  }

  /// What a contract stores is no more to be lost, even where L1 has forgotten the import by now.
  @Test func aSettledImportThatIsGivenUp() throws {
    // A rollup outside the tree imports new blocks of L1, and all it settles can still be undone.
    let scenario = calm(.l1Root) {
      $0.settings.isolated = [r0]
      $0.settings.l1.finalitySlots = 40
      $0.settings.l1.blockHashWindow = 5
    }
    func old(_ world: World) -> (height: Int, ImportedHash)? {
      let settled = world.l1.contracts[r0].settledHeight
      let final = world.finalHeight(of: r0)
      guard settled > final else { return nil }
      for height in final + 1...settled {
        let imports = world.rollups[r0].block(atHeight: height).imports
        if let first = imports.first, world.l1.height + 1 - Int(first.index) > 5 {
          return (height, first)
        }
      }
      return nil
    }
    let cheat = Cheat(scenario, when: { old($0) != nil }) { world in
      let (height, imported) = old(world)!
      world.takeBack(r0, to: world.rollups[r0].chain[height - 1], .importLost(imported))
    }
    try Readers.expectRefused(cheat.run(to: "branch"), .revertCause, "below the stored block")
  }
}
