import Support
import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// PROTOCOL 6: "at risk is not reverted". A rollup whose contract opens keeps what a `B` that it
/// holds, or the tree, contains; L1 never comes to know two branches of one that made only one.
@Suite struct OpenContractTests {
  private let bothDie = [
    (125, Action.inject(.crashAggregator(0))), (125, .inject(.crashAggregator(1))),
  ]

  /// Both aggregators die with `B_1` made and nothing on L1: contracts open at 270 s, before
  /// anybody has posted it.
  private func story(until end: Int? = nil) -> Story {
    Story(
      village(epochs: 3, traffic: [.allToAll(amount: 3)], faults: bothDie), until: end)
  }

  @Test func beforeItSettlesAloneItPostsTheRootThatHoldsMoreOfIt() {
    let story = story()
    #expect(Recount.complaints(about: story.world) == [])
    let opened = story.time { if case .contract(.contractOpened) = $0 { true } else { false } }
    let exits = story.all { if case .settlement(.exitRequested(let r)) = $0 { r } else { nil } }
    // One posts, the others see that somebody does.
    #expect(exits.count == 1)
    #expect(exits.first?.record.time.milliseconds == opened)
    let registered = story.time {
      if case .contract(.registered(checkpoint: 1, _, _, _)) = $0 { true } else { false }
    }
    let lone = story.all { if case .contract(.loneSettled(let r, _, _)) = $0 { r } else { nil } }
    #expect(lone.count >= 4)
    for settled in lone { #expect(settled.record.time.milliseconds > registered ?? .max) }
  }

  @Test func whatLiesUnderThatRootIsNotReverted() {
    let before = story(until: 269)
    let heights = before.world.rollups.map {
      $0.block(before.world.includedBlock(of: $0.id, under: before.world.roots[1])).height
    }
    let after = story()
    for (record, (r, height)) in after.all({ occurrence -> (RollupID, Int)? in
      if case .sequencer(.chainReverted(let r, let to, _, _)) = occurrence { (r, to) } else { nil }
    }) {
      #expect(height >= heights[r.index], "\(record)")
    }
    for (r, contract) in after.world.l1.contracts.enumerated() {
      #expect(contract.settledHeight >= heights[r])
    }
  }

  @Test func aLeafUnderTheRegistryThatContradictsTheContractIsSeen() {
    var story = Story(village(epochs: 2), until: 210)
    #expect(story.world.registryCheckpoint == 3 && story.world.violations == [])
    story.world.checkOneBranch(0)
    #expect(story.world.violations == [])
    // Another branch from below the settled block, of the same heights.
    let height = story.world.l1.contracts[0].settledHeight
    story.perform(.inject(.forkRollup(0, depth: story.world.rollups[0].height - height + 2)))
    story.world.rollups[0].sequencer = Sequencer()
    story.world.l1.contracts[0].settled = story.world.rollups[0].chain[height]
    story.world.checkOneBranch(0)
    #expect(story.world.violations.map(\.property) == [.l1OnlyForward])
  }
}
